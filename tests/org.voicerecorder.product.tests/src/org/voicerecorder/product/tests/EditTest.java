package org.voicerecorder.product.tests;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.voicerecorder.testkit.WavFiles;

/** Editing from the command line: by options, by a list, and by steps that are kept between two runs. */
class EditTest {
    private static final int RATE = 48_000;
    private static final int FRAMES = 4 * RATE;
    private static final int BYTES = 4;

    @TempDir
    Path folder;

    private Voicerec voicerec;
    private Path file;
    private String id;

    @BeforeEach
    void add() throws Exception {
        voicerec = Voicerec.in(folder);
        file = WavFiles.noise(folder.resolve("talk.wav"), RATE, 2, FRAMES, 1);
        id = voicerec.run("add", file.toString(), "--json")
                .succeeds()
                .json()
                .getAsJsonArray("added")
                .get(0)
                .getAsJsonObject()
                .get("id")
                .getAsString();
    }

    @Test
    void optionsAndTheListTheyWriteGiveTheSameRecording() throws Exception {
        Path list = folder.resolve("list.json");
        JsonObject byOptions = voicerec.run(
                        "edit",
                        id,
                        "--cut",
                        "1..2",
                        "--crossfade",
                        "0",
                        "--fade-out",
                        "0.5",
                        "--save-list",
                        list.toString(),
                        "--title",
                        "Short",
                        "--json")
                .succeeds()
                .json();
        assertEquals("Short", byOptions.get("title").getAsString());
        assertEquals("edit", byOptions.get("source").getAsString());
        assertEquals(3.0, byOptions.get("durationSeconds").getAsDouble());
        byte[] before = WavData.of(file);
        byte[] after = WavData.of(Path.of(byOptions.get("path").getAsString()));
        assertArrayEquals(Arrays.copyOf(before, RATE * BYTES), Arrays.copyOf(after, RATE * BYTES));
        assertArrayEquals(
                Arrays.copyOfRange(before, 2 * RATE * BYTES, 3 * RATE * BYTES),
                Arrays.copyOfRange(after, RATE * BYTES, 2 * RATE * BYTES));

        JsonObject byList = voicerec.run("edit", id, "--apply", list.toString(), "--json")
                .succeeds()
                .json();
        assertEquals(byOptions.get("checksum"), byList.get("checksum"));
        assertEquals("talk (edited)", byList.get("title").getAsString());

        Files.writeString(list, Files.readString(list).replace("\"cut\"", "\"kut\""));
        var refused = voicerec.run("edit", id, "--apply", list.toString()).fails(4);
        assertTrue(refused.err().contains("there is no operation \"kut\""), refused::err);
    }

    @Test
    void aRangeIsMovedByACutAndACopyOfIt() throws Exception {
        JsonObject moved = voicerec.run(
                        "edit",
                        id,
                        "--cut",
                        "3s..",
                        "--copy",
                        "3s..@1s",
                        "--copy",
                        "0..48f@2s",
                        "--crossfade",
                        "0",
                        "--json")
                .succeeds()
                .json();
        byte[] before = WavData.of(file);
        byte[] after = WavData.of(Path.of(moved.get("path").getAsString()));
        int second = RATE * BYTES;
        assertEquals(before.length + 48 * BYTES, after.length);
        assertArrayEquals(Arrays.copyOf(before, second), Arrays.copyOf(after, second));
        assertArrayEquals(
                Arrays.copyOfRange(before, 3 * second, 4 * second), Arrays.copyOfRange(after, second, 2 * second));
        assertArrayEquals(
                Arrays.copyOfRange(before, second, 2 * second), Arrays.copyOfRange(after, 2 * second, 3 * second));
        assertArrayEquals(
                Arrays.copyOf(before, 48 * BYTES), Arrays.copyOfRange(after, 3 * second, 3 * second + 48 * BYTES));

        var beyond = voicerec.run("edit", id, "--copy", "0..1@9").fails(2);
        assertTrue(beyond.err().contains("outside of what there is"), beyond::err);
        voicerec.run("edit", id, "--copy", "0..1").fails(2);
        assertEquals(2, WholeLibrary.check(voicerec).size());
    }

