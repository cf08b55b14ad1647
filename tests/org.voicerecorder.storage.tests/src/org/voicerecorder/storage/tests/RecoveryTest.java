package org.voicerecorder.storage.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.voicerecorder.api.Cancellation;
import org.voicerecorder.api.ErrorCode;
import org.voicerecorder.api.IngestSource;
import org.voicerecorder.api.Progress;
import org.voicerecorder.api.Recording;
import org.voicerecorder.api.VoiceRecorderException;
import org.voicerecorder.api.catalog.RecordingRepository;
import org.voicerecorder.api.storage.AddRequest;
import org.voicerecorder.api.storage.Ingest;
import org.voicerecorder.api.storage.Integrity;
import org.voicerecorder.api.storage.Recovery;
import org.voicerecorder.audio.io.FileIo;
import org.voicerecorder.storage.TakeNote;
import org.voicerecorder.testkit.OpenLibrary;
import org.voicerecorder.testkit.WavFiles;

/** What the start of a library does with what it cannot put right. */
class RecoveryTest {
    @TempDir
    Path folder;

    @Test
    void whatCannotBeRecoveredIsToldStaysAndIsTriedAgain() throws IOException {
        Path root = folder.resolve("library");
        OpenLibrary.at(root).close();
        Path raw = root.resolve("recordings/raw").resolve(UUID.randomUUID() + ".mp3");
        Files.writeString(raw, "no audio, for all its name says");
        Files.createFile(root.resolve("recordings/incoming/.open"));
        for (int start = 0; start < 2; start++) {
            try (var library = OpenLibrary.at(root)) {
                var recovery = library.service(Recovery.class);
                assertEquals(List.of(), recovery.recovered());
                assertEquals(1, recovery.problems().size());
                var problem = recovery.problems().getFirst();
                assertEquals("recordings/raw/" + raw.getFileName(), problem.what());
                assertEquals(ErrorCode.ERR_UNSUPPORTED_FORMAT, problem.code());
                assertTrue(problem.advice().contains("next start"), problem.advice());
                assertTrue(problem.advice().contains("move it out of the library"), problem.advice());
                assertEquals(List.of(raw), verify(library).unregistered());
                assertFalse(verify(library).isClean());
            }
        }
        Files.delete(raw);
        WavFiles.noise(raw.resolveSibling(UUID.randomUUID() + ".wav"), 8_000, 1, 8_000, 1);

        try (var library = OpenLibrary.at(root)) {
            var recovery = library.service(Recovery.class);
            assertEquals(List.of(), recovery.problems());
            assertEquals(1, recovery.recovered().size());
            assertTrue(verify(library).isClean());
        }
    }

    /** Its audio is named, whichever of its files was looked at first. */
    @Test
    void aTakeThatCannotBeKeptIsToldOnce() throws IOException {
        Path root = folder.resolve("library");
        OpenLibrary.at(root).close();
        Path incoming = root.resolve("recordings/incoming");
        var note = new TakeNote(
                UUID.randomUUID(),
                "Hearing",
                Optional.empty(),
                List.of(),
                "a.wav",
                Instant.now(),
                Optional.empty(),
                false);
        note.write(FileIo.disk(), incoming);
        Path audio = note.audio(incoming);
        Files.writeString(audio, "no take, for all its name says");
        try (var library = OpenLibrary.at(root)) {
            var problems = library.service(Recovery.class).problems();
            assertEquals(
                    List.of("recordings/incoming/" + audio.getFileName()),
                    problems.stream().map(Recovery.Problem::what).toList());
            assertEquals(ErrorCode.ERR_CORRUPT_FILE, problems.getFirst().code());
        }
        assertTrue(Files.exists(audio) && Files.exists(note.file(incoming)), "nothing is removed");
    }

