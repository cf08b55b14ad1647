package org.voicerecorder.storage.tests;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.voicerecorder.api.Cancellation;
import org.voicerecorder.api.ErrorCode;
import org.voicerecorder.api.Progress;
import org.voicerecorder.api.Recording;
import org.voicerecorder.api.VoiceRecorderException;
import org.voicerecorder.api.audio.ExportFormat;
import org.voicerecorder.api.storage.AddRequest;
import org.voicerecorder.api.storage.Export;
import org.voicerecorder.api.storage.Ingest;
import org.voicerecorder.audio.io.UnfinishedFiles;
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

    /** All that lies there while a copy is made is known by its name, so that what a kill leaves of it goes later. */
    @Test
    void whatAKillWouldLeaveLiesBesideTheCopyAndGoesWithALaterExport() throws Exception {
        try (var library = OpenLibrary.at(folder.resolve("library"))) {
            Path file = WavFiles.noise(folder.resolve("a.wav"), 8_000, 1, 80_000, 1);
            Recording recording =
                    library.service(Ingest.class).add(AddRequest.of(file), Progress.NONE, Cancellation.none());
            Path target = Files.createDirectory(folder.resolve("out")).resolve("a.mp3");
            Path abandoned = Files.createFile(UnfinishedFiles.beside(target));
            Files.setLastModifiedTime(abandoned, FileTime.from(Instant.now().minus(Duration.ofDays(2))));
            var seen = new ArrayList<List<String>>();
            Progress progress = (_, _, _, _) -> seen.add(names(target.getParent()));

            library.service(Export.class)
                    .export(recording, target, Optional.of(ExportFormat.MP3), true, progress, Cancellation.none());

            assertTrue(seen.stream().anyMatch(names -> names.size() == 2), "audio and tags: " + seen);
            assertTrue(
                    seen.stream()
                            .flatMap(List::stream)
                            .allMatch(name -> name.startsWith(".voicerec-") && name.endsWith(".part")),
                    seen.toString());
            assertEquals(List.of("a.mp3"), names(target.getParent()));
        }
    }

    private static List<String> names(Path of) {
        try (var files = Files.list(of)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void export(OpenLibrary library, Recording recording, Path target) {
        library.service(Export.class)
                .export(recording, target, Optional.empty(), true, Progress.NONE, Cancellation.none());
    }
}
