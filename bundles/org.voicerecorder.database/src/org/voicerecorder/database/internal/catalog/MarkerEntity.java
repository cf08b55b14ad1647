package org.voicerecorder.database.internal.catalog;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.List;
import java.util.UUID;
import org.voicerecorder.api.marker.Marker;

/** A row of {@code marker} while it is being written. Never leaves this bundle. */
@Entity(name = "Marker")
@Table(name = "marker")
public class MarkerEntity {
    @Id
    @Column(name = "id")
    private byte[] id;

    @Column(name = "recording_id")
    private byte[] recordingId;

    @Column(name = "frame")
    private long frame;

    @Column(name = "frames")
    private long frames;

    @Column(name = "label")
    private String label;

    /** For JPA. */
    protected MarkerEntity() {}

    MarkerEntity(UUID recording, Marker marker) {
        id = Values.bytes(marker.id());
        recordingId = Values.bytes(recording);
        frame = marker.frame();
        frames = marker.frames();
        label = marker.text();
    }

    /** Makes rows of new markers, without keeping thousands of them in memory. */
    static void persist(EntityManager manager, UUID recording, List<Marker> markers) {
        for (int i = 0; i < markers.size(); i++) {
            manager.persist(new MarkerEntity(recording, markers.get(i)));
            if ((i + 1) % IdChunks.MOST == 0) {
                manager.flush();
                manager.clear();
            }
        }
    }
}
