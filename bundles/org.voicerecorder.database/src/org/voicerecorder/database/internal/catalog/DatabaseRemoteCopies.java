package org.voicerecorder.database.internal.catalog;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.voicerecorder.api.ErrorCode;
import org.voicerecorder.api.SyncStatus;
import org.voicerecorder.api.VoiceRecorderException;
import org.voicerecorder.api.catalog.RemoteCopies;
import org.voicerecorder.api.catalog.RemoteCopy;
import org.voicerecorder.database.internal.DatabaseComponent;
import org.voicerecorder.database.internal.Sessions;

/** The copies at providers in the library's database. Reads by JDBC, writes by JPA, as {@link DatabaseRecordings}. */
@Component(service = RemoteCopies.class)
public final class DatabaseRemoteCopies implements RemoteCopies {
    private static final String SELECT = "SELECT m.recording_id, m.provider_key, m.remote_id, m.etag, m.path,"
            + " m.last_synced_at, m.status, m.failure_code, m.failure_message, m.resume_state"
            + " FROM recording_remote m WHERE m.recording_id = ?";

    private final Sessions sessions;

    @Activate
    public DatabaseRemoteCopies(@Reference DatabaseComponent database) {
        this(database.sessions());
    }

    /** On sessions that somebody else closes. */
    public DatabaseRemoteCopies(Sessions sessions) {
        this.sessions = sessions;
    }

    @Override
    public void save(RemoteCopy copy) {
        sessions.inTransaction(manager -> {
            if (manager.find(RecordingEntity.class, Values.bytes(copy.recordingId())) == null) {
                throw new VoiceRecorderException(
                        ErrorCode.ERR_NOT_FOUND, "There is no recording " + copy.recordingId());
            }
            return manager.merge(new RemoteCopyEntity(copy));
        });
    }

    @Override
    public Optional<RemoteCopy> find(UUID recordingId, String providerKey) {
        return sessions.read(c -> new Sql()
                        .add(SELECT, Values.bytes(recordingId))
                        .add(" AND m.provider_key = ?", providerKey)
                        .list(c, DatabaseRemoteCopies::copy)
                        .stream()
                        .findFirst());
    }

    @Override
    public List<RemoteCopy> findAll(UUID recordingId) {
        return sessions.read(c -> new Sql()
                .add(SELECT, Values.bytes(recordingId))
                .add(" ORDER BY m.provider_key")
                .list(c, DatabaseRemoteCopies::copy));
    }

    @Override
    public void delete(UUID recordingId, String providerKey) {
        sessions.inTransaction(manager -> {
            var found = manager.find(RemoteCopyEntity.class, new RemoteCopyEntity.Key(recordingId, providerKey));
            if (found != null) {
                manager.remove(found);
            }
            return null;
        });
    }

    private static RemoteCopy copy(ResultSet row) throws SQLException {
        long synced = row.getLong(6);
        boolean wasSynced = !row.wasNull();
        return new RemoteCopy(
                Values.uuid(row.getBytes(1)),
                row.getString(2),
                Optional.ofNullable(row.getString(3)),
                Optional.ofNullable(row.getString(4)),
                Optional.ofNullable(row.getString(5)),
                wasSynced ? Optional.of(Values.instant(synced)) : Optional.empty(),
                SyncStatus.valueOf(row.getString(7)),
                Optional.ofNullable(row.getString(8)).map(ErrorCode::valueOf),
                Optional.ofNullable(row.getString(9)),
                Optional.ofNullable(row.getString(10)));
    }
}
