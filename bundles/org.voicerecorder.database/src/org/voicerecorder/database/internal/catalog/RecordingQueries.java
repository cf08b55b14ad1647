package org.voicerecorder.database.internal.catalog;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.voicerecorder.api.Recording;
import org.voicerecorder.api.catalog.RecordingFilter;
import org.voicerecorder.api.catalog.RecordingOrder;
import org.voicerecorder.api.catalog.RecordingPage;

/** What pages and lists of ids are made of, on a connection that somebody else opens and closes. */
final class RecordingQueries {
    /** Ids are looked up by the primary key even when the optimizer, short of statistics, would scan. */
    private static final String BY_KEY = " --DERBY-PROPERTIES constraint=recording_pk\n";

    private final RecordingRows rows;
    private final Counts counts = new Counts();

    RecordingQueries(RecordingRows rows) {
        this.rows = rows;
    }

    RecordingPage page(
            Connection c,
            RecordingFilter filter,
            Optional<Collection<UUID>> among,
            Ordering ordering,
            Optional<Position> after,
            int limit)
            throws SQLException {
        if (among.isPresent() || FilterSql.joins(filter)) {
            return pageAmong(c, filter, among, ordering, after, limit);
        }
        Sql sql = select(RecordingRows.COLUMNS, filter, ordering);
        after.ifPresent(position -> ordering.after(position, sql));
        sql.add(ordering.clause()).add(" FETCH FIRST ? ROWS ONLY", limit + 1);
        List<Recording> found = sql.list(c, rows::read);
        boolean more = found.size() > limit;
        List<Recording> shown = more ? found.subList(0, limit) : found;
        // A first page that is the last one knows the total without counting.
        long total = after.isEmpty() && !more ? found.size() : count(c, filter);
        return new RecordingPage(shown, total, more ? Optional.of(next(shown, ordering)) : Optional.empty());
    }

    /** The first in an order. */
    Optional<Recording> first(Connection c, RecordingFilter filter, Ordering ordering) throws SQLException {
        Sql sql = select(RecordingRows.COLUMNS, filter, ordering).add(ordering.clause());
        return sql.add(" FETCH FIRST ? ROWS ONLY", 1).list(c, rows::read).stream()
                .findFirst();
    }

    private static String next(List<Recording> shown, Ordering ordering) {
        return Position.of(shown.getLast(), ordering.order()).encode(ordering.order());
    }

    /** The ids in order, from a position on, of those among the given ones if any are given. */
    List<UUID> ids(
            Connection c,
            RecordingFilter filter,
            Optional<Collection<UUID>> among,
            Ordering ordering,
            Optional<Position> after)
            throws SQLException {
        var ids = new UuidList.Builder();
        Optional<Set<UUID>> wanted = wanted(c, filter, among);
        if (wanted.isPresent() && wanted.get().isEmpty()) {
            return ids.build();
        }
        Sql sql = wanted.isPresent() && wanted.get().size() <= IdChunks.MOST
                ? selectAmong(filter, List.copyOf(wanted.get()))
                : select("r.id", filter, ordering);
        after.ifPresent(position -> ordering.after(position, sql));
        sql.add(ordering.clause()).each(c, row -> {
            UUID id = Values.uuid(row.getBytes(1));
            if (wanted.isEmpty() || wanted.get().contains(id)) {
                ids.add(id);
            }
        });
        return ids.build();
    }

    /** The ids that come into question; empty when that is all of them. */
    private static Optional<Set<UUID>> wanted(Connection c, RecordingFilter filter, Optional<Collection<UUID>> among)
            throws SQLException {
        Optional<Set<UUID>> wanted = among.map(HashSet::new);
        for (Sql elsewhere : FilterSql.idsElsewhere(filter)) {
            Set<UUID> ids = new HashSet<>();
            elsewhere.each(c, row -> ids.add(Values.uuid(row.getBytes(1))));
            wanted.ifPresent(ids::retainAll);
            wanted = Optional.of(ids);
        }
        return wanted;
    }

    /** A page of some ids: their order first, then the rows of the page alone. */
    private RecordingPage pageAmong(
            Connection c,
            RecordingFilter filter,
            Optional<Collection<UUID>> among,
            Ordering ordering,
            Optional<Position> after,
            int limit)
            throws SQLException {
        List<UUID> all = ids(c, filter, among, ordering, Optional.empty());
        List<UUID> rest = after.isEmpty() ? all : ids(c, filter, among, ordering, after);
        List<Recording> shown = findAll(c, rest.subList(0, Math.min(limit, rest.size())));
        boolean more = rest.size() > limit && !shown.isEmpty();
        return new RecordingPage(shown, all.size(), more ? Optional.of(next(shown, ordering)) : Optional.empty());
    }

    /** Those that are there, in the order of the ids. */
    List<Recording> findAll(Connection c, Collection<UUID> ids) throws SQLException {
        Map<UUID, Recording> found = new HashMap<>();
        for (List<UUID> chunk : IdChunks.of(ids)) {
            Sql sql = new Sql().add("SELECT " + RecordingRows.COLUMNS + " FROM recording r" + BY_KEY + " WHERE 1 = 1");
            IdChunks.condition(chunk, sql);
            sql.each(c, row -> {
                Recording recording = rows.read(row);
                found.put(recording.id(), recording);
            });
        }
        var inOrder = new ArrayList<Recording>(found.size());
        for (UUID id : ids) {
            Recording recording = found.get(id);
            if (recording != null) {
                inOrder.add(recording);
            }
        }
        return inOrder;
    }

    long count(Connection c, RecordingFilter filter) throws SQLException {
        if (FilterSql.joins(filter)) {
            var anyOrder = new Ordering(RecordingOrder.NEWEST_FIRST);
            return ids(c, filter, Optional.empty(), anyOrder, Optional.empty()).size();
        }
        return counts.get(changeNumber(c), filter, () -> FilterSql.where(
                        filter, new Sql().add("SELECT COUNT(*) FROM recording r"))
                .list(c, row -> row.getLong(1))
                .getFirst());
    }

    long changeNumber(Connection c) throws SQLException {
        return new Sql()
                .add("SELECT change_number FROM library_state WHERE id = 1")
                .list(c, row -> row.getLong(1))
                .getFirst();
    }

    private static Sql selectAmong(RecordingFilter filter, List<UUID> ids) {
        Sql sql = FilterSql.where(filter, new Sql().add("SELECT r.id FROM recording r" + BY_KEY));
        IdChunks.condition(ids, sql);
        return sql;
    }

    private static Sql select(String columns, RecordingFilter filter, Ordering ordering) {
        return FilterSql.where(filter, new Sql().add("SELECT " + columns + " FROM recording r" + ordering.hint()));
    }
}