    @Test
    void stepsAreKeptUndoneAndDoneAgainInOneRunAfterTheOther() throws Exception {
        voicerec.run("edit", id, "--draft", "--cut", "1..2").succeeds();
        JsonObject kept = voicerec.run("edit", id, "--draft", "--trim", "..2", "--json")
                .succeeds()
                .json();
        assertEquals(2.0, kept.get("durationSeconds").getAsDouble());
        JsonObject undone =
                voicerec.run("edit", id, "--undo", "--json").succeeds().json();
        assertEquals(3.0, undone.get("durationSeconds").getAsDouble());
        voicerec.run("edit", id, "--undo").succeeds();
        voicerec.run("edit", id, "--undo").fails(4);
        var nothing = voicerec.run("edit", id, "--render").fails(4);
        assertTrue(nothing.err().contains("No step is kept"), nothing::err);
        JsonObject again =
                voicerec.run("edit", id, "--redo", "--json").succeeds().json();
        assertEquals(3.0, again.get("durationSeconds").getAsDouble());
        assertEquals(
                1, again.getAsJsonObject("undone").getAsJsonArray("operations").size());
        JsonObject made =
                voicerec.run("edit", id, "--render", "--json").succeeds().json();
        assertEquals(3.0, made.get("durationSeconds").getAsDouble());
        JsonObject history = voicerec.run("edit", made.get("id").getAsString(), "--history", "--json")
                .succeeds()
                .json();
        assertEquals(
                id,
                history.getAsJsonObject("madeOf")
                        .getAsJsonObject("source")
                        .get("recording")
                        .getAsString());
        assertEquals(2, WholeLibrary.check(voicerec).size());
    }

    /** The copy is loud where the recording is: a lossy one may swing further. */
    @Test
    void aCopyIsMeasuredAsItIsWhenItIsDecoded() throws Exception {
        Path copy = folder.resolve("copy.mp3");
        JsonObject exported = voicerec.run(
                        "export", id, "-o", copy.toString(), "--format", "mp3", "--loudness", "--json")
                .succeeds()
                .json();
        JsonObject found =
                exported.getAsJsonArray("exported").get(0).getAsJsonObject().getAsJsonObject("loudness");
        JsonObject own = voicerec.run("loudness", id, "--json")
                .succeeds()
                .json()
                .getAsJsonArray("recordings")
                .get(0)
                .getAsJsonObject();
        assertEquals(
                own.get("integratedLufs").getAsDouble(),
                found.get("integratedLufs").getAsDouble(),
                1);
        assertEquals(0, own.get("overs").getAsLong());
        assertTrue(found.get("overs").getAsLong() > 0, "noise at full scale swings beyond it");
    }

    @Test
    void theLoudnessIsMeasured() throws Exception {
        JsonObject found = voicerec.run("loudness", id, "--json")
                .succeeds()
                .json()
                .getAsJsonArray("recordings")
                .get(0)
                .getAsJsonObject();
        // Noise over the whole range in both channels.
        assertEquals(0, found.get("samplePeakDbfs").getAsDouble(), 0.01);
        assertTrue(found.get("integratedLufs").getAsDouble() > -5);
        JsonObject edited = voicerec.run("edit", id, "--normalize", "lufs=-20", "--json")
                .succeeds()
                .json();
        JsonObject quiet = voicerec.run("loudness", edited.get("id").getAsString(), "--json")
                .succeeds()
                .json()
                .getAsJsonArray("recordings")
                .get(0)
                .getAsJsonObject();
        assertEquals(-20, quiet.get("integratedLufs").getAsDouble(), 0.1);
    }

    /** What is made names its source by checksum: that must not be said of other samples. */
    @Test
    void alteredAudioIsNotEdited() throws Exception {
        JsonObject shown = voicerec.run("show", id, "--json").succeeds().json();
        try (var stored = FileChannel.open(Path.of(shown.get("path").getAsString()), StandardOpenOption.WRITE)) {
            stored.write(ByteBuffer.wrap(new byte[] {1, 2, 3, 4}), 2000);
        }

        var refused = voicerec.run("edit", id, "--gain", "-3").fails(6);

        assertTrue(refused.err().contains("ERR_CHECKSUM_MISMATCH"), refused::err);
        assertEquals(
                1,
                voicerec.run("list", "--json")
                        .succeeds()
                        .json()
                        .getAsJsonArray("recordings")
                        .size());
    }
}
