package org.voicerecorder.database.internal.catalog;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import org.voicerecorder.api.catalog.AudioCheck;

/** A row of {@code audio_check} while it is being written. Never leaves this bundle. */
@Entity(name = "AudioCheck")
@Table(name = "audio_check")
public class AudioCheckEntity {
    @Id
    @Column(name = "recording_id")
    private byte[] recordingId;

    @Column(name = "checked_at")
    private long checkedAt;

    @Column(name = "outcome")
    private String outcome;

    /** For JPA. */
    protected AudioCheckEntity() {}

    AudioCheckEntity(AudioCheck check) {
        recordingId = Values.bytes(check.recordingId());
        checkedAt = Values.wholeMillis(Values.micros(check.at()));
        outcome = check.outcome().name();
    }
}
