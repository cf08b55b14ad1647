package org.voicerecorder.workbench.internal.model;

import java.time.Clock;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.TemporalAdjusters;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.voicerecorder.api.IngestSource;
import org.voicerecorder.api.RecordingStatus;
import org.voicerecorder.api.catalog.RecordingFilter;
import org.voicerecorder.api.catalog.RecordingRepository;

/** The filters of the sidebar and how many recordings each of them means. Lives in the display thread. */
public final class SidebarModel {
    private static final Duration PAUSE = Duration.ofMillis(150);

    /** A line of the sidebar. */
    public sealed interface Entry {
        RecordingFilter filter(Clock clock);
    }

    /** The fixed lines. */
    public enum Place implements Entry {
        ALL,
        TODAY,
        THIS_WEEK,
        RECOVERED,
        BIN;

        @Override
        public RecordingFilter filter(Clock clock) {
            return switch (this) {
                case ALL -> RecordingFilter.PRESENT;
                case TODAY -> since(LocalDate.now(clock), clock);
                case THIS_WEEK ->
                    since(LocalDate.now(clock).with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY)), clock);
                case RECOVERED -> RecordingFilter.PRESENT.withSource(IngestSource.RECOVERED);
                case BIN -> RecordingFilter.BIN;
            };
        }

        private static RecordingFilter since(LocalDate day, Clock clock) {
            ZoneId zone = clock.getZone();
            Instant from = day.atStartOfDay(zone).toInstant();
            return RecordingFilter.PRESENT.withCreated(Optional.of(from), Optional.empty());
        }
    }

    /** All recordings with a tag. */
    public record Tag(String name) implements Entry {
        @Override
        public RecordingFilter filter(Clock clock) {
            return RecordingFilter.PRESENT.withTags(java.util.Set.of(name));
        }
    }

    private record Counts(Map<Place, Long> places, SortedMap<String, Long> tags) {
        static final Counts NONE = new Counts(Map.of(), Collections.emptySortedMap());
    }

    private final ServiceSource services;
    private final Background background;
    private final Clock clock;
    private final Coalescer counting;
    private final Listeners listeners = new Listeners();
    private Counts counts = Counts.NONE;

    public SidebarModel(ServiceSource services, Background background, Clock clock) {
        this.services = services;
        this.background = background;
        this.clock = clock;
        counting = new Coalescer(background.display(), PAUSE, this::count);
    }

    public Listeners listeners() {
        return listeners;
    }

    public RecordingFilter filter(Entry entry) {
        return entry.filter(clock);
    }

    /** Empty as long as nobody has counted. */
    public Optional<Long> count(Entry entry) {
        return switch (entry) {
            case Place place -> Optional.ofNullable(counts.places().get(place));
            case Tag tag -> Optional.ofNullable(counts.tags().get(tag.name()));
        };
    }

    public SortedMap<String, Long> tags() {
        return counts.tags();
    }

    /** Something changed: count anew, soon. */
    public void refresh() {
        if (services.has(RecordingRepository.class)) {
            counting.request();
        } else {
            counts = Counts.NONE;
            listeners.tell();
        }
    }

    private void count() {
        background.fetch(
                this::counted,
                found -> {
                    if (!found.equals(counts)) {
                        counts = found;
                        listeners.tell();
                    }
                    counting.done();
                },
                problem -> counting.done());
    }

    private Counts counted() {
        RecordingRepository repository = services.require(RecordingRepository.class);
        Map<RecordingStatus, Long> statuses = repository.statusCounts();
        Map<Place, Long> places = new java.util.EnumMap<>(Place.class);
        places.put(Place.BIN, statuses.getOrDefault(RecordingStatus.DELETED, 0L));
        places.put(
                Place.ALL,
                statuses.getOrDefault(RecordingStatus.ACTIVE, 0L)
                        + statuses.getOrDefault(RecordingStatus.ARCHIVED, 0L));
        for (Place place : java.util.List.of(Place.TODAY, Place.THIS_WEEK, Place.RECOVERED)) {
            places.put(place, repository.count(place.filter(clock)));
        }
        return new Counts(places, new TreeMap<>(repository.tagCounts()));
    }
}
