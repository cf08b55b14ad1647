package org.voicerecorder.storage.tests;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.voicerecorder.api.Cancellation;
import org.voicerecorder.api.ErrorCode;
import org.voicerecorder.api.Progress;
import org.voicerecorder.api.Recording;
import org.voicerecorder.api.VoiceRecorderException;
import org.voicerecorder.api.storage.AddRequest;
import org.voicerecorder.api.storage.Export;
import org.voicerecorder.api.storage.Ingest;
import org.voicerecorder.testkit.OpenLibrary;
import org.voicerecorder.testkit.WavFiles;

class ExportTest {
    @TempDir
    Path folder;

    /** Whichever way it is named, and wherever the library's folder really lies. */
    @Test
    void theLibrarysOwnFoldersAreNoTarget() throws IOException {
        Path root = folder.resolve("library");
        OpenLibrary.at(root).close();
        Path elsewhere = folder.resolve("other disk");
        Files.move(root.resolve("backups"), elsewhere);
        Files.createSymbolicLink(root.resolve("backups"), elsewhere);
        Files.createSymbolicLink(folder.resolve("link"), root.resolve("recordings"));
        try (var library = OpenLibrary.at(root)) {
            Path file = WavFiles.noise(folder.resolve("a.wav"), 8_000, 1, 8_000, 1);
            Recording recording =
                    library.service(Ingest.class).add(AddRequest.of(file), Progress.NONE, Cancellation.none());
            byte[] stored = Files.readAllBytes(recording.path());
            for (Path target : List.of(
                    recording.path(),
                    root.resolve("x.wav"),
                    root.resolve("recordings/../recordings/raw/x.wav"),
                    folder.resolve("link/incoming/x.wav"),
                    elsewhere.resolve("x.wav"))) {
                var e = assertThrows(VoiceRecorderException.class, () -> export(library, recording, target));
                assertEquals(ErrorCode.ERR_INVALID_ARGUMENT, e.code(), target.toString());
                assertEquals(target.equals(recording.path()), Files.exists(target));
            }
            assertArrayEquals(stored, Files.readAllBytes(recording.path()));
            export(library, recording, folder.resolve("library.wav"));
            assertFalse(Files.mismatch(recording.path(), folder.resolve("library.wav")) >= 0);
        }
    }

    /** What is put in place by a rename must not take the place of what is no file. */
    @Test
    void aPipeIsNoTargetAndALinkStaysALink() throws Exception {
        try (var library = OpenLibrary.at(folder.resolve("library"))) {
            Path file = WavFiles.noise(folder.resolve("a.wav"), 8_000, 1, 8_000, 1);
            Recording recording =
                    library.service(Ingest.class).add(AddRequest.of(file), Progress.NONE, Cancellation.none());
            Path pipe = folder.resolve("pipe");
            assertEquals(
                    0, new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor());
            Path real = Files.writeString(folder.resolve("real.wav"), "old");
            Path link = Files.createSymbolicLink(folder.resolve("link.wav"), real);

            var e = assertThrows(VoiceRecorderException.class, () -> export(library, recording, pipe));
            export(library, recording, link);

            assertEquals(ErrorCode.ERR_NOT_A_FILE, e.code());
            assertFalse(Files.isRegularFile(pipe));
            assertTrue(Files.isSymbolicLink(link));
            assertEquals(-1, Files.mismatch(recording.path(), real));
        }
    }

    private static void export(OpenLibrary library, Recording recording, Path target) {
        library.service(Export.class)
                .export(recording, target, Optional.empty(), true, Progress.NONE, Cancellation.none());
    }
}
