package org.voicerecorder.database.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.voicerecorder.api.ErrorCode;
import org.voicerecorder.api.IngestSource;
import org.voicerecorder.api.Recording;
import org.voicerecorder.api.VoiceRecorderException;
import org.voicerecorder.api.catalog.RecordingChange;
import org.voicerecorder.api.catalog.RecordingFilter;
import org.voicerecorder.api.catalog.RecordingOrder;
import org.voicerecorder.api.catalog.RecordingOrder.Field;
import org.voicerecorder.api.catalog.RecordingPage;
import org.voicerecorder.database.internal.catalog.SortTitle;

/** Keyset pages against a sort in memory; the samples have many ties in every order. */
class PagingTest {
    private static final int ROWS = 700;

    @TempDir
    static Path root;

    private static Catalog catalog;
    private static final List<Recording> ALL = new ArrayList<>();

    @BeforeAll
    static void fill() {
        catalog = Catalog.open(root);
        var samples = new Samples(3, root);
        for (int i = 0; i < ROWS; i++) {
            ALL.add(samples.next(i % 3 == 0 ? IngestSource.RECORDER : IngestSource.IMPORT));
        }
        catalog.repository().add(ALL);
    }

    @AfterAll
    static void close() {
        catalog.close();
        ALL.clear();
    }

    static Stream<RecordingOrder> orders() {
        return Stream.of(Field.values())
                .flatMap(field -> Stream.of(new RecordingOrder(field, false), new RecordingOrder(field, true)));
    }

    static Comparator<Recording> reference(RecordingOrder order) {
        Comparator<Recording> byField =
                switch (order.field()) {
                    case CREATED -> Comparator.comparing(Recording::createdAt);
                    case TITLE -> Comparator.comparing(r -> SortTitle.of(r.title()));
                    case DURATION ->
                        Comparator.comparing(
                                r -> r.audio().map(a -> a.duration()).orElse(Duration.ofNanos(-1)));
                    case SIZE -> Comparator.comparing(Recording::sizeBytes);
                };
        Comparator<Recording> total = byField.thenComparing(r -> r.id().toString());
        return order.descending() ? total.reversed() : total;
    }

    private static List<Recording> pages(
            RecordingFilter filter, Optional<Collection<UUID>> among, RecordingOrder order, int limit, long total) {
        var found = new ArrayList<Recording>();
        Optional<String> after = Optional.empty();
        do {
            RecordingPage page = catalog.repository().page(filter, among, order, after, limit);
            assertEquals(total, page.total());
            assertTrue(page.recordings().size() <= limit);
            found.addAll(page.recordings());
            after = page.next();
        } while (after.isPresent());
        return found;
    }

    @ParameterizedTest
    @MethodSource("orders")
    void pagesAreTheReferenceSort(RecordingOrder order) {
        List<Recording> expected = ALL.stream().sorted(reference(order)).toList();
        for (int limit : new int[] {1 + ROWS / 100, 99, ROWS, 10_000}) {
            assertEquals(expected, pages(RecordingFilter.ALL, Optional.empty(), order, limit, ROWS));
        }
        assertEquals(
                expected.stream().map(Recording::id).toList(),
                catalog.repository().ids(RecordingFilter.ALL, Optional.empty(), order));
    }

    @ParameterizedTest
    @MethodSource("orders")
    void pagesAmongSomeAreTheReferenceSort(RecordingOrder order) {
        for (int size : new int[] {0, 1, 60, 499, 650}) {
            var shuffled = new ArrayList<>(ALL);
            Collections.shuffle(shuffled, new Random(size));
            List<Recording> some = shuffled.subList(0, size);
            List<UUID> ids = new ArrayList<>(some.stream().map(Recording::id).toList());
            ids.add(UUID.randomUUID());
            List<Recording> expected = some.stream()
                    .filter(r -> !r.isDeleted())
                    .sorted(reference(order))
                    .toList();
            assertEquals(expected, pages(RecordingFilter.PRESENT, Optional.of(ids), order, 37, expected.size()));
        }
    }

