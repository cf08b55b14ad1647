package org.voicerecorder.database.internal.catalog;

import java.time.Duration;
import java.util.stream.Collectors;
import org.voicerecorder.api.RecordingStatus;
import org.voicerecorder.api.catalog.RecordingFilter;

/** A filter as conditions on the row {@code r}; its text is the search index's business. */
final class FilterSql {
    private FilterSql() {}

    /** Whether rows must be looked at in other tables, so that the order's index is not the best way in. */
    static boolean joins(RecordingFilter filter) {
        return !filter.tags().isEmpty() || filter.provider().isPresent();
    }

    static Sql where(RecordingFilter filter, Sql sql) {
        sql.add(" WHERE 1 = 1");
        if (!filter.statuses().isEmpty() && filter.statuses().size() < RecordingStatus.values().length) {
            // Names of an enum, not values from outside: in the text they let the optimizer choose.
            sql.add(filter.statuses().stream()
                    .map(RecordingStatus::name)
                    .sorted()
                    .collect(Collectors.joining("', '", " AND r.status IN ('", "')")));
        }
        filter.createdFrom().ifPresent(from -> sql.add(" AND r.created_at >= ?", Values.micros(from)));
        filter.createdUntil().ifPresent(until -> sql.add(" AND r.created_at < ?", Values.micros(until)));
        filter.minimumDuration().ifPresent(least -> sql.add(" AND r.duration_ns >= ?", atLeast(least)));
        filter.maximumDuration().ifPresent(most -> sql.add(" AND r.duration_ns BETWEEN 0 AND ?", Values.nanos(most)));
        filter.source().ifPresent(source -> sql.add(" AND r.source = ?", source.value()));
        for (String tag : filter.tags()) {
            sql.add(
                    " AND EXISTS (SELECT 1 FROM recording_tag t WHERE t.recording_id = r.id AND t.tag = ?)",
                    Values.tag(tag));
        }
        filter.provider()
                .ifPresent(provider -> sql.add(
                        " AND EXISTS (SELECT 1 FROM recording_remote m"
                                + " WHERE m.recording_id = r.id AND m.provider_key = ?)",
                        provider));
        return sql;
    }

    private static long atLeast(Duration least) {
        return Values.nanos(least);
    }
}
