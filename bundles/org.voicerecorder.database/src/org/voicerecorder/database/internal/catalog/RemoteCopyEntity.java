package org.voicerecorder.database.internal.catalog;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.time.Instant;
import java.util.Arrays;
import java.util.UUID;
import org.voicerecorder.api.catalog.RemoteCopy;

/** A row of {@code recording_remote} while it is being written. Never leaves this bundle. */
@Entity(name = "RemoteCopy")
@Table(name = "recording_remote")
@IdClass(RemoteCopyEntity.Key.class)
public class RemoteCopyEntity {
    private static final int MOST_MESSAGE = 4096;

    @Id
    @Column(name = "recording_id")
    private byte[] recordingId;

    @Id
    @Column(name = "provider_key")
    private String providerKey;

    @Column(name = "remote_id")
    private String remoteId;

    @Column(name = "etag")
    private String etag;

    @Column(name = "path")
    private String path;

    @Column(name = "last_synced_at")
    private Long lastSyncedAt;

    @Column(name = "status")
    private String status;

    @Column(name = "failure_code")
    private String failureCode;

    @Column(name = "failure_message")
    private String failureMessage;

    @Column(name = "resume_state")
    private String resumeState;

    /** For JPA. */
    protected RemoteCopyEntity() {}

    RemoteCopyEntity(RemoteCopy copy) {
        recordingId = Values.bytes(copy.recordingId());
        providerKey = copy.providerKey();
        remoteId = copy.remoteId().orElse(null);
        etag = copy.etag().orElse(null);
        path = copy.path().orElse(null);
        lastSyncedAt = copy.lastSyncedAt().map(RemoteCopyEntity::millis).orElse(null);
        status = copy.status().name();
        failureCode = copy.failureCode().map(Enum::name).orElse(null);
        failureMessage = copy.failureMessage().map(RemoteCopyEntity::cut).orElse(null);
        resumeState = copy.resumeState().orElse(null);
    }

    private static long millis(Instant moment) {
        return Values.wholeMillis(Values.micros(moment));
    }

    private static String cut(String message) {
        if (message.length() <= MOST_MESSAGE) {
            return message;
        }
        boolean pair = Character.isHighSurrogate(message.charAt(MOST_MESSAGE - 1));
        return message.substring(0, pair ? MOST_MESSAGE - 1 : MOST_MESSAGE);
    }

    /** The primary key, as JPA wants it. */
    public static class Key implements Serializable {
        private static final long serialVersionUID = 1L;

        private byte[] recordingId;
        private String providerKey;

        /** For JPA. */
        public Key() {}

        Key(UUID recordingId, String providerKey) {
            this.recordingId = Values.bytes(recordingId);
            this.providerKey = providerKey;
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Key key
                    && Arrays.equals(recordingId, key.recordingId)
                    && providerKey.equals(key.providerKey);
        }

        @Override
        public int hashCode() {
            return 31 * Arrays.hashCode(recordingId) + providerKey.hashCode();
        }
    }
}
