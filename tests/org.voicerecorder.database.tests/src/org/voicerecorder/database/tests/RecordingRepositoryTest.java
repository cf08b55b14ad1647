package org.voicerecorder.database.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.voicerecorder.api.DuplicateRecordingException;
import org.voicerecorder.api.ErrorCode;
import org.voicerecorder.api.IngestSource;
import org.voicerecorder.api.Recording;
import org.voicerecorder.api.RecordingStatus;
import org.voicerecorder.api.SyncStatus;
import org.voicerecorder.api.VoiceRecorderException;
import org.voicerecorder.api.audio.AudioProperties;
import org.voicerecorder.api.catalog.RecordingChange;
import org.voicerecorder.api.catalog.RecordingRepository;
import org.voicerecorder.api.catalog.RecordingRepository.Change;
import org.voicerecorder.api.catalog.RecordingRepository.ChangedRecording;
import org.voicerecorder.api.catalog.RecordingRepository.RemovedRecording;

class RecordingRepositoryTest {
    @TempDir
    Path root;

    private Catalog catalog;
    private RecordingRepository repository;
    private Samples samples;

    @BeforeEach
    void open() {
        catalog = Catalog.open(root);
        repository = catalog.repository();
        samples = new Samples(7, root);
    }

    @AfterEach
    void close() {
        catalog.close();
    }

    @Test
    void timesOfChangesAreWholeMilliseconds() {
        Recording added = samples.next();
        repository.add(List.of(added));
        Instant late = added.modifiedAt()
                .plusSeconds(60)
                .truncatedTo(ChronoUnit.SECONDS)
                .plusNanos(123_456_789);
        var byThatClock = catalog.repository(root, Clock.fixed(late, ZoneOffset.UTC));

        var first = byThatClock
                .update(List.of(added.id()), RecordingChange.title("A"))
                .getFirst();
        var second = byThatClock
                .update(List.of(added.id()), RecordingChange.title("B"))
                .getFirst();

        assertEquals(late.truncatedTo(ChronoUnit.MILLIS), first.modifiedAt());
        assertEquals(first.modifiedAt().plusMillis(1), second.modifiedAt());
        assertEquals(second, repository.find(added.id()).orElseThrow());
    }

    @Test
    void givesBackEveryValue() {
        UUID id = UUID.fromString("ffeeddcc-bbaa-4988-8766-554433221100");
        var full = new Recording(
                id,
                "It's \"a\" name.wav",
                id + ".wav",
                Catalog.library(root).raw().resolve(id + ".wav"),
                "🎙".repeat(250),
                Optional.of("line\nline — " + "ä".repeat(2000)),
                List.of("O'Brien", "日本語", "🎙"),
                Optional.of(new AudioProperties(Duration.ofSeconds(5, 20_833), 192_000, 8, OptionalInt.of(24))),
                5_000_000_000L,
                "audio/wav",
                "ab".repeat(32),
                RecordingStatus.ARCHIVED,
                SyncStatus.QUOTA_EXCEEDED,
                IngestSource.cloud("gdrive"),
                Instant.parse("2026-10-25T00:30:00.123456Z"),
                Instant.parse("1969-12-31T23:59:59.999999Z"),
                Optional.of(Instant.parse("2026-10-25T01:30:00Z")),
                "1.2.3",
                Optional.of("keep-90-days"),
                Optional.of("subject"),
                Optional.of(false),
                4);
        var bare = samples.next(IngestSource.RECORDER);
        repository.add(List.of(full, bare));
        assertEquals(Optional.of(full), repository.find(id));
        assertEquals(Optional.of(bare), repository.find(bare.id()));
        catalog.close();
        catalog = Catalog.open(root);
        repository = catalog.repository();
        assertEquals(List.of(bare, full), repository.findAll(List.of(bare.id(), UUID.randomUUID(), full.id())));
        assertEquals(Optional.of(full), repository.findByContent("AB".repeat(32), 5_000_000_000L));
        assertEquals(Optional.of(full), repository.findByChecksum("AB".repeat(32)));
        assertEquals(Optional.empty(), repository.findByChecksum("CD".repeat(32)));
        assertEquals(Set.of(full.storedName(), bare.storedName()), repository.storedNames());
    }

