package org.voicerecorder.workbench.internal.model;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.UUID;
import org.voicerecorder.api.Recording;
import org.voicerecorder.api.RecordingEvent;
import org.voicerecorder.api.VoiceRecorderException;
import org.voicerecorder.api.catalog.RecordingFilter;
import org.voicerecorder.api.catalog.RecordingOrder;
import org.voicerecorder.api.catalog.Recordings;

/**
 * The rows of the library table: all ids, and of the recordings themselves only those that were looked at lately. What
 * is missing is fetched in chunks, the latest wish first, so that a table of a million rows scrolls without waiting.
 * Lives in the display thread.
 */
public final class RowModel {
    static final int CHUNK = 64;
    static final int KEPT = 6_000;
    private static final int PENDING_CHUNKS = 6;
    private static final int FETCHES = 2;
    private static final Duration PAUSE = Duration.ofMillis(80);

    /** Who shows the rows. */
    public interface View {
        /** Other rows, another order or another state. */
        void rowsChanged();

        /** The recordings of these rows have arrived or changed; both ends inclusive. */
        void rowsArrived(int first, int last);
    }

    private final ServiceSource services;
    private final Background background;
    private final Coalescer queries;
    private final List<View> views = new ArrayList<>();
    private final Map<UUID, Recording> kept = new LinkedHashMap<>(256, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<UUID, Recording> eldest) {
            return size() > KEPT;
        }
    };
    private final Deque<Integer> pending = new ArrayDeque<>();
    private final Set<Integer> loading = new HashSet<>();

    private RecordingFilter filter = RecordingFilter.PRESENT;
    private RecordingOrder order = RecordingOrder.NEWEST_FIRST;
    private Rows rows = Rows.NONE;
    private boolean loaded;
    private Optional<VoiceRecorderException> failure = Optional.empty();
    private long generation;

    private record Rows(List<UUID> ids, Map<UUID, Integer> places) {
        static final Rows NONE = new Rows(List.of(), Map.of());

        static Rows of(List<UUID> ids) {
            Map<UUID, Integer> places = HashMap.newHashMap(ids.size());
            for (int i = 0; i < ids.size(); i++) {
                places.put(ids.get(i), i);
            }
            return new Rows(ids, places);
        }
    }

    public RowModel(ServiceSource services, Background background) {
        this.services = services;
        this.background = background;
        queries = new Coalescer(background.display(), PAUSE, this::query);
    }

    public void add(View view) {
        views.add(view);
    }

    public void remove(View view) {
        views.remove(view);
    }

    /** Shows what the filter means; the answer comes later. */
    public void show(RecordingFilter wanted, RecordingOrder wantedOrder) {
        filter = wanted;
        order = wantedOrder;
        query();
    }

    public RecordingFilter filter() {
        return filter;
    }

    public RecordingOrder order() {
        return order;
    }

    public int count() {
        return rows.ids().size();
    }

    /** Whether an answer has come at all since the library was opened. */
    public boolean isLoaded() {
        return loaded;
    }

    public Optional<VoiceRecorderException> failure() {
        return failure;
    }

    public UUID id(int row) {
        return rows.ids().get(row);
    }

    public OptionalInt place(UUID id) {
        Integer place = rows.places().get(id);
        return place == null ? OptionalInt.empty() : OptionalInt.of(place);
    }

    /** The recording of a row; when it is not at hand it is fetched, and {@link View#rowsArrived} tells. */
    public Optional<Recording> row(int row) {
        if (row < 0 || row >= count()) {
            return Optional.empty();
        }
        Recording recording = kept.get(id(row));
        if (recording == null) {
            want(row / CHUNK);
        }
        return Optional.ofNullable(recording);
    }

    /** What is at hand of a recording, without fetching it. */
    public Optional<Recording> known(UUID id) {
        return Optional.ofNullable(kept.get(id));
    }

    /** The services of the library came or went, or many rows may have changed. */
    public void refresh() {
        if (services.has(Recordings.class)) {
            queries.request();
        } else {
            generation++;
            kept.clear();
            loaded = false;
            swap(Rows.NONE);
        }
    }

    /** Takes a change of the library over; called in the display thread. */
    public void onEvent(RecordingEvent event) {
        switch (event) {
            case RecordingEvent.Added added -> added.recordings().forEach(r -> kept.put(r.id(), r));
            case RecordingEvent.Changed changed -> take(changed.recordings());
            case RecordingEvent.Removed removed -> removed.ids().forEach(kept::remove);
        }
        queries.request();
    }

    private void query() {
        if (!services.has(Recordings.class)) {
            queries.done();
            return;
        }
        long asked = ++generation;
        RecordingFilter wanted = filter;
        RecordingOrder wantedOrder = order;
        background.fetch(
                () -> Rows.of(services.require(Recordings.class).ids(wanted, wantedOrder)),
                found -> {
                    if (asked == generation) {
                        failure = Optional.empty();
                        loaded = true;
                        swap(found);
                    }
                    queries.done();
                },
                problem -> {
                    if (asked == generation) {
                        failure = Optional.of(problem);
                        views.forEach(View::rowsChanged);
                    }
                    queries.done();
                });
    }

    private void swap(Rows found) {
        rows = found;
        pending.clear();
        views.forEach(View::rowsChanged);
    }

    private void want(int chunk) {
        if (loading.contains(chunk)) {
            return;
        }
        pending.remove(chunk);
        pending.push(chunk);
        while (pending.size() > PENDING_CHUNKS) {
            pending.removeLast();
        }
        fetchNext();
    }

    private void fetchNext() {
        while (loading.size() < FETCHES && !pending.isEmpty()) {
            int chunk = pending.pop();
            int from = chunk * CHUNK;
            int until = Math.min(from + CHUNK, count());
            if (from >= until) {
                continue;
            }
            loading.add(chunk);
            List<UUID> ids = List.copyOf(rows.ids().subList(from, until));
            background.fetch(
                    () -> services.require(Recordings.class).findAll(ids),
                    found -> {
                        loading.remove(chunk);
                        take(found);
                        fetchNext();
                    },
                    problem -> {
                        loading.remove(chunk);
                        failure = Optional.of(problem);
                    });
        }
    }

    private void take(Collection<Recording> recordings) {
        int first = Integer.MAX_VALUE;
        int last = -1;
        for (Recording recording : recordings) {
            kept.put(recording.id(), recording);
            Integer place = rows.places().get(recording.id());
            if (place != null) {
                first = Math.min(first, place);
                last = Math.max(last, place);
            }
        }
        if (last >= 0) {
            for (View view : views) {
                view.rowsArrived(first, last);
            }
        }
    }
}
