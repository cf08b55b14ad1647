package org.voicerecorder.storage.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.ServiceRegistration;
import org.voicerecorder.api.Cancellation;
import org.voicerecorder.api.ErrorCode;
import org.voicerecorder.api.Progress;
import org.voicerecorder.api.Recording;
import org.voicerecorder.api.VoiceRecorderException;
import org.voicerecorder.api.catalog.RecordingFilter;
import org.voicerecorder.api.catalog.RecordingOrder;
import org.voicerecorder.api.catalog.Recordings;
import org.voicerecorder.api.storage.AddRequest;
import org.voicerecorder.api.storage.Ingest;
import org.voicerecorder.api.storage.Integrity;
import org.voicerecorder.api.storage.Purge;
import org.voicerecorder.audio.io.FileIo;
import org.voicerecorder.testkit.FaultyFileIo;
import org.voicerecorder.testkit.FaultyFileIo.Loss;
import org.voicerecorder.testkit.OpenLibrary;
import org.voicerecorder.testkit.WavFiles;

/** A library is whole after a crash at any step of the way in, whatever of the unforced writes is lost. */
class CrashTest {
    @TempDir
    Path folder;

    private final FaultyFileIo disk = new FaultyFileIo();
    private ServiceRegistration<FileIo> seam;

    @BeforeEach
    void putTheSeamInPlace() {
        seam = FrameworkUtil.getBundle(CrashTest.class).getBundleContext().registerService(FileIo.class, disk, null);
    }

    @AfterEach
    void takeTheSeamAway() {
        seam.unregister();
    }

    @ParameterizedTest
    @EnumSource(
            value = Loss.class,
            names = {"KILL", "DROP", "TEAR_SECTORS"})
    void aCrashAtEveryStepOfAnAddLeavesAWholeLibrary(Loss loss) throws IOException {
        Path root = folder.resolve("library");
        Path before = WavFiles.noise(folder.resolve("before.wav"), 8_000, 1, 8_000, 1);
        Path file = WavFiles.noise(folder.resolve("a.wav"), 48_000, 2, 800_000, 2);
        var images = new ArrayList<Path>();
        var steps = new TreeSet<String>();
        try (var library = OpenLibrary.at(root)) {
            add(library, before);
            disk.onStep(step -> {
                steps.add(step);
                images.add(image(root, step, images.size(), loss));
            });
            add(library, file);
            disk.onStep(_ -> {});
        }
        assertEquals(Set.of("create", "append", "force", "move", "forceDirectory", "delete"), steps);
        for (Path image : images) {
            assertWhole(image, 1, 2);
        }
        assertWhole(root, 2, 2);
    }

    /** The first one also makes the mark that makes the next start look for files without a row. */
    @ParameterizedTest
    @EnumSource(
            value = Loss.class,
            names = {"KILL", "DROP", "TEAR_SECTORS"})
    void aCrashAtEveryStepOfTheFirstAddLeavesAWholeLibrary(Loss loss) throws IOException {
        Path root = folder.resolve("library");
        Path file = WavFiles.noise(folder.resolve("a.wav"), 8_000, 1, 8_000, 7);
        var images = new ArrayList<Path>();
        try (var library = OpenLibrary.at(root)) {
            awaitDatabase(library);
            assertEquals(List.of(), Files.list(library.library().incoming()).toList(), "who reads leaves no mark");
            disk.onStep(step -> images.add(image(root, step, images.size(), loss)));
            add(library, file);
            disk.onStep(_ -> {});
        }
        for (Path image : images) {
            assertWhole(image, 0, 1);
        }
        assertWhole(root, 1, 1);
    }

    @ParameterizedTest
    @CsvSource({"KILL,false", "DROP,false", "TEAR_SECTORS,false", "DROP,true"})
    void aCrashAtEveryStepOfAPurgeBringsNothingBack(Loss loss, boolean now) throws IOException {
        Path root = folder.resolve("library");
        var images = new ArrayList<Path>();
        Recording gone;
        try (var library = OpenLibrary.at(root)) {
            gone = add(library, WavFiles.noise(folder.resolve("a.wav"), 8_000, 1, 8_000, 5));
            add(library, WavFiles.noise(folder.resolve("b.wav"), 8_000, 1, 8_000, 6));
            library.service(Recordings.class).delete(List.of(gone.id()));
            disk.onStep(step -> images.add(image(root, step, images.size(), loss)));
            library.service(Purge.class).purge(List.of(), now);
            disk.onStep(_ -> {});
        }
        images.add(root);
        for (Path image : images) {
            assertWhole(image, 1, 2);
            try (var library = OpenLibrary.at(image)) {
                var row = library.service(Recordings.class).find(gone.id());
                assertTrue(
                        row.isEmpty() || row.get().isDeleted(),
                        () -> image.getFileName() + " brought back what was to go");
                boolean kept = row.isPresent() || now || Files.isRegularFile(keptCopy(image, gone));
                assertTrue(kept, () -> image.getFileName() + " does not keep it for a week");
            }
        }
    }

    /** Where the audio of a purged recording is kept, and its row with it. */
    private static Path keptCopy(Path root, Recording recording) throws IOException {
        try (var folders = Files.newDirectoryStream(root.resolve("backups"), "purged-*")) {
            for (Path kept : folders) {
                if (Files.readString(kept.resolve("recordings.jsonl"))
                        .contains(recording.id().toString())) {
                    return kept.resolve(recording.storedName());
                }
            }
        }
        return root.resolve("nowhere");
    }

