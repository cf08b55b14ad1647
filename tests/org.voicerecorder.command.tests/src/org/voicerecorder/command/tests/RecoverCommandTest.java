package org.voicerecorder.command.tests;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.voicerecorder.testkit.OpenLibrary;
import org.voicerecorder.testkit.WavFiles;

/** {@code voicerec recover}: what it tells, where copies go, and what comes into the library. */
class RecoverCommandTest {
    private static final int FRAMES = 4_000;
    private static final int HEADER = 44;

    @TempDir
    Path folder;

    private Typed.Result type(String... arguments) {
        return new Typed(folder).type(arguments);
    }

    /** A file whose header was never finished. */
    private Path unfinished(String name, int seed) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        WavFiles.noise(file, 8_000, 1, FRAMES, seed);
        byte[] bytes = Files.readAllBytes(file);
        Arrays.fill(bytes, 4, 8, (byte) 0);
        Arrays.fill(bytes, HEADER - 4, HEADER, (byte) 0);
        return Files.write(file, bytes);
    }

    private static byte[] audio(Path wav, int header) throws IOException {
        byte[] bytes = Files.readAllBytes(wav);
        return Arrays.copyOfRange(bytes, header, bytes.length);
    }

    private static JsonObject file(Typed.Result result, int index) {
        return result.json().getAsJsonArray("files").get(index).getAsJsonObject();
    }

    private static String code(JsonObject file) {
        return file.getAsJsonObject("error").get("code").getAsString();
    }

    @Test
    void aCopyLiesBesideTheOriginalAndTheReportTellsBoth() throws IOException {
        Path file = unfinished("talk.wav", 1);
        byte[] before = Files.readAllBytes(file);

        var result = type("recover", "talk.wav");

        assertEquals(0, result.status(), result.err());
        assertTrue(result.out().contains("never finished"), result.out());
        Path copy = folder.resolve("talk.recovered.wav");
        assertTrue(result.out().contains(copy.toString()), result.out());
        assertArrayEquals(audio(file, HEADER), audio(copy, 80));
        assertArrayEquals(before, Files.readAllBytes(file));
        assertEquals(4, type("recover", "talk.wav").status());
        assertEquals(0, type("recover", "talk.wav", "--force").status());
    }

    @Test
    void aDryRunWritesNothing() throws IOException {
        unfinished("talk.wav", 1);

        var result = type("recover", "talk.wav", "--dry-run", "--json");

        assertEquals(0, result.status());
        assertEquals("mended", file(result, 0).get("outcome").getAsString());
        assertTrue(file(result, 0).get("output").isJsonNull());
        assertFalse(Files.exists(folder.resolve("talk.recovered.wav")));
    }

    @Test
    void theWorstOfSeveralIsTheStatusAndTheOthersAreMended() throws IOException {
        unfinished("a/talk.wav", 1);
        unfinished("b/talk.wav", 2);
        Files.writeString(folder.resolve("notes.txt"), "no audio at all\n".repeat(20));
        Files.write(folder.resolve("zeros.wav"), new byte[5000]);

        var result = type(
                "recover",
                "a/talk.wav",
                "notes.txt",
                "zeros.wav",
                "none.wav",
                "b/talk.wav",
                "--output-folder",
                "out",
                "--json");

        assertEquals(6, result.status());
        assertEquals("ERR_UNSUPPORTED_FORMAT", code(file(result, 1)));
        assertEquals("ERR_CORRUPT_FILE", code(file(result, 2)));
        assertEquals("ERR_FILE_NOT_FOUND", code(file(result, 3)));
        assertArrayEquals(
                audio(folder.resolve("a/talk.wav"), HEADER), audio(folder.resolve("out/talk.recovered.wav"), 80));
        assertArrayEquals(
                audio(folder.resolve("b/talk.wav"), HEADER), audio(folder.resolve("out/talk.recovered (2).wav"), 80));
    }

    @Test
    void whatIsWholeIsLeftAlone() throws IOException {
        WavFiles.noise(folder.resolve("whole.wav"), 8_000, 1, FRAMES, 1);

        var result = type("recover", "whole.wav", "--output", "copy.wav", "--json");

        assertEquals(0, result.status());
        assertEquals("intact", file(result, 0).get("outcome").getAsString());
        assertEquals(0, file(result, 0).getAsJsonArray("findings").size());
        assertFalse(Files.exists(folder.resolve("copy.wav")));
    }

    @Test
    void withAddTheAudioIsInTheLibraryAsRecovered() throws IOException {
        Path file = unfinished("talk.wav", 1);
        try (var _ = OpenLibrary.at(folder.resolve("library"))) {
            var refused = type("add", "talk.wav", "--json");
            String advice = refused.json()
                    .getAsJsonArray("failed")
                    .get(0)
                    .getAsJsonObject()
                    .get("advice")
                    .getAsString();
            assertTrue(advice.contains("voicerec recover " + file), advice);

            var result = type("recover", "talk.wav", "--add", "--json");

            assertEquals(0, result.status(), result.out());
            JsonObject recording = file(result, 0).getAsJsonObject("recording");
            assertEquals("recovered", recording.get("source").getAsString());
            assertEquals("talk.wav", recording.get("originalName").getAsString());
            assertEquals(FRAMES / 8_000.0, recording.get("durationSeconds").getAsDouble());
            assertFalse(Files.exists(folder.resolve("talk.recovered.wav")));
            assertTrue(file(type("recover", "talk.wav", "--add", "--json"), 0)
                    .get("duplicate")
                    .getAsBoolean());
            try (var left = Files.list(folder.resolve("library/recordings/incoming"))) {
                assertEquals(0, left.filter(f -> f.toString().endsWith(".part")).count());
            }
            var inside = type("recover", "talk.wav", "--output", "library/recordings/raw/x.wav", "--json");
            assertEquals("ERR_INVALID_ARGUMENT", code(file(inside, 0)));
        }
        var closed = type("recover", "talk.wav", "--output", "library/recordings/raw/x.wav", "--json");
        assertEquals("ERR_INVALID_ARGUMENT", code(file(closed, 0)));
    }

    @Test
    void whatTheUserKnowsIsHeardAndChecked() throws IOException {
        Path raw = folder.resolve("bare.raw");
        Files.write(raw, audio(WavFiles.noise(folder.resolve("n.wav"), 8_000, 2, FRAMES, 1), HEADER));
        var unknown = type("recover", "bare.raw");
        assertEquals(4, unknown.status());
        assertTrue(unknown.err().contains("--rate"), unknown.err());

        var known = type("recover", "bare.raw", "--rate", "8000", "--channels", "2", "--bits", "16", "--json");

        assertEquals(0, known.status(), known.out());
        assertEquals(FRAMES / 8_000.0, file(known, 0).get("durationSeconds").getAsDouble());
        assertEquals(4, type("recover", "bare.raw", "--bits", "17").status());
        assertEquals(
                2, type("recover", "bare.raw", "n.wav", "--output", "x.wav").status());
        assertEquals(
                2,
                type("recover", "n.wav", "--output", "x.wav", "--output-folder", "y")
                        .status());
    }

    @Test
    void quietTellsOnlyTheCopies() throws IOException {
        unfinished("talk.wav", 1);
        assertEquals(
                folder.resolve("x.wav") + "\n",
                type("recover", "talk.wav", "-o", "x.wav", "--quiet").out());
    }
}
