package org.voicerecorder.workbench.tests;

import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Stream;
import org.osgi.framework.BundleContext;
import org.osgi.framework.InvalidSyntaxException;
import org.osgi.framework.ServiceReference;
import org.osgi.framework.ServiceRegistration;
import org.voicerecorder.api.ErrorCode;
import org.voicerecorder.api.IngestSource;
import org.voicerecorder.api.Recording;
import org.voicerecorder.api.RecordingEvent;
import org.voicerecorder.api.RecordingListener;
import org.voicerecorder.api.RecordingStatus;
import org.voicerecorder.api.SyncStatus;
import org.voicerecorder.api.VoiceRecorderException;
import org.voicerecorder.api.audio.AudioProperties;
import org.voicerecorder.api.catalog.RecordingChange;
import org.voicerecorder.api.catalog.RecordingFilter;
import org.voicerecorder.api.catalog.RecordingOrder;
import org.voicerecorder.api.catalog.RecordingPage;
import org.voicerecorder.api.catalog.RecordingRepository;
import org.voicerecorder.api.catalog.Recordings;
import org.voicerecorder.api.library.Library;

/** A library in memory, as large as a test wants it, behind the real contracts. */
final class MemoryLibrary implements Recordings, Library, AutoCloseable {
    private static final List<String> SUBJECTS =
            List.of("Interview Ruiz", "Memo", "Lecture", "Choir rehearsal", "Press call", "Field notes", "Birdsong");
    private static final List<String> TAGS = List.of("press", "family", "work", "music");

    private final Path root;
    private final BundleContext context;
    private final Map<UUID, Recording> rows = new LinkedHashMap<>();
    private final List<ServiceRegistration<?>> registrations = new ArrayList<>();

    MemoryLibrary(BundleContext context, Path root) {
        this.context = context;
        this.root = root;
    }

    void open() {
        registrations.add(context.registerService(Library.class, this, null));
        registrations.add(context.registerService(RecordingRepository.class, repository(), null));
        registrations.add(context.registerService(Recordings.class, this, null));
    }

    @Override
    public void close() {
        registrations.forEach(ServiceRegistration::unregister);
        registrations.clear();
    }

    /** Rows with plausible contents, the same each time. */
    synchronized void generate(int count) {
        Random random = new Random(42);
        Instant now = Instant.now();
        for (int i = 0; i < count; i++) {
            Set<String> tags = new TreeSet<>();
            while (random.nextInt(3) == 0 && tags.size() < 3) {
                tags.add(TAGS.get(random.nextInt(TAGS.size())));
            }
            String title = SUBJECTS.get(random.nextInt(SUBJECTS.size())) + " " + (i + 1);
            Recording row = row(title, List.copyOf(tags), now.minus(Duration.ofMinutes(97L * i)), random);
            rows.put(row.id(), row);
        }
    }

    private Recording row(String title, List<String> tags, Instant created, Random random) {
        UUID id = new UUID(random.nextLong(), random.nextLong());
        Duration length = Duration.ofMillis(2_000 + random.nextInt(4_000_000));
        var audio = new AudioProperties(length, 48_000, 1, OptionalInt.of(16));
        Path file = root.resolve(id + ".wav");
        return new Recording(
                id,
                title + ".wav",
                id + ".wav",
                file,
                title,
                Optional.empty(),
                tags,
                Optional.of(audio),
                length.toMillis() * 96,
                "audio/wav",
                "0".repeat(64),
                RecordingStatus.ACTIVE,
                SyncStatus.UNSYNCED,
                IngestSource.IMPORT,
                created,
                created,
                Optional.empty(),
                "0.1.0",
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                1);
    }

    /** Adds a recording and tells of it, as an ingest does. */
    Recording add(String title) {
        Recording row = row(title, List.of(), Instant.now(), new Random());
        synchronized (this) {
            rows.put(row.id(), row);
        }
        tell(new RecordingEvent.Added(List.of(row)));
        return row;
    }

    /** Takes recordings out for good; those in the bin when none are named. */
    List<UUID> forget(Collection<UUID> ids) {
        List<UUID> gone = ids.isEmpty() ? ids(RecordingFilter.BIN, RecordingOrder.NEWEST_FIRST) : List.copyOf(ids);
        synchronized (this) {
            gone.forEach(rows::remove);
        }
        tell(new RecordingEvent.Removed(gone));
        return gone;
    }

