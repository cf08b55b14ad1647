package org.voicerecorder.database.internal.catalog;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.voicerecorder.api.RecordingStatus;
import org.voicerecorder.api.catalog.RecordingFilter;

/** A filter as conditions on the row {@code r}; its text is the search index's business. */
final class FilterSql {
    private FilterSql() {}

    /** Whether other tables have a say in it. */
    static boolean joins(RecordingFilter filter) {
        return !filter.tags().isEmpty() || filter.provider().isPresent();
    }

    /** For each condition in another table, what gives the ids it holds for; an index has them all in one run. */
    static List<Sql> idsElsewhere(RecordingFilter filter) {
        var queries = new ArrayList<Sql>();
        for (String tag : filter.tags()) {
            queries.add(new Sql().add("SELECT t.recording_id FROM recording_tag t WHERE t.tag = ?", Values.tag(tag)));
        }
        filter.provider()
                .ifPresent(provider -> queries.add(new Sql()
                        .add("SELECT m.recording_id FROM recording_remote m WHERE m.provider_key = ?", provider)));
        return queries;
    }

    /** The conditions on the row itself. */
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
        filter.minimumDuration().ifPresent(least -> sql.add(" AND r.duration_ns >= ?", Values.nanos(least)));
        filter.maximumDuration().ifPresent(most -> sql.add(" AND r.duration_ns BETWEEN 0 AND ?", Values.nanos(most)));
        filter.source().ifPresent(source -> sql.add(" AND r.source = ?", source.value()));
        return sql;
    }
}