    @Test
    void findsByTheBeginningOfTheId() {
        var all = new ArrayList<Recording>();
        for (int i = 0; i < 50; i++) {
            all.add(samples.next());
        }
        repository.add(all);
        for (int length : new int[] {1, 2, 8, 9, 15, 36}) {
            String prefix = all.get(3).id().toString().substring(0, length);
            List<UUID> expected = all.stream()
                    .map(Recording::id)
                    .filter(id -> id.toString().startsWith(prefix))
                    .sorted(java.util.Comparator.comparing(UUID::toString))
                    .toList();
            assertEquals(expected, repository.findByPrefix(prefix.toUpperCase(java.util.Locale.ROOT), 100));
        }
        assertEquals(
                1,
                repository
                        .findByPrefix(all.get(0).id().toString().replace("-", ""), 5)
                        .size());
        assertEquals(List.of(), repository.findByPrefix("xyz", 5));
        assertEquals(List.of(), repository.findByPrefix("' OR 1=1", 5));
    }

    @Test
    void changesAllOrNone() {
        var a = samples.next();
        var b = samples.next();
        repository.add(List.of(a, b));
        long before = repository.changeNumber();
        var failure = assertThrows(
                VoiceRecorderException.class,
                () -> repository.update(List.of(a.id(), UUID.randomUUID()), RecordingChange.title("never")));
        assertEquals(ErrorCode.ERR_NOT_FOUND, failure.code());
        assertEquals(Optional.of(a), repository.find(a.id()));
        assertEquals(before, repository.changeNumber());

        var change = RecordingChange.title("new").withDescription("").withTags(Set.of(" x ", "x", "y", "O'Brien"));
        List<Recording> changed = repository.update(List.of(b.id(), a.id()), change);
        assertEquals(
                List.of(b.id(), a.id()), changed.stream().map(Recording::id).toList());
        for (Recording recording : changed) {
            assertEquals("new", recording.title());
            assertEquals(Optional.empty(), recording.description());
            assertEquals(List.of("O'Brien", "x", "y"), recording.tags());
            assertTrue(recording.modifiedAt().isAfter(a.modifiedAt()));
            assertEquals(Optional.of(recording), repository.find(recording.id()));
        }
        assertEquals(before + 2, repository.changeNumber());
        var tagged = repository.update(List.of(a.id()), RecordingChange.tags(Set.of("z"), Set.of("y", "nothing")));
        assertEquals(List.of("O'Brien", "x", "z"), tagged.getFirst().tags());
        assertEquals(a.version() + 2, tagged.getFirst().version());
        assertEquals(Set.of("O'Brien", "x", "y", "z"), Set.copyOf(tagRows()));
    }

    private List<String> tagRows() {
        return catalog.sessions().read(c -> {
            var tags = new ArrayList<String>();
            try (var statement = c.createStatement();
                    var rows = statement.executeQuery("SELECT DISTINCT tag FROM recording_tag")) {
                while (rows.next()) {
                    tags.add(rows.getString(1));
                }
            }
            return tags;
        });
    }

    @Test
    void tellsOfEveryChangeInOrder() {
        var some = new ArrayList<Recording>();
        for (int i = 0; i < 1200; i++) {
            some.add(samples.next());
        }
        repository.add(some);
        repository.remove(List.of(some.get(5).id(), UUID.randomUUID()));
        repository.update(List.of(some.get(0).id()), RecordingChange.title("later"));
        repository.remove(List.of(some.get(6).id()));
        var heard = new ArrayList<Change>();
        repository.changedSince(0, heard::add);
        assertEquals(1200, heard.size());
        assertEquals(
                heard.stream().map(Change::changeNumber).sorted().toList(),
                heard.stream().map(Change::changeNumber).toList());
        assertEquals(repository.changeNumber(), heard.getLast().changeNumber());
        assertEquals(some.get(6).id(), ((RemovedRecording) heard.get(1199)).id());
        assertEquals("later", ((ChangedRecording) heard.get(1198)).recording().title());
        assertEquals(some.get(5).id(), ((RemovedRecording) heard.get(1197)).id());
        heard.clear();
        repository.changedSince(repository.changeNumber() - 1, heard::add);
        assertEquals(1, heard.size());
    }

    @Test
    void countsTagsAndStatuses() {
        var base = samples.next();
        repository.add(List.of(
                Samples.changed(base, "a", List.of("x", "y"), RecordingStatus.ACTIVE),
                Samples.changed(samples.next(), "b", List.of("x"), RecordingStatus.ARCHIVED),
                Samples.changed(samples.next(), "c", List.of("x", "z"), RecordingStatus.DELETED)));
        assertEquals("{x=2, y=1}", repository.tagCounts().toString());
        assertEquals(
                "{ACTIVE=1, ARCHIVED=1, DELETED=1}", repository.statusCounts().toString());
    }