    /** The note that would bring it in is not forced: the mark must outlive the clean end in between. */
    @Test
    void audioWhoseRowCouldNotBeAddedIsLookedForAfterACleanEnd() throws IOException {
        Path root = folder.resolve("library");
        UUID id = UUID.randomUUID();
        Path incoming = root.resolve("recordings/incoming");
        Path raw = root.resolve("recordings/raw").resolve(id + ".wav");
        try (var library = OpenLibrary.at(root)) {
            Path first = WavFiles.noise(folder.resolve("a.wav"), 8_000, 1, 8_000, 1);
            library.service(Ingest.class).add(AddRequest.of(first), Progress.NONE, Cancellation.none());
            Path part = WavFiles.noise(incoming.resolve(id + ".part"), 8_000, 1, 8_000, 2);
            // No column has room for such a name.
            var edit = new AddRequest(
                    part,
                    Optional.of("x".repeat(40_000)),
                    false,
                    Optional.of("Edit"),
                    Optional.empty(),
                    List.of(),
                    AddRequest.DEFAULT_MAXIMUM_SIZE,
                    IngestSource.EDIT,
                    Optional.empty());
            var ingest = library.service(Ingest.class);
            var e = assertThrows(
                    VoiceRecorderException.class, () -> ingest.adopt(edit, Progress.NONE, Cancellation.none()));
            assertEquals(ErrorCode.ERR_INVALID_ARGUMENT, e.code());
            assertTrue(Files.exists(raw), "it exists nowhere else");
        }
        // As a power loss would.
        Files.delete(incoming.resolve(id + ".add"));

        try (var library = OpenLibrary.at(root)) {
            assertEquals(
                    List.of(raw),
                    library.service(Recovery.class).recovered().stream()
                            .map(Recording::path)
                            .toList());
        }
    }

    @Test
    void audioThatAppearsAfterACleanEndIsReportedAndTakenInAtTheNextStart() throws IOException {
        Path root = folder.resolve("library");
        Path raw = root.resolve("recordings/raw");
        OpenLibrary.at(root).close();
        // One recording, so that the database is not empty.
        WavFiles.noise(raw.resolve(UUID.randomUUID() + ".wav"), 8_000, 1, 8_000, 1);
        try (var library = OpenLibrary.at(root)) {
            assertEquals(1, library.service(Recovery.class).recovered().size());
        }
        Path file = raw.resolve(UUID.randomUUID() + ".wav");
        WavFiles.noise(file, 8_000, 1, 8_000, 2);

        try (var library = OpenLibrary.at(root)) {
            assertEquals(List.of(), library.service(Recovery.class).recovered());
            assertEquals(List.of(), library.service(Recovery.class).problems());
            assertEquals(List.of(file), verify(library).unregistered());
        }
        try (var library = OpenLibrary.at(root)) {
            assertEquals(1, library.service(Recovery.class).recovered().size());
            assertTrue(verify(library).isClean());
        }
    }

    @Test
    void audioWhoseDatabaseFolderIsGoneIsNotForgottenAndComesIntoAnEmptyOne() throws IOException {
        Path root = folder.resolve("library");
        Path raw = Files.createDirectories(folder.resolve("elsewhere"));
        OpenLibrary.at(root).close();
        for (int seed = 1; seed <= 2; seed++) {
            Path file = raw.resolve(UUID.randomUUID() + ".wav");
            WavFiles.noise(file, 8_000, 1, 8_000, seed);
            Files.move(file, root.resolve("recordings/raw").resolve(file.getFileName()));
        }
        Files.move(root.resolve("db"), folder.resolve("lost"));
        try (var library = OpenLibrary.at(root)) {
            assertEquals(List.of(), library.service(Recovery.class).recovered());
            assertEquals(List.of(), library.service(Recovery.class).problems());
            var repository = library.service(RecordingRepository.class);
            var failure = assertThrows(VoiceRecorderException.class, repository::isEmpty);
            assertEquals(ErrorCode.ERR_DATABASE, failure.code());
        }
        Files.createDirectory(root.resolve("db"));

        try (var library = OpenLibrary.at(root)) {
            assertEquals(2, library.service(Recovery.class).recovered().size());
            assertTrue(verify(library).isClean());
        }
    }

    private static Integrity.Report verify(OpenLibrary library) {
        return library.service(Integrity.class).verify(List.of(), Progress.NONE, Cancellation.none());
    }
}