    @Test
    void filtersHoldTogether() {
        Instant from = Instant.parse("2026-01-01T00:00:10Z");
        Instant until = Instant.parse("2026-01-01T00:00:40Z");
        RecordingFilter filter = RecordingFilter.PRESENT
                .withTags(Set.of("work"))
                .withCreated(Optional.of(from), Optional.of(until))
                .withDuration(Optional.of(Duration.ofSeconds(2)), Optional.of(Duration.ofSeconds(15)))
                .withSource(IngestSource.IMPORT);
        List<Recording> expected = ALL.stream()
                .filter(r -> !r.isDeleted())
                .filter(r -> r.tags().contains("work"))
                .filter(r -> !r.createdAt().isBefore(from) && r.createdAt().isBefore(until))
                .filter(r -> r.audio().isPresent())
                .filter(r -> r.audio().get().duration().toSeconds() >= 2)
                .filter(r -> r.audio().get().duration().toSeconds() <= 15)
                .filter(r -> r.source().equals(IngestSource.IMPORT))
                .sorted(reference(RecordingOrder.NEWEST_FIRST))
                .toList();
        assertTrue(expected.size() > 10);
        assertEquals(expected, pages(filter, Optional.empty(), RecordingOrder.NEWEST_FIRST, 7, expected.size()));
        assertEquals(expected.size(), catalog.repository().count(filter));
        RecordingFilter untagged = filter.withTags(Set.of());
        assertEquals(
                catalog.repository().count(untagged),
                pages(
                                untagged,
                                Optional.empty(),
                                RecordingOrder.NEWEST_FIRST,
                                1000,
                                catalog.repository().count(untagged))
                        .size());
        assertEquals(0, catalog.repository().count(RecordingFilter.ALL.withProvider("nobody")));
    }

    @Test
    void placesOfAnotherOrderAreRefused() {
        var repository = catalog.repository();
        String next = repository
                .page(RecordingFilter.ALL, Optional.empty(), RecordingOrder.NEWEST_FIRST, Optional.empty(), 5)
                .next()
                .orElseThrow();
        for (String place : List.of(next, "", "nonsense", "%%%")) {
            var failure = assertThrows(
                    VoiceRecorderException.class,
                    () -> repository.page(
                            RecordingFilter.ALL,
                            Optional.empty(),
                            new RecordingOrder(Field.TITLE, false),
                            Optional.of(place),
                            5));
            assertEquals(ErrorCode.ERR_INVALID_ARGUMENT, failure.code());
        }
    }

    @Test
    void rowsAddedWhilePagingMoveNothing(@TempDir Path other) {
        try (Catalog busy = Catalog.open(other)) {
            var samples = new Samples(11, other);
            var first = new ArrayList<Recording>();
            for (int i = 0; i < 200; i++) {
                first.add(samples.next());
            }
            busy.repository().add(first);
            var order = new RecordingOrder(Field.TITLE, false);
            var seen = new ArrayList<Recording>();
            Optional<String> after = Optional.empty();
            do {
                RecordingPage page = busy.repository().page(RecordingFilter.ALL, Optional.empty(), order, after, 20);
                seen.addAll(page.recordings());
                after = page.next();
                busy.repository().add(List.of(samples.next(), samples.next()));
                // The row the next page begins behind goes away.
                busy.repository().remove(List.of(page.recordings().getLast().id()));
            } while (after.isPresent());
            var ids = seen.stream().map(Recording::id).toList();
            assertEquals(ids.size(), new HashSet<>(ids).size());
            assertTrue(ids.containsAll(first.stream().map(Recording::id).toList()));
            assertEquals(seen.stream().sorted(reference(order)).toList(), seen);
        }
    }

    @Test
    void totalsFollowChanges(@TempDir Path other) {
        try (Catalog busy = Catalog.open(other)) {
            var samples = new Samples(1, other);
            var r = samples.next(IngestSource.RECORDER);
            busy.repository().add(List.of(r));
            assertEquals(1, busy.repository().count(RecordingFilter.ALL));
            busy.repository().add(List.of(samples.next()));
            assertEquals(2, busy.repository().count(RecordingFilter.ALL));
            long bin = busy.repository().count(RecordingFilter.BIN);
            var other2 = r.isDeleted()
                    ? org.voicerecorder.api.RecordingStatus.ACTIVE
                    : org.voicerecorder.api.RecordingStatus.DELETED;
            busy.repository().update(List.of(r.id()), RecordingChange.status(other2));
            assertEquals(r.isDeleted() ? bin - 1 : bin + 1, busy.repository().count(RecordingFilter.BIN));
            busy.repository().remove(List.of(r.id()));
            assertEquals(1, busy.repository().count(RecordingFilter.ALL));
        }
    }
}
