package org.voicerecorder.database.internal.catalog;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import org.voicerecorder.api.catalog.RecordingRepository.Change;
import org.voicerecorder.api.catalog.RecordingRepository.ChangedRecording;
import org.voicerecorder.api.catalog.RecordingRepository.RemovedRecording;
import org.voicerecorder.database.internal.Sessions;

/** Gives changes in their order, in batches, no session open while the consumer works. */
final class ChangeLog {
    private static final int BATCH = 500;

    private final Sessions sessions;
    private final RecordingRows rows;
    private final RecordingQueries queries;

    ChangeLog(Sessions sessions, RecordingRows rows, RecordingQueries queries) {
        this.sessions = sessions;
        this.rows = rows;
        this.queries = queries;
    }

    long last() {
        return sessions.read(queries::changeNumber);
    }

    void since(long changeNumber, Consumer<Change> consumer) {
        long end = last();
        long from = changeNumber;
        while (from < end) {
            long after = from;
            List<Change> batch = sessions.read(c -> batch(c, after, end));
            if (batch.isEmpty()) {
                return;
            }
            batch.forEach(consumer);
            from = batch.getLast().changeNumber();
        }
    }

    private List<Change> batch(Connection c, long after, long end) throws SQLException {
        var batch = new ArrayList<Change>();
        batch.addAll(withMarkers(
                c,
                query(
                                "SELECT " + RecordingRows.COLUMNS + " FROM recording r"
                                        + " --DERBY-PROPERTIES index=recording_change\n",
                                after,
                                end)
                        .list(
                                c,
                                row -> new ChangedRecording(
                                        RecordingRows.changeNumber(row), rows.read(row), List.of()))));
        batch.addAll(query("SELECT r.change_number, r.id FROM recording_removed r", after, end)
                .list(c, row -> new RemovedRecording(row.getLong(1), Values.uuid(row.getBytes(2)))));
        batch.sort(Comparator.comparingLong(Change::changeNumber));
        // Beyond the batch the other table may have more in between.
        return batch.size() > BATCH ? batch.subList(0, BATCH) : batch;
    }

    /** Asks for the markers of all rows of a batch at once. */
    private static List<ChangedRecording> withMarkers(Connection c, List<ChangedRecording> changed)
            throws SQLException {
        var ids = changed.stream().map(change -> change.recording().id()).toList();
        Map<UUID, List<String>> texts = new HashMap<>();
        for (List<UUID> chunk : IdChunks.of(ids)) {
            DatabaseMarkers.texts(c, chunk, texts);
        }
        return texts.isEmpty()
                ? changed
                : changed.stream()
                        .map(change -> new ChangedRecording(
                                change.changeNumber(),
                                change.recording(),
                                texts.getOrDefault(change.recording().id(), List.of())))
                        .toList();
    }

    private static Sql query(String select, long after, long end) {
        return new Sql()
                .add(select)
                .add(" WHERE r.change_number > ? AND r.change_number <= ? ORDER BY r.change_number", after, end)
                .add(" FETCH FIRST ? ROWS ONLY", BATCH);
    }
}
