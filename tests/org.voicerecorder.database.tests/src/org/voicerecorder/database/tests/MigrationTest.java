package org.voicerecorder.database.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.voicerecorder.api.ErrorCode;
import org.voicerecorder.api.Recording;
import org.voicerecorder.api.VoiceRecorderException;
import org.voicerecorder.api.catalog.RecordingFilter;
import org.voicerecorder.api.marker.Marker;
import org.voicerecorder.database.internal.catalog.DatabaseMarkers;
import org.voicerecorder.database.internal.migration.Migration;
import org.voicerecorder.database.internal.migration.MigrationSteps;
import org.voicerecorder.database.internal.migration.Migrations;

class MigrationTest {
    private static final Migration FIRST = Migrations.released().all().getFirst();
    private static final Migrations ONE = new Migrations(List.of(FIRST));
    private static final Migrations TWO = new Migrations(List.of(FIRST, Migration.of("V002__rating.sql", """
                    -- A comment; with a semicolon
                    ALTER TABLE recording ADD COLUMN rating INTEGER;
                    UPDATE recording SET rating = 3;
                    """)));
    private static final Migrations BROKEN = new Migrations(List.of(
            FIRST,
            Migration.of("V002__broken.sql", "DELETE FROM recording_tag;\nDELETE FROM recording;\nNONSENSE;\n")));

    @TempDir
    Path root;

    private static Catalog open(Path root, Migrations migrations) {
        return Catalog.open(root, migrations, MigrationSteps.NONE, Catalog.DERBY);
    }

    private List<Recording> fill() {
        var rows = new ArrayList<Recording>();
        var samples = new Samples(2, root);
        for (int i = 0; i < 20; i++) {
            rows.add(samples.next());
        }
        try (Catalog catalog = open(root, ONE)) {
            catalog.repository().add(rows);
        }
        return rows;
    }