    private void tell(RecordingEvent event) {
        try {
            for (ServiceReference<RecordingListener> reference :
                    context.getServiceReferences(RecordingListener.class, null)) {
                context.getService(reference).onEvent(event);
            }
        } catch (InvalidSyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    private synchronized Stream<Recording> matching(RecordingFilter filter) {
        String text = filter.text().orElse("").toLowerCase(Locale.ROOT);
        return List.copyOf(rows.values()).stream()
                .filter(r -> filter.statuses().isEmpty() || filter.statuses().contains(r.status()))
                .filter(r ->
                        text.isEmpty() || r.title().toLowerCase(Locale.ROOT).contains(text))
                .filter(r -> r.tags().containsAll(filter.tags()))
                .filter(r -> filter.createdFrom()
                        .map(from -> !r.createdAt().isBefore(from))
                        .orElse(true))
                .filter(r -> filter.source().map(r.source()::equals).orElse(true));
    }

    @Override
    public List<UUID> ids(RecordingFilter filter, RecordingOrder order) {
        Comparator<Recording> by =
                switch (order.field()) {
                    case CREATED -> Comparator.comparing(Recording::createdAt);
                    case TITLE -> Comparator.comparing(Recording::title);
                    case DURATION ->
                        Comparator.comparing(r -> r.audio().orElseThrow().duration());
                    case SIZE -> Comparator.comparing(Recording::sizeBytes);
                };
        return matching(filter)
                .sorted(order.descending() ? by.reversed() : by)
                .map(Recording::id)
                .toList();
    }

    @Override
    public Recording resolve(String reference) {
        return find(UUID.fromString(reference)).orElseThrow();
    }

    @Override
    public synchronized Optional<Recording> find(UUID id) {
        return Optional.ofNullable(rows.get(id));
    }

    @Override
    public synchronized List<Recording> findAll(Collection<UUID> ids) {
        return ids.stream().map(rows::get).filter(r -> r != null).toList();
    }

    @Override
    public RecordingPage page(RecordingFilter filter, RecordingOrder order, Optional<String> after, int limit) {
        List<UUID> all = ids(filter, order);
        return new RecordingPage(findAll(all.subList(0, Math.min(limit, all.size()))), all.size(), Optional.empty());
    }

    @Override
    public List<Recording> change(Collection<UUID> ids, RecordingChange change) {
        List<Recording> changed = new ArrayList<>();
        synchronized (this) {
            for (UUID id : ids) {
                Recording row = find(id).orElseThrow(
                                () -> new VoiceRecorderException(ErrorCode.ERR_NOT_FOUND, "No recording " + id));
                changed.add(changed(row, change, row.syncStatus()));
            }
            changed.forEach(r -> rows.put(r.id(), r));
        }
        tell(new RecordingEvent.Changed(changed));
        return changed;
    }

    /** Says of a recording that a provider has it, as a sync does. */
    void copied(UUID id) {
        Recording row;
        synchronized (this) {
            Recording before = rows.get(id);
            row = changed(before, RecordingChange.status(before.status()), SyncStatus.SYNCED);
            rows.put(id, row);
        }
        tell(new RecordingEvent.Changed(List.of(row)));
    }

    private static Recording changed(Recording r, RecordingChange change, SyncStatus sync) {
        Set<String> tags = new TreeSet<>(change.tags().orElse(new TreeSet<>(r.tags())));
        tags.addAll(change.addTags());
        tags.removeAll(change.removeTags());
        return new Recording(
                r.id(),
                r.originalName(),
                r.storedName(),
                r.path(),
                change.title().orElse(r.title()),
                change.description().or(r::description).filter(d -> !d.isEmpty()),
                List.copyOf(tags),
                r.audio(),
                r.sizeBytes(),
                r.mimeType(),
                r.checksum(),
                change.status().orElse(r.status()),
                sync,
                r.source(),
                r.createdAt(),
                Instant.now(),
                r.lastSyncedAt(),
                r.appVersion(),
                r.retentionPolicy(),
                r.dataSubject(),
                r.consent(),
                r.version() + 1);
    }

    @Override
    public List<Recording> delete(Collection<UUID> ids) {
        return change(ids, RecordingChange.status(RecordingStatus.DELETED));
    }

    @Override
    public List<Recording> restore(Collection<UUID> ids) {
        return change(ids, RecordingChange.status(RecordingStatus.ACTIVE));
    }

    @Override
    public Path root() {
        return root;
    }

    @Override
    public String appVersion() {
        return "0.1.0";
    }

    private SortedMap<String, Long> tagCounts() {
        SortedMap<String, Long> counts = new TreeMap<>();
        matching(RecordingFilter.PRESENT).flatMap(r -> r.tags().stream()).forEach(t -> counts.merge(t, 1L, Long::sum));
        return counts;
    }

    private Map<RecordingStatus, Long> statusCounts() {
        Map<RecordingStatus, Long> counts = new EnumMap<>(RecordingStatus.class);
        matching(RecordingFilter.ALL).forEach(r -> counts.merge(r.status(), 1L, Long::sum));
        return counts;
    }

    /** What the sidebar counts with; the window asks the repository for nothing else. */
    private RecordingRepository repository() {
        return (RecordingRepository) Proxy.newProxyInstance(
                RecordingRepository.class.getClassLoader(),
                new Class<?>[] {RecordingRepository.class},
                (proxy, method, arguments) -> switch (method.getName()) {
                    case "count" -> matching((RecordingFilter) arguments[0]).count();
                    case "tagCounts" -> tagCounts();
                    case "statusCounts" -> statusCounts();
                    case "toString" -> "counts of a library in memory";
                    case "hashCode" -> System.identityHashCode(proxy);
                    case "equals" -> proxy == arguments[0];
                    default -> throw new UnsupportedOperationException(method.getName());
                });
    }
}
