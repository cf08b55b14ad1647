package org.voicerecorder.command.tests;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.voicerecorder.testkit.WavFiles;

/** Copies outside the library. */
class ExportCommandTest extends OnALibrary {
    @Test
    void nothingIsExportedIntoTheLibrary() throws IOException {
        String id = add(1);
        Path root = folder.resolve("library");
        Files.createSymbolicLink(folder.resolve("link"), root.resolve("recordings/raw"));
        List<String> before = tree(root.resolve("recordings"));

        for (String target : List.of("library/x.wav", "library/new/", "link/x.wav", "library/recordings/raw")) {
            var result = type("export", id, "--output", target, "--json");
            assertEquals("ERR_INVALID_ARGUMENT", result.error().get("code").getAsString(), target);
            assertEquals(4, result.status());
            assertTrue(result.error().get("advice").getAsString().contains(root.toString()));
        }
        assertEquals(4, type("waveform", id, "--output", "link/x.png").status());
        assertEquals(
                4, type("waveform", id, "--output", "library/derived/x.json").status());

        assertEquals(before, tree(root.resolve("recordings")));
        assertFalse(Files.exists(root.resolve("new")));
        assertEquals(0, type("waveform", id, "--output", "x.png").status());
    }

    private static List<String> tree(Path folder) throws IOException {
        try (var files = Files.walk(folder)) {
            return files.map(Path::toString).sorted().toList();
        }
    }

    @Test
    void exportWritesTheOriginalBytesOrAnotherFormat() throws IOException {
        String id = add(1);
        String other = add(2);

        var result = type("export", id, "--output", "out.wav", "--json");
        assertEquals(0, result.status(), result.out());
        JsonObject exported = only(result.json().getAsJsonArray("exported"));
        assertEquals(folder.resolve("out.wav").toString(), exported.get("path").getAsString());
        assertEquals("wav", exported.get("format").getAsString());
        assertEquals(
                Files.size(folder.resolve("out.wav")), exported.get("sizeBytes").getAsLong());
        assertArrayEquals(
                Files.readAllBytes(folder.resolve("take1.wav")), Files.readAllBytes(folder.resolve("out.wav")));

        var exists = type("export", id, "--output", "out.wav", "--json");
        assertEquals(4, exists.status());
        assertEquals("ERR_EXISTS", exists.error().get("code").getAsString());
        assertEquals(0, type("export", id, "--output", "out.wav", "--force").status());
        assertEquals(3, type("export", id, "--output", "no/such/folder.wav").status());

        assertEquals(
                0, type("export", id, other, "-o", "folder", "--format", "flac").status());
        assertTrue(Files.exists(folder.resolve("folder/take1.flac")));
        assertTrue(Files.exists(folder.resolve("folder/take2.flac")));

        var partly = type("export", id, other, "-o", "folder", "--format", "flac", "--json");
        assertEquals(1, partly.status());
        assertEquals(2, partly.json().getAsJsonArray("failed").size());
    }

    @Test
    void aNameOfTheGreatestLengthIsShortenedForItsNewExtension() throws IOException {
        String stem = "a" + "é".repeat(125);
        for (int seed = 1; seed <= 2; seed++) {
            Path file = folder.resolve("from" + seed).resolve(stem + ".wav");
            Files.createDirectory(file.getParent());
            WavFiles.noise(file, 16_000, 1, 8_000, seed);
            assertEquals(0, type("add", file.toString()).status());
        }
        var ids = type("list", "--json").json().getAsJsonArray("recordings");

        var result = type(
                "export",
                ids.get(0).getAsJsonObject().get("id").getAsString(),
                ids.get(1).getAsJsonObject().get("id").getAsString(),
                "-o",
                "long",
                "--format",
                "flac");

        assertEquals(0, result.status(), result.err());
        assertTrue(Files.exists(folder.resolve("long/a" + "é".repeat(124) + ".flac")));
        assertTrue(Files.exists(folder.resolve("long/a" + "é".repeat(122) + " (2).flac")));
    }

    @Test
    void copiesNamedByTitlesAreNamesThatAddTakes() throws IOException {
        List<String> titles =
                List.of("Recording 2026-11-29 10:26:04", "Recording 2026-11-29 10?26?04", "NUL", "é".repeat(300));
        for (int i = 0; i < titles.size(); i++) {
            add(i + 1, "--title", titles.get(i));
        }

        var result = type("export", "--all", "--output-folder", "named", "--name-template", "{title}", "--json");

        assertEquals(0, result.status(), result.err());
        assertEquals(
                List.of(
                        "Recording 2026-11-29 10_26_04 (2).wav",
                        "Recording 2026-11-29 10_26_04.wav",
                        "_NUL.wav",
                        "é".repeat(125) + ".wav"),
                names(folder.resolve("named")));
        // They are known already: their names are no reason to refuse them.
        var again = type("add", "named", "--json");
        assertEquals(4, again.json().getAsJsonArray("duplicates").size(), again.out());
    }

    private static List<String> names(Path folder) throws IOException {
        try (var files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    @Test
    void aFolderThatCannotBeMadeIsToldForWhatItIs() throws IOException {
        String id = add(1);
        Files.createFile(folder.resolve("file"));

        var onFile = type("export", id, "-o", "file/", "--json");
        assertEquals("ERR_INVALID_ARGUMENT", onFile.error().get("code").getAsString());
        assertTrue(onFile.error().get("message").getAsString().contains("is a file"), onFile.out());
        var inProc = type("export", id, "-o", "/proc/copies/", "--json");
        assertEquals("ERR_PERMISSION", inProc.error().get("code").getAsString());
        assertTrue(inProc.error().get("message").getAsString().contains("takes no folders"), inProc.out());
    }
}
