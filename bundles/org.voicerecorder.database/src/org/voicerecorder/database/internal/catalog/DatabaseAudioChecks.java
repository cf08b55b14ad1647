package org.voicerecorder.database.internal.catalog;

import jakarta.persistence.EntityManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.voicerecorder.api.RecordingStatus;
import org.voicerecorder.api.catalog.AudioCheck;
import org.voicerecorder.api.catalog.AudioChecks;
import org.voicerecorder.database.internal.DatabaseComponent;
import org.voicerecorder.database.internal.Sessions;

/** The comparisons in the library's database. Reads by JDBC, writes by JPA, as {@link DatabaseRecordings}. */
@Component(service = AudioChecks.class)
public final class DatabaseAudioChecks implements AudioChecks {
    private static final String SELECT = "SELECT k.recording_id, k.checked_at, k.outcome FROM audio_check k";

    private final Sessions sessions;

    @Activate
    public DatabaseAudioChecks(@Reference DatabaseComponent database) {
        this(database.sessions());
    }

    /** On sessions that somebody else closes. */
    public DatabaseAudioChecks(Sessions sessions) {
        this.sessions = sessions;
    }

    @Override
    public void save(Collection<AudioCheck> checks) {
        var latest = new HashMap<UUID, AudioCheck>();
        checks.forEach(check -> latest.put(check.recordingId(), check));
        if (latest.isEmpty()) {
            return;
        }
        sessions.inTransaction(manager -> {
            for (List<UUID> chunk : IdChunks.of(latest.keySet())) {
                save(manager, chunk, latest);
                manager.flush();
                manager.clear();
            }
            return null;
        });
    }

    private static void save(EntityManager manager, List<UUID> chunk, Map<UUID, AudioCheck> checks) {
        List<byte[]> ids = IdChunks.filled(chunk);
        manager.createQuery("DELETE FROM AudioCheck k WHERE k.recordingId IN :ids")
                .setParameter("ids", ids)
                .executeUpdate();
        manager.createQuery("SELECT r.id FROM Recording r WHERE r.id IN :ids", byte[].class)
                .setParameter("ids", ids)
                .getResultList()
                .forEach(id -> manager.persist(new AudioCheckEntity(checks.get(Values.uuid(id)))));
    }

    @Override
    public Map<UUID, AudioCheck> findAll(Collection<UUID> recordings) {
        return sessions.read(c -> {
            var found = new HashMap<UUID, AudioCheck>();
            for (List<UUID> chunk : IdChunks.of(recordings)) {
                List<byte[]> ids = IdChunks.filled(chunk);
                new Sql()
                        .add(SELECT + " WHERE k.recording_id IN (" + "?, ".repeat(ids.size() - 1) + "?)", ids.toArray())
                        .each(c, row -> found.put(Values.uuid(row.getBytes(1)), check(row)));
            }
            return found;
        });
    }

    @Override
    public List<AudioCheck> damaged() {
        return sessions.read(c -> new Sql()
                .add(
                        SELECT + " JOIN recording r ON r.id = k.recording_id WHERE k.outcome IN (?, ?)",
                        AudioCheck.Outcome.ALTERED.name(),
                        AudioCheck.Outcome.MISSING.name())
                .add(" AND r.status <> ? ORDER BY k.checked_at DESC, k.recording_id", RecordingStatus.DELETED.name())
                .list(c, DatabaseAudioChecks::check));
    }

    private static AudioCheck check(ResultSet row) throws SQLException {
        return new AudioCheck(
                Values.uuid(row.getBytes(1)),
                Values.instant(row.getLong(2)),
                AudioCheck.Outcome.valueOf(row.getString(3)));
    }
}