    @Test
    void newestIsNotInTheBin() {
        assertEquals(Optional.empty(), repository.last());
        var all = new ArrayList<Recording>();
        for (int i = 0; i < 60; i++) {
            all.add(samples.next());
        }
        repository.add(all);
        Recording expected = all.stream()
                .filter(r -> !r.isDeleted())
                .max(java.util.Comparator.comparing(Recording::createdAt).thenComparing(r -> r.id().toString()))
                .orElseThrow();
        assertEquals(Optional.of(expected), repository.last());
    }

    @Test
    void refusesTheSameContentOnce() {
        var first = samples.with(IngestSource.IMPORT, "cd".repeat(32), 10);
        repository.add(List.of(first));
        var again = samples.with(IngestSource.cloud("x"), "cd".repeat(32), 10);
        var other = samples.next();
        var failure = assertThrows(DuplicateRecordingException.class, () -> repository.add(List.of(other, again)));
        assertEquals(first, failure.existing());
        assertEquals(Optional.empty(), repository.find(other.id()));
        repository.add(List.of(samples.with(IngestSource.IMPORT, "cd".repeat(32), 11)));
        var twins = List.of(
                samples.with(IngestSource.IMPORT, "ee".repeat(32), 1),
                samples.with(IngestSource.IMPORT, "ee".repeat(32), 1));
        assertThrows(DuplicateRecordingException.class, () -> repository.add(twins));
        var take = samples.next(IngestSource.RECORDER);
        repository.add(List.of(take));
        assertEquals(
                ErrorCode.ERR_STATE,
                assertThrows(VoiceRecorderException.class, () -> repository.add(List.of(take)))
                        .code());
    }

    @ParameterizedTest
    @ValueSource(strings = {"recorder", "recovered", "edit"})
    void takesNeverCollide(String source) {
        for (int i = 0; i < 3; i++) {
            repository.add(List.of(samples.with(new IngestSource(source), "ab".repeat(32), 44)));
        }
        repository.add(List.of(samples.with(IngestSource.IMPORT, "ab".repeat(32), 44)));
    }

    @Test
    void exactlyOneOfTwoAddsAtOnceWins() throws Exception {
        try (var threads = Executors.newFixedThreadPool(4)) {
            for (int round = 0; round < 25; round++) {
                String checksum = "%064x".formatted(round);
                var barrier = new CyclicBarrier(4);
                List<Future<Recording>> results = new ArrayList<>();
                for (int i = 0; i < 4; i++) {
                    Recording mine = samples.with(IngestSource.IMPORT, checksum, 1);
                    results.add(threads.submit(() -> {
                        barrier.await();
                        try {
                            repository.add(List.of(mine));
                            return null;
                        } catch (DuplicateRecordingException e) {
                            return e.existing();
                        }
                    }));
                }
                int won = 0;
                Recording winner = repository.findByContent(checksum, 1).orElse(null);
                for (Future<Recording> result : results) {
                    Recording existing = result.get();
                    winner = repository.findByContent(checksum, 1).orElseThrow();
                    if (existing == null) {
                        won++;
                    } else {
                        assertEquals(winner, existing);
                    }
                }
                assertEquals(1, won);
            }
        }
    }

    @Test
    void textThatIsTooLongIsTheCallersFault() {
        var r = samples.next();
        var failure = assertThrows(
                VoiceRecorderException.class, () -> repository.add(List.of(Samples.titled(r, "x".repeat(5000)))));
        assertEquals(ErrorCode.ERR_INVALID_ARGUMENT, failure.code());
        assertEquals(0, repository.changeNumber());
    }

    @Test
    void tagsMayHoldAnything() {
        var nasty = List.of("%", "'", "';--", "\"", "\\", "_", "a b", "ünï", "🎙").stream()
                .sorted()
                .toList();
        var r = Samples.changed(samples.next(), "t", nasty, RecordingStatus.ACTIVE);
        repository.add(List.of(r, Samples.changed(samples.next(), "t", List.of("x"), RecordingStatus.ACTIVE)));
        for (String tag : nasty) {
            var found = repository.page(
                    org.voicerecorder.api.catalog.RecordingFilter.PRESENT.withTags(Set.of(tag)),
                    Optional.empty(),
                    org.voicerecorder.api.catalog.RecordingOrder.NEWEST_FIRST,
                    Optional.empty(),
                    10);
            assertEquals(List.of(r), found.recordings(), tag);
        }
        assertEquals(Optional.of(r), repository.find(r.id()));
    }
}
