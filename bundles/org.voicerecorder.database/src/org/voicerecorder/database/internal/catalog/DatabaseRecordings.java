package org.voicerecorder.database.internal.catalog;

import java.time.Clock;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.voicerecorder.api.DuplicateRecordingException;
import org.voicerecorder.api.ErrorCode;
import org.voicerecorder.api.Recording;
import org.voicerecorder.api.RecordingStatus;
import org.voicerecorder.api.VoiceRecorderException;
import org.voicerecorder.api.catalog.RecordingChange;
import org.voicerecorder.api.catalog.RecordingFilter;
import org.voicerecorder.api.catalog.RecordingOrder;
import org.voicerecorder.api.catalog.RecordingPage;
import org.voicerecorder.api.catalog.RecordingRepository;
import org.voicerecorder.api.library.Library;
import org.voicerecorder.api.marker.Marker;
import org.voicerecorder.database.internal.DatabaseComponent;
import org.voicerecorder.database.internal.Failures;
import org.voicerecorder.database.internal.Sessions;

/** The rows of the library in its database. Reads by JDBC, writes by JPA (docs/decisions/database.md says why). */
@Component(service = RecordingRepository.class)
public final class DatabaseRecordings implements RecordingRepository {
    private static final int LARGEST_PAGE = 10_000;
    private static final Pattern PREFIX = Pattern.compile("[0-9a-f]{1,32}");

    private final Sessions sessions;
    private final RecordingRows rows;
    private final RecordingQueries queries;
    private final RecordingWrites writes;
    private final ChangeLog changes;
    private final Clock clock;

    @Activate
    public DatabaseRecordings(@Reference DatabaseComponent database, @Reference Library library) {
        this(database.sessions(), library, Clock.systemUTC());
    }

    /** On sessions that somebody else closes. */
    public DatabaseRecordings(Sessions sessions, Library library, Clock clock) {
        this.sessions = sessions;
        this.clock = clock;
        rows = new RecordingRows(library.raw());
        queries = new RecordingQueries(rows);
        writes = new RecordingWrites(library.raw());
        changes = new ChangeLog(sessions, rows, queries);
    }

    @Override
    public void add(List<Recording> recordings, Map<UUID, List<Marker>> markers) {
        if (recordings.isEmpty()) {
            return;
        }
        try {
            sessions.inTransaction(manager -> {
                writes.add(manager, recordings, markers);
                return null;
            });
        } catch (VoiceRecorderException e) {
            throw Failures.isUniqueViolation(e) ? collision(recordings, e) : e;
        }
    }

    /** Says with what the recordings collided: a row with the same content, or each other, or a row with the same id. */
    private VoiceRecorderException collision(List<Recording> recordings, VoiceRecorderException failure) {
        var keys = new HashSet<String>();
        for (Recording recording : recordings) {
            String key = Values.dedupKey(recording);
            if (key != null) {
                Optional<Recording> existing = one("r.dedup_key = ?", key);
                if (existing.isEmpty() && !keys.add(key)) {
                    existing = Optional.of(recording);
                }
                if (existing.isPresent()) {
                    return new DuplicateRecordingException(existing.get());
                }
            }
        }
        return new VoiceRecorderException(
                ErrorCode.ERR_STATE, "A recording with the same id or stored name is in the library", failure);
    }

    @Override
    public Optional<Recording> find(UUID id) {
        return one("r.id = ?", Values.bytes(id));
    }

    @Override
    public List<Recording> findAll(Collection<UUID> ids) {
        return ids.isEmpty() ? List.of() : sessions.read(c -> queries.findAll(c, ids));
    }

    @Override
    public List<UUID> findByPrefix(String prefix, int limit) {
        String digits = prefix.replace("-", "").toLowerCase(Locale.ROOT);
        if (!PREFIX.matcher(digits).matches() || limit < 1) {
            return List.of();
        }
        return sessions.read(c -> new Sql()
                .add("SELECT r.id FROM recording r WHERE r.id BETWEEN ? AND ?", bound(digits, '0'), bound(digits, 'f'))
                .add(" ORDER BY r.id FETCH FIRST ? ROWS ONLY", limit)
                .list(c, row -> Values.uuid(row.getBytes(1))));
    }

    private static byte[] bound(String digits, char fill) {
        return HexFormat.of().parseHex(digits + String.valueOf(fill).repeat(32 - digits.length()));
    }

