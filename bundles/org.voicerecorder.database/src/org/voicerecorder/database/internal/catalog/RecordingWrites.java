package org.voicerecorder.database.internal.catalog;

import jakarta.persistence.EntityManager;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.voicerecorder.api.ErrorCode;
import org.voicerecorder.api.Recording;
import org.voicerecorder.api.VoiceRecorderException;
import org.voicerecorder.api.catalog.RecordingChange;
import org.voicerecorder.api.marker.Marker;

/** What changes rows, within a transaction that somebody else begins and ends. @param raw the folder of the stored audio */
record RecordingWrites(Path raw) {
    void add(EntityManager manager, List<Recording> recordings, Map<UUID, List<Marker>> markers) {
        long number = allocate(manager, recordings.size());
        for (int i = 0; i < recordings.size(); i++) {
            manager.persist(new RecordingEntity(recordings.get(i), number + i));
            if ((i + 1) % IdChunks.MOST == 0) {
                manager.flush();
                manager.clear();
            }
        }
        if (!markers.isEmpty()) {
            // The rows that they point to come first.
            manager.flush();
            markers.forEach((recording, its) -> MarkerEntity.persist(manager, recording, its));
        }
    }

    List<Recording> update(EntityManager manager, Collection<UUID> ids, RecordingChange change, Instant now) {
        List<UUID> wanted = List.copyOf(new LinkedHashSet<>(ids));
        long number = allocate(manager, wanted.size());
        var changed = new ArrayList<Recording>(wanted.size());
        for (List<UUID> chunk : IdChunks.of(wanted)) {
            Map<UUID, RecordingEntity> found = load(manager, chunk);
            for (UUID id : chunk) {
                RecordingEntity entity = found.get(id);
                if (entity == null) {
                    throw new VoiceRecorderException(ErrorCode.ERR_NOT_FOUND, "There is no recording " + id);
                }
                entity.apply(change, now, number++);
                changed.add(entity.toRecording(raw));
            }
            manager.flush();
            manager.clear();
        }
        return changed;
    }

    void remove(EntityManager manager, Collection<UUID> ids) {
        for (List<UUID> chunk : IdChunks.of(new LinkedHashSet<>(ids))) {
            Map<UUID, RecordingEntity> found = load(manager, chunk);
            long number = allocate(manager, found.size());
            for (RecordingEntity entity : found.values()) {
                manager.persist(new RemovedEntity(number++, Values.bytes(entity.uuid())));
                manager.remove(entity);
            }
            manager.flush();
            manager.clear();
        }
    }

    private static Map<UUID, RecordingEntity> load(EntityManager manager, List<UUID> chunk) {
        Map<UUID, RecordingEntity> found = new HashMap<>();
        manager.createQuery(
                        "SELECT DISTINCT r FROM Recording r LEFT JOIN FETCH r.tags WHERE r.id IN :ids",
                        RecordingEntity.class)
                .setParameter("ids", IdChunks.filled(chunk))
                .getResultList()
                .forEach(entity -> found.put(entity.uuid(), entity));
        return found;
    }

    /**
     * Takes change numbers. The row stays locked until the transaction ends, so numbers become visible in their order:
     * who has read up to one will never find a smaller one later. A sequence would not give that.
     *
     * @return the first of them
     */
    static long allocate(EntityManager manager, int howMany) {
        manager.createNativeQuery("UPDATE library_state SET change_number = change_number + ?1 WHERE id = 1")
                .setParameter(1, (long) howMany)
                .executeUpdate();
        var last = (Number) manager.createNativeQuery("SELECT change_number FROM library_state WHERE id = 1")
                .getSingleResult();
        return last.longValue() - howMany + 1;
    }
}