    @Test
    void aFullDiskInTheMiddleOfACopyLeavesNothing() throws IOException {
        Path file = WavFiles.noise(folder.resolve("a.wav"), 48_000, 2, 800_000, 3);
        try (var library = OpenLibrary.at(folder.resolve("library"))) {
            var recordings = library.service(Recordings.class);
            disk.limitSpace(2_000_000);

            var e = assertThrows(VoiceRecorderException.class, () -> add(library, file));

            assertEquals(ErrorCode.ERR_DISK_FULL, e.code());
            assertEquals(List.of(), recordings.ids(RecordingFilter.ALL, RecordingOrder.NEWEST_FIRST));
            disk.limitSpace(Long.MAX_VALUE);
            add(library, file);
        }
        assertWhole(folder.resolve("library"), 1, 1);
    }

    @Test
    void whatIsBeingAddedIsNoFinding() throws IOException {
        Path file = WavFiles.noise(folder.resolve("a.wav"), 8_000, 1, 8_000, 9);
        var reports = new ArrayList<Integrity.Report>();
        try (var library = OpenLibrary.at(folder.resolve("library"))) {
            library.service(Ingest.class);
            disk.onStep(_ -> reports.add(
                    library.service(Integrity.class).verify(List.of(), Progress.NONE, Cancellation.none())));
            add(library, file);
            disk.onStep(_ -> {});
        }
        assertEquals(List.of(), reports.stream().filter(r -> !r.isClean()).toList());
    }

    @Test
    void aFileWithoutARowIsTakenInAfterAnUncleanEnd() throws IOException {
        Path root = folder.resolve("library");
        Path image = folder.resolve("image");
        Path file = WavFiles.noise(folder.resolve("a.wav"), 48_000, 1, 48_000, 4);
        Recording added;
        try (var library = OpenLibrary.at(root)) {
            add(library, WavFiles.noise(folder.resolve("b.wav"), 8_000, 1, 8_000, 8));
            disk.image(root, image, Loss.KILL, 0);
            added = add(library, file);
        }
        // The image is an older database; the newest file is put beside it, as when a backup was restored.
        Files.copy(added.path(), image.resolve("recordings/raw").resolve(added.storedName()));

        try (var library = OpenLibrary.at(image)) {
            var kept = library.service(Recordings.class).find(added.id()).orElseThrow();
            assertEquals("recovered", kept.source().value());
            assertEquals(added.checksum(), kept.checksum());
        }
        assertWhole(image, 2, 2);
    }

    @Test
    void aPurgeThatWasKilledIsFinished() throws IOException {
        Path root = folder.resolve("library");
        Path image = folder.resolve("image");
        try (var library = OpenLibrary.at(root)) {
            Recording one = add(library, WavFiles.noise(folder.resolve("a.wav"), 8_000, 1, 8_000, 5));
            add(library, WavFiles.noise(folder.resolve("b.wav"), 8_000, 1, 8_000, 6));
            library.service(Recordings.class).delete(List.of(one.id()));
            Path keepForImage = folder.resolve("kept.wav");
            Files.copy(one.path(), keepForImage);
            var report = library.service(Purge.class).purge(List.of(), true);
            assertEquals(List.of(one.id()), report.purged());
            assertEquals(16_044, report.bytes());
            disk.image(root, image, Loss.KILL, 0);
            // As it was between the transaction and the end: the audio and the note are still there.
            Files.copy(keepForImage, image.resolve("recordings/raw").resolve(one.storedName()));
            Files.writeString(image.resolve("recordings/incoming/x.purge"), "-\n" + one.storedName());
        }
        assertWhole(image, 1, 1);
    }

    private static Recording add(OpenLibrary library, Path file) {
        return library.service(Ingest.class).add(AddRequest.of(file), Progress.NONE, Cancellation.none());
    }

    /** A new database is made beside the start; an image of half of it is none of a crash at our steps. */
    static void awaitDatabase(OpenLibrary library) {
        library.service(Recordings.class).ids(RecordingFilter.ALL, RecordingOrder.NEWEST_FIRST);
    }

    private Path image(Path root, String step, int number, Loss loss) {
        Path image = folder.resolve("image-%d-%s".formatted(number, step));
        try {
            disk.image(root, image, loss, number);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return image;
    }

    /** Rows and files match one to one, every checksum is right, nothing half done lies about. */
    static void assertWhole(Path root, int atLeast, int atMost) throws IOException {
        try (var library = OpenLibrary.at(root)) {
            var recordings = library.service(Recordings.class);
            var rows = recordings.ids(RecordingFilter.ALL, RecordingOrder.NEWEST_FIRST);
            String where = root.getFileName().toString();
            assertTrue(rows.size() >= atLeast && rows.size() <= atMost, () -> where + " holds " + rows.size());
            assertEquals(
                    recordings.findAll(rows).stream()
                            .map(Recording::storedName)
                            .sorted()
                            .toList(),
                    names(library.library().raw()),
                    where);
            assertEquals(List.of(), names(library.library().incoming()), where);
            var report = library.service(Integrity.class).verify(List.of(), Progress.NONE, Cancellation.none());
            assertTrue(report.isClean(), () -> where + ": " + report);
        }
    }

    private static List<String> names(Path folder) throws IOException {
        try (var files = Files.list(folder)) {
            return files.map(f -> f.getFileName().toString())
                    .filter(name -> !name.equals(".open"))
                    .sorted()
                    .toList();
        }
    }
}