    private static Map<String, String> hashes(Path folder) throws IOException {
        var hashes = new TreeMap<String, String>();
        try (var tree = Files.walk(folder)) {
            for (Path path : tree.filter(Files::isRegularFile).toList()) {
                var digest = MessageDigest.getInstance("SHA-256");
                hashes.put(
                        folder.relativize(path).toString(),
                        HexFormat.of().formatHex(digest.digest(Files.readAllBytes(path))));
            }
        } catch (java.security.NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
        return hashes;
    }

    private static void assertHolds(Catalog catalog, List<Recording> rows) {
        assertFalse(catalog.repository().isEmpty());
        assertEquals(rows.size(), catalog.repository().count(RecordingFilter.ALL));
        assertEquals(
                rows,
                catalog.repository().findAll(rows.stream().map(Recording::id).toList()));
    }

    private static int ratings(Catalog catalog) {
        return catalog.sessions().read(c -> {
            try (var statement = c.createStatement();
                    var rows = statement.executeQuery("SELECT COUNT(*) FROM recording WHERE rating = 3")) {
                rows.next();
                return rows.getInt(1);
            }
        });
    }

    @Test
    void aNewLibraryHasTheCurrentSchema() throws IOException {
        try (Catalog catalog = open(root, TWO)) {
            assertEquals(0, ratings(catalog));
        }
        assertEquals(List.of("derby-2"), names(root.resolve("db")));
        assertFalse(Files.exists(root.resolve("backups")));
    }

    @Test
    void aDamagedDatabaseSaysWhatToDo() throws IOException {
        open(root, ONE).close();
        try (var files = Files.list(root.resolve("db/derby-1/seg0"))) {
            for (Path file : files.toList()) {
                byte[] bytes = Files.readAllBytes(file);
                Arrays.fill(bytes, 0, Math.min(4096, bytes.length), (byte) 0x5a);
                Files.write(file, bytes);
            }
        }

        var failure = assertThrows(VoiceRecorderException.class, () -> open(root, ONE));

        assertEquals(ErrorCode.ERR_DATABASE, failure.code());
        assertFalse(failure.getMessage().contains("see the next exception"), failure.getMessage());
        assertTrue(failure.advice().contains("make an empty folder 'db'"), failure.advice());
    }

    @Test
    void aDatabaseFolderThatIsGoneIsNotMadeAnewOverStoredAudio() throws IOException {
        Path raw = Files.createDirectories(root.resolve("recordings/raw"));
        Files.createFile(raw.resolve("notes.txt"));
        open(root, ONE).close();
        delete(root.resolve("db"));
        open(root, ONE).close();
        delete(root.resolve("db"));
        for (int i = 0; i < 2; i++) {
            Files.createFile(raw.resolve(UUID.randomUUID() + ".wav"));
        }

        var failure = assertThrows(VoiceRecorderException.class, () -> open(root, ONE));

        assertEquals(ErrorCode.ERR_DATABASE, failure.code());
        assertTrue(failure.getMessage().contains("though 2 audio files are there"), failure.getMessage());
        assertTrue(failure.advice().contains("make an empty folder 'db'"), failure.advice());
        assertFalse(Files.exists(root.resolve("db")));
        Files.createDirectory(root.resolve("db"));
        try (Catalog catalog = open(root, ONE)) {
            assertTrue(catalog.repository().isEmpty());
        }
        assertEquals(List.of("derby-1"), names(root.resolve("db")));
    }

    @Test
    void anOldOneIsUpgradedAndItsBackupKept() throws IOException {
        List<Recording> rows = fill();
        Map<String, String> before = hashes(root.resolve("db/derby-1"));
        try (Catalog catalog = open(root, TWO)) {
            assertHolds(catalog, rows);
            assertEquals(20, ratings(catalog));
        }
        assertEquals(List.of("derby-2"), names(root.resolve("db")));
        Path backup =
                root.resolve("backups").resolve(names(root.resolve("backups")).getFirst());
        assertTrue(backup.getFileName().toString().startsWith("migration-1-"));
        assertEquals(before, hashes(backup));
        // The backup is a database: put back, the old program opens it.
        Path restored = root.resolve("restored");
        copy(backup, restored.resolve("db/derby-1"));
        try (Catalog catalog = open(restored, ONE)) {
            assertEquals(rows.size(), catalog.repository().count(RecordingFilter.ALL));
        }
    }

    @Test
    void aFailingScriptLeavesEveryByteAsItWas() throws IOException {
        List<Recording> rows = fill();
        Map<String, String> before = hashes(root);
        var failure = assertThrows(VoiceRecorderException.class, () -> open(root, BROKEN));
        assertEquals(ErrorCode.ERR_MIGRATION, failure.code());
        assertEquals(before, hashes(root));
        try (Catalog catalog = open(root, ONE)) {
            assertHolds(catalog, rows);
        }
    }

    @Test
    void aNewerOneIsNotTouched() throws IOException {
        fill();
        open(root, TWO).close();
        Map<String, String> before = hashes(root);
        var failure = assertThrows(VoiceRecorderException.class, () -> open(root, ONE));
        assertEquals(ErrorCode.ERR_LIBRARY_VERSION, failure.code());
        assertEquals(before, hashes(root));
    }

    @Test
    void aScriptChangedAfterItsReleaseIsNoticed() {
        List<Recording> rows = fill();
        var other = new Migrations(List.of(Migration.of("V001__recordings.sql", FIRST.sql() + "-- changed\n")));
        assertEquals(
                ErrorCode.ERR_MIGRATION,
                assertThrows(VoiceRecorderException.class, () -> open(root, other))
                        .code());
        try (Catalog catalog = open(root, ONE)) {
            assertHolds(catalog, rows);
        }
    }

    /** A library of the first release, and the program as it is: it gets the markers and keeps everything. */
    @Test
    void aLibraryWithoutMarkersGetsThem() throws IOException {
        List<Recording> rows = fill();
        Map<String, String> before = hashes(root.resolve("db/derby-1"));
        UUID marked = rows.getFirst().id();
        try (Catalog catalog = open(root, Migrations.released())) {
            assertHolds(catalog, rows);
            var markers = new DatabaseMarkers(catalog.sessions());
            assertEquals(List.of(), markers.list(marked));
            markers.add(marked, List.of(Marker.at(7, "seven")));
        }
        try (Catalog catalog = open(root, Migrations.released())) {
            assertEquals(1, new DatabaseMarkers(catalog.sessions()).list(marked).size());
            assertHolds(catalog, rows);
        }
        Path backup =
                root.resolve("backups").resolve(names(root.resolve("backups")).getFirst());
        assertEquals(before, hashes(backup));
    }

    @Test
    void whenTheMarkersCannotBeMadeTheLibraryIsAsItWas() throws IOException {
        List<Recording> rows = fill();
        Map<String, String> before = hashes(root);
        Migration second = Migrations.released().all().get(1);
        var failing = new Migrations(List.of(FIRST, Migration.of(second.name(), second.sql() + "NONSENSE;\n")));
        var failure = assertThrows(VoiceRecorderException.class, () -> open(root, failing));
        assertEquals(ErrorCode.ERR_MIGRATION, failure.code());
        assertEquals(before, hashes(root));
        try (Catalog catalog = open(root, Migrations.released())) {
            assertHolds(catalog, rows);
        }
    }

    /** What the disk holds at each step is what a kill at that step leaves: the next start must make it whole. */
    @Test
    void aKillAtAnyStepLeavesAWholeDatabase(@TempDir Path images) throws IOException {
        List<Recording> rows = fill();
        var steps = new ArrayList<String>();
        Catalog.open(
                        root,
                        TWO,
                        step -> {
                            steps.add(step);
                            copy(root, images.resolve(Integer.toString(steps.size())));
                        },
                        Catalog.DERBY)
                .close();
        assertEquals(List.of("copied", "script 2", "committed 2", "closed", "forced", "renamed", "archived"), steps);
        for (int i = 1; i <= steps.size(); i++) {
            Path image = images.resolve(Integer.toString(i));
            boolean upgraded = Files.exists(image.resolve("db/derby-2"));
            assertEquals(i >= 6, upgraded, steps.get(i - 1));
            Path withOld = images.resolve("old" + i);
            copy(image, withOld);
            if (!upgraded) {
                try (Catalog catalog = open(withOld, ONE)) {
                    assertEquals(20, catalog.repository().count(RecordingFilter.ALL));
                }
            }
            try (Catalog catalog = open(image, TWO)) {
                assertEquals(20, catalog.repository().count(RecordingFilter.ALL), steps.get(i - 1));
                assertEquals(
                        rows.size(),
                        catalog.repository()
                                .findAll(rows.stream().map(Recording::id).toList())
                                .size());
                assertEquals(20, ratings(catalog));
            }
            assertEquals(List.of("derby-2"), names(image.resolve("db")));
            assertEquals(1, names(image.resolve("backups")).size());
        }
    }

    @Test
    void aKillWhileALibraryIsMadeIsForgotten(@TempDir Path images) throws IOException {
        var steps = new ArrayList<String>();
        Catalog.open(
                        root,
                        ONE,
                        step -> {
                            steps.add(step);
                            copy(root, images.resolve(Integer.toString(steps.size())));
                        },
                        Catalog.DERBY)
                .close();
        for (int i = 1; i <= steps.size(); i++) {
            try (Catalog catalog = open(images.resolve(Integer.toString(i)), ONE)) {
                assertEquals(0, catalog.repository().changeNumber());
            }
        }
    }

    private static List<String> names(Path folder) throws IOException {
        try (var children = Files.list(folder)) {
            return children.map(path -> path.getFileName().toString()).sorted().toList();
        }
    }

    private static void delete(Path folder) throws IOException {
        try (var tree = Files.walk(folder)) {
            for (Path path : tree.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }

    private static void copy(Path from, Path to) {
        try (var tree = Files.walk(from)) {
            Files.createDirectories(to.getParent());
            for (Path path : tree.toList()) {
                Files.copy(path, to.resolve(from.relativize(path).toString()));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