    @Override
    public Optional<Recording> findByContent(String checksum, long sizeBytes) {
        return one("r.checksum = ? AND r.size_bytes = ?", checksum.toLowerCase(Locale.ROOT), sizeBytes);
    }

    @Override
    public Optional<Recording> findByChecksum(String checksum) {
        String wanted = checksum.toLowerCase(Locale.ROOT);
        return one("r.checksum = ? AND r.status <> 'DELETED'", wanted).or(() -> one("r.checksum = ?", wanted));
    }

    @Override
    public Optional<Recording> last() {
        var newest = new Ordering(RecordingOrder.NEWEST_FIRST);
        return sessions.read(c -> queries.first(c, RecordingFilter.PRESENT, newest));
    }

    @Override
    public RecordingPage page(
            RecordingFilter filter,
            Optional<Collection<UUID>> among,
            RecordingOrder order,
            Optional<String> after,
            int limit) {
        if (limit < 1 || limit > LARGEST_PAGE) {
            throw new VoiceRecorderException(
                    ErrorCode.ERR_INVALID_ARGUMENT, "A page has 1 to %,d rows, not %,d".formatted(LARGEST_PAGE, limit));
        }
        var ordering = new Ordering(order);
        Optional<Position> place = after.map(text -> Position.decode(text, ordering));
        return sessions.read(c -> queries.page(c, filter, among, ordering, place, limit));
    }

    @Override
    public List<UUID> ids(RecordingFilter filter, Optional<Collection<UUID>> among, RecordingOrder order) {
        return sessions.read(c -> queries.ids(c, filter, among, new Ordering(order), Optional.empty()));
    }

    @Override
    public long count(RecordingFilter filter) {
        return sessions.read(c -> queries.count(c, filter));
    }

    @Override
    public SortedMap<String, Long> tagCounts() {
        var counts = new TreeMap<String, Long>();
        sessions.read(c -> {
            new Sql()
                    .add("SELECT t.tag, COUNT(*) FROM recording_tag t JOIN recording r ON r.id = t.recording_id"
                            + " WHERE r.status <> 'DELETED' GROUP BY t.tag")
                    .each(c, row -> counts.put(row.getString(1), row.getLong(2)));
            return null;
        });
        return counts;
    }

    @Override
    public Map<RecordingStatus, Long> statusCounts() {
        var counts = new EnumMap<RecordingStatus, Long>(RecordingStatus.class);
        for (RecordingStatus status : RecordingStatus.values()) {
            counts.put(status, 0L);
        }
        sessions.read(c -> {
            new Sql()
                    .add("SELECT r.status, COUNT(*) FROM recording r GROUP BY r.status")
                    .each(c, row -> counts.put(RecordingStatus.valueOf(row.getString(1)), row.getLong(2)));
            return null;
        });
        return counts;
    }

    @Override
    public List<Recording> update(Collection<UUID> ids, RecordingChange change) {
        return ids.isEmpty()
                ? List.of()
                : sessions.inTransaction(manager -> writes.update(manager, ids, change, clock.instant()));
    }

    @Override
    public void remove(Collection<UUID> ids) {
        if (!ids.isEmpty()) {
            sessions.inTransaction(manager -> {
                writes.remove(manager, ids);
                return null;
            });
        }
    }

    @Override
    public boolean isEmpty() {
        return sessions.read(c -> new Sql()
                .add("SELECT r.id FROM recording r FETCH FIRST 1 ROWS ONLY")
                .list(c, row -> row.getBytes(1))
                .isEmpty());
    }

    @Override
    public Set<String> storedNames() {
        return sessions.read(c -> new HashSet<>(
                new Sql().add("SELECT r.stored_name FROM recording r").list(c, row -> row.getString(1))));
    }

    @Override
    public void changedSince(long changeNumber, Consumer<Change> consumer) {
        changes.since(changeNumber, consumer);
    }

    @Override
    public long changeNumber() {
        return changes.last();
    }

    private Optional<Recording> one(String condition, Object... values) {
        return sessions.read(c -> new Sql()
                        .add("SELECT " + RecordingRows.COLUMNS + " FROM recording r WHERE ")
                        .add(condition, values)
                        .add(" ORDER BY r.change_number FETCH FIRST 1 ROWS ONLY")
                        .list(c, rows::read)
                        .stream()
                        .findFirst());
    }
}
