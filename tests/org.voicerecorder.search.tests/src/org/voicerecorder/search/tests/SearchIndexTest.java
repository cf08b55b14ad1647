package org.voicerecorder.search.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.voicerecorder.api.Cancellation;
import org.voicerecorder.api.CancelledException;
import org.voicerecorder.api.IngestSource;
import org.voicerecorder.api.Progress;
import org.voicerecorder.api.Recording;
import org.voicerecorder.api.RecordingStatus;
import org.voicerecorder.api.SyncStatus;
import org.voicerecorder.api.catalog.RecordingChange;
import org.voicerecorder.api.catalog.RecordingRepository;
import org.voicerecorder.api.library.Library;
import org.voicerecorder.database.derby.internal.DerbyDataSourceFactory;
import org.voicerecorder.database.internal.OpenDatabase;
import org.voicerecorder.database.internal.Retry;
import org.voicerecorder.database.internal.Sessions;
import org.voicerecorder.database.internal.catalog.DatabaseRecordings;
import org.voicerecorder.database.internal.migration.MigrationSteps;
import org.voicerecorder.database.internal.migration.Migrations;
import org.voicerecorder.search.internal.LuceneSearchIndex;

class SearchIndexTest {
    @TempDir
    Path root;

    private final Library library = new Library() {
        @Override
        public Path root() {
            return root;
        }

        @Override
        public String appVersion() {
            return "test";
        }
    };

    private OpenDatabase database;
    private Sessions sessions;
    private RecordingRepository repository;
    private LuceneSearchIndex index;

    @BeforeEach
    void open() {
        database = OpenDatabase.open(library, new DerbyDataSourceFactory(), Migrations.released(), MigrationSteps.NONE);
        sessions = new Sessions(() -> database, Retry.DEFAULT);
        repository = new DatabaseRecordings(sessions, library, Clock.systemUTC());
        index = new LuceneSearchIndex(library, repository);
    }

    @AfterEach
    void close() {
        index.close();
        sessions.close();
        database.close();
    }

    private void reopen() {
        index.close();
        index = new LuceneSearchIndex(library, repository);
    }

