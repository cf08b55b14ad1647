package org.voicerecorder.database.internal.catalog;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/** A row of {@code recording_removed}: what indexes that catch up need to know of a recording that is gone. */
@Entity(name = "Removed")
@Table(name = "recording_removed")
public class RemovedEntity {
    @Id
    @Column(name = "change_number")
    private long changeNumber;

    @Column(name = "id")
    private byte[] id;

    /** For JPA. */
    protected RemovedEntity() {}

    RemovedEntity(long changeNumber, byte[] id) {
        this.changeNumber = changeNumber;
        this.id = id.clone();
    }
}
