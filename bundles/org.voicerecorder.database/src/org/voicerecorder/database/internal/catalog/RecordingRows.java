package org.voicerecorder.database.internal.catalog;

import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;
import org.voicerecorder.api.IngestSource;
import org.voicerecorder.api.Recording;
import org.voicerecorder.api.RecordingStatus;
import org.voicerecorder.api.SyncStatus;
import org.voicerecorder.api.audio.AudioProperties;

/** Makes recordings of rows. @param raw the folder of the stored audio */
record RecordingRows(Path raw) {
    /** In the order in which {@link #read} takes them. */
    static final String COLUMNS = "r.id, r.original_name, r.stored_name, r.title, r.description, r.tag_list,"
            + " r.duration_ns, r.sample_rate, r.channels, r.bit_depth, r.size_bytes, r.mime_type, r.checksum, r.status,"
            + " r.sync_status, r.source, r.created_at, r.modified_at, r.last_synced_at, r.app_version,"
            + " r.retention_policy, r.data_subject, r.consent, r.version, r.change_number";

    Recording read(ResultSet row) throws SQLException {
        String storedName = row.getString(3);
        return new Recording(
                Values.uuid(row.getBytes(1)),
                row.getString(2),
                storedName,
                raw.resolve(storedName),
                row.getString(4),
                Optional.ofNullable(row.getString(5)),
                Values.split(row.getString(6)),
                audio(row),
                row.getLong(11),
                row.getString(12),
                row.getString(13),
                RecordingStatus.valueOf(row.getString(14)),
                SyncStatus.valueOf(row.getString(15)),
                new IngestSource(row.getString(16)),
                Values.instant(row.getLong(17)),
                Values.instant(row.getLong(18)),
                Optional.ofNullable(row.getObject(19, Long.class)).map(Values::instant),
                row.getString(20),
                Optional.ofNullable(row.getString(21)),
                Optional.ofNullable(row.getString(22)),
                Optional.ofNullable(row.getObject(23, Boolean.class)),
                row.getLong(24));
    }

    static long changeNumber(ResultSet row) throws SQLException {
        return row.getLong(25);
    }

    private static Optional<AudioProperties> audio(ResultSet row) throws SQLException {
        long nanos = row.getLong(7);
        if (nanos == Values.UNKNOWN_DURATION) {
            return Optional.empty();
        }
        int bitDepth = row.getInt(10);
        return Optional.of(new AudioProperties(
                Duration.ofNanos(nanos),
                row.getInt(8),
                row.getInt(9),
                bitDepth == 0 ? OptionalInt.empty() : OptionalInt.of(bitDepth)));
    }
}