    private UUID add(String title, String description, String... tags) {
        UUID id = UUID.randomUUID();
        repository.add(List.of(new Recording(
                id,
                "a.wav",
                id + ".wav",
                library.raw().resolve(id + ".wav"),
                title,
                Optional.of(description).filter(d -> !d.isEmpty()),
                List.of(tags),
                Optional.empty(),
                1,
                "audio/wav",
                "00",
                RecordingStatus.ACTIVE,
                SyncStatus.UNSYNCED,
                IngestSource.RECORDER,
                Instant.EPOCH,
                Instant.EPOCH,
                Optional.empty(),
                "1",
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                1)));
        return id;
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "interview             | 1",
                "INTERVIEW muller      | 1",
                "Müll                  | 12",
                "muller budg           | 1",
                "\"choir rehearsal\"   | 2",
                "\"rehearsal choir\"   | ",
                "-interview            | 234",
                "muller -choir         | 1",
                "choir OR interview    | 12",
                "lecture OR choir rain | 23",
                "inter* muller         | 1",
                "inter muller          | ",
                "title:muller          | 12",
                "tag:work              | 3",
                "title:work            | ",
                "description:budget    | 1",
                "TAG:\"two words\"     | 3",
                "strasse               | 3",
                "日本                  | 4",
                "🎙                    | 4",
                "o'brien               | 4",
                "OR                    | ",
                "\"choir               | 2",
                "( ) { } [ ] : \\ !    | ",
                "title:                | 2",
            })
    void findsWhatIsMeant(String query, String expected) {
        List<UUID> ids = List.of(
                add("Interview with Müller", "About the budget"),
                add("Mu\u0308ller: choir rehearsal", "rain title"),
                add("Lecture", "rain", "work", "two words", "Straße"),
                add("日本語 🎙", "by O'Brien"));
        var wanted = new HashSet<UUID>();
        if (expected != null) {
            expected.chars().forEach(c -> wanted.add(ids.get(c - '1')));
        }
        assertEquals(wanted, new HashSet<>(index.search(query)), query);
    }

    @Test
    void bestComesFirst() {
        UUID beginning = add("rainbow", "");
        UUID described = add("x", "rain");
        UUID titled = add("rain", "");
        assertEquals(List.of(titled, described, beginning), index.search("rain"));
    }

    @Test
    void followsChangesRemovalsAndRestarts() {
        UUID a = add("first", "");
        assertEquals(List.of(a), index.search("first"));
        repository.update(List.of(a), RecordingChange.title("second"));
        assertEquals(List.of(), index.search("first"));
        assertEquals(List.of(a), index.search("second"));
        // A change that the program did not live to index.
        index.close();
        UUID b = add("second too", "");
        index = new LuceneSearchIndex(library, repository);
        assertEquals(Set.of(a, b), Set.copyOf(index.search("second")));
        index.close();
        repository.remove(List.of(a));
        index = new LuceneSearchIndex(library, repository);
        assertEquals(List.of(b), index.search("second"));
    }

    @Test
    void aDamagedOrDeletedIndexIsMadeAnew() throws IOException {
        UUID a = add("word", "");
        assertEquals(List.of(a), index.search("word"));
        index.close();
        Path folder = root.resolve("derived/search");
        for (Path file : files(folder)) {
            Files.write(file, new byte[] {1, 2, 3});
        }
        index = new LuceneSearchIndex(library, repository);
        assertEquals(List.of(a), index.search("word"));
        for (Path file : files(folder)) {
            Files.delete(file);
        }
        UUID b = add("word again", "");
        assertEquals(Set.of(a, b), Set.copyOf(index.search("word")));
        reopen();
        assertEquals(Set.of(a, b), Set.copyOf(index.search("word")));
    }

    private static List<Path> files(Path folder) throws IOException {
        try (var files = Files.list(folder)) {
            return files.filter(file -> !file.endsWith("write.lock")).toList();
        }
    }

    @Test
    void nothingTypedFails() {
        add("word", "text", "tag");
        var random = new Random(1);
        String signs = "ab \"*-:()OR AND NOT+&|!{}[]^~?\\/'%_ü日🎙\u0000\u0301\ud800title:tag:";
        for (int i = 0; i < 3000; i++) {
            var query = new StringBuilder();
            int length = random.nextInt(i % 100 == 0 ? 3000 : 40);
            for (int j = 0; j < length; j++) {
                query.append(signs.charAt(random.nextInt(signs.length())));
            }
            index.search(query.toString());
        }
        index.search("a ".repeat(5000));
        index.search("a-".repeat(5000));
        index.search("x".repeat(100_000));
        assertEquals(List.of(), index.search(""));
    }

    @Test
    void rebuildsWhileOthersWriteAndSearch() throws Exception {
        for (int i = 0; i < 300; i++) {
            add("common " + i, "");
        }
        try (var threads = Executors.newFixedThreadPool(2)) {
            var writing = threads.submit(() -> {
                var ids = new ArrayList<UUID>();
                for (int i = 0; i < 100; i++) {
                    ids.add(add("common new " + i, ""));
                }
                return ids;
            });
            for (int i = 0; i < 5; i++) {
                assertTrue(index.rebuild(Progress.NONE, Cancellation.none()) >= 300);
                assertTrue(index.search("common").size() >= 300);
            }
            List<UUID> added = writing.get();
            assertTrue(new HashSet<>(index.search("new")).containsAll(added));
        }
        assertEquals(400, index.search("common").size());
        var cancelled = new Cancellation();
        cancelled.cancel();
        assertThrows(CancelledException.class, () -> index.rebuild(Progress.NONE, cancelled));
        assertEquals(400, index.search("common").size());
    }

    @Test
    void isNotThereBeforeItIsNeeded() {
        add("word", "");
        assertFalse(Files.exists(root.resolve("derived")));
    }
}
