package org.voicerecorder.database.internal.catalog;

import jakarta.persistence.EntityManager;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.voicerecorder.api.ErrorCode;
import org.voicerecorder.api.VoiceRecorderException;
import org.voicerecorder.api.marker.Marker;
import org.voicerecorder.api.marker.MarkerRepository;
import org.voicerecorder.database.internal.DatabaseComponent;
import org.voicerecorder.database.internal.Failures;
import org.voicerecorder.database.internal.Sessions;

/** The markers in the library's database. Reads by JDBC, writes by JPA, as {@link DatabaseRecordings}. */
@Component(service = MarkerRepository.class)
public final class DatabaseMarkers implements MarkerRepository {
    private final Sessions sessions;

    @Activate
    public DatabaseMarkers(@Reference DatabaseComponent database) {
        this(database.sessions());
    }

    /** On sessions that somebody else closes. */
    public DatabaseMarkers(Sessions sessions) {
        this.sessions = sessions;
    }

    @Override
    public List<Marker> list(UUID recording) {
        return sessions.read(c -> new Sql()
                .add("SELECT m.id, m.frame, m.frames, m.label FROM marker m WHERE m.recording_id = ?", (Object)
                        Values.bytes(recording))
                .add(" ORDER BY m.frame, m.id")
                .list(
                        c,
                        row -> new Marker(
                                Values.uuid(row.getBytes(1)), row.getLong(2), row.getLong(3), row.getString(4))));
    }

    /** Collects the texts of the markers of some recordings, one query for all. */
    static void texts(Connection c, List<UUID> recordings, Map<UUID, List<String>> texts) throws SQLException {
        List<byte[]> ids = IdChunks.filled(recordings);
        new Sql()
                .add(
                        "SELECT m.recording_id, m.label FROM marker m WHERE m.recording_id IN ("
                                + "?, ".repeat(ids.size() - 1) + "?)",
                        ids.toArray())
                .add(" AND m.label <> ''")
                .each(c, row -> texts.computeIfAbsent(Values.uuid(row.getBytes(1)), _ -> new ArrayList<>())
                        .add(row.getString(2)));
    }

    @Override
    public void add(UUID recording, List<Marker> markers) {
        write(recording, manager -> MarkerEntity.persist(manager, recording, markers));
    }

    @Override
    public void change(UUID recording, Marker marker) {
        write(recording, manager -> {
            int changed = manager.createQuery("UPDATE Marker m SET m.frame = :frame, m.frames = :frames,"
                            + " m.label = :label WHERE m.id = :id AND m.recordingId = :recording")
                    .setParameter("frame", marker.frame())
                    .setParameter("frames", marker.frames())
                    .setParameter("label", marker.text())
                    .setParameter("id", Values.bytes(marker.id()))
                    .setParameter("recording", Values.bytes(recording))
                    .executeUpdate();
            requireAll(1, changed);
        });
    }

    @Override
    public void remove(UUID recording, Collection<UUID> markers) {
        var wanted = new LinkedHashSet<>(markers);
        write(recording, manager -> {
            int removed = 0;
            for (List<UUID> chunk : IdChunks.of(wanted)) {
                removed += manager.createQuery("DELETE FROM Marker m WHERE m.recordingId = :recording AND m.id IN :ids")
                        .setParameter("recording", Values.bytes(recording))
                        .setParameter("ids", IdChunks.filled(chunk))
                        .executeUpdate();
            }
            requireAll(wanted.size(), removed);
        });
    }

    @Override
    public void replaceAll(UUID recording, List<Marker> markers) {
        write(recording, manager -> {
            manager.createQuery("DELETE FROM Marker m WHERE m.recordingId = :recording")
                    .setParameter("recording", Values.bytes(recording))
                    .executeUpdate();
            MarkerEntity.persist(manager, recording, markers);
        });
    }

    private interface Work {
        void with(EntityManager manager);
    }

    private void write(UUID recording, Work work) {
        try {
            sessions.inTransaction(manager -> {
                touch(manager, recording);
                work.with(manager);
                return null;
            });
        } catch (VoiceRecorderException e) {
            throw Failures.isUniqueViolation(e)
                    ? new VoiceRecorderException(ErrorCode.ERR_STATE, "A marker with the same id is in the library", e)
                    : e;
        }
    }

    /** The recording is as it was, but whoever catches up with changes must look at it again. */
    private static void touch(EntityManager manager, UUID recording) {
        int found = manager.createQuery("UPDATE Recording r SET r.changeNumber = :number WHERE r.id = :id")
                .setParameter("number", RecordingWrites.allocate(manager, 1))
                .setParameter("id", Values.bytes(recording))
                .executeUpdate();
        if (found == 0) {
            throw new VoiceRecorderException(ErrorCode.ERR_NOT_FOUND, "There is no recording " + recording);
        }
    }

    private static void requireAll(int wanted, int found) {
        if (found != wanted) {
            throw new VoiceRecorderException(
                    ErrorCode.ERR_NOT_FOUND,
                    wanted == 1
                            ? "The recording has no such marker"
                            : "The recording has %d of these %d markers".formatted(found, wanted),
                    "List them with 'voicerec markers ID'.",
                    null);
        }
    }
}
