package org.voicerecorder.product.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.voicerecorder.testkit.SmallDisk;
import org.voicerecorder.testkit.Until;
import org.voicerecorder.testkit.VirtualMicrophone;
import org.voicerecorder.testkit.WavFiles;

/** The disk of the library runs full: nothing is lost, nothing is half there, and what can go on goes on. */
class DiskFullTest {
    private static final int STORAGE = 5;
    private static final int RATE = 48_000;
    /** Room for the program's reserve of 50 MB, ten minutes of a take of 32 bits (115 MB), and some. */
    private static final int MEGABYTES = 200;

    @TempDir
    Path folder;

    private SmallDisk disk;
    private Voicerec voicerec;

    @BeforeEach
    void set() throws IOException {
        disk = new SmallDisk(folder.resolve("disk"), MEGABYTES);
        voicerec = new Voicerec(
                Voicerec.product().resolve("bin/voicerec"),
                folder.resolve("home"),
                disk.root().resolve("library"));
    }

    @AfterEach
    void unmount() throws IOException {
        disk.close();
    }

    @Test
    void whatDoesNotFitIsRefusedBeforeItIsCopied() throws Exception {
        voicerec.run("list").succeeds();
        disk.fillBut(60_000_000);
        Path large = WavFiles.noise(folder.resolve("large.wav"), RATE, 2, 4_000_000, 1);
        Path small = WavFiles.noise(folder.resolve("small.wav"), RATE, 2, 100_000, 2);

        var refused = voicerec.run("add", large.toString(), "--json").fails(STORAGE);

        assertEquals("ERR_DISK_FULL", onlyFailure(refused).get("code").getAsString());
        assertEquals(0, WholeLibrary.check(voicerec).size());
        voicerec.run("add", small.toString()).succeeds();
        assertEquals(1, WholeLibrary.check(voicerec).size());
        disk.free();
        voicerec.run("add", large.toString()).succeeds();
        assertEquals(2, WholeLibrary.check(voicerec).size());
    }

    @Test
    void aDiskThatRunsFullDuringACopyLeavesNothingBehind() throws Exception {
        voicerec.run("list").succeeds();
        Path file = WavFiles.noise(folder.resolve("large.wav"), RATE, 2, 20_000_000, 1);
        Process add = voicerec.start("add", file.toString(), "--json");
        Path incoming = voicerec.library().resolve("recordings/incoming");
        Until.holds(
                "the copy has begun",
                () -> !add.isAlive() || Tools.names(incoming).stream().anyMatch(n -> n.endsWith(".part")));
        Tools.signal("STOP", add);
        disk.fill();
        Tools.signal("CONT", add);

        var refused = Voicerec.await(add).fails(STORAGE);

        assertEquals("ERR_DISK_FULL", onlyFailure(refused).get("code").getAsString());
        assertEquals(List.of(), WholeLibrary.incoming(voicerec));
        assertEquals(0, WholeLibrary.check(voicerec).size());
        disk.free();
        voicerec.run("add", file.toString()).succeeds();
        assertEquals(1, WholeLibrary.check(voicerec).size());
    }

    /** Up to its last frame it is what the microphone gave, and it holds at least what was told as recorded before. */
    @Test
    void aDiskThatRunsFullEndsATakeAndWhatCameIsKept() throws Exception {
        try (var microphone = microphone();
                var _ = new Counter(microphone, "vmic", RATE)) {
            voicerec.run("list").succeeds();
            Process record = voicerec.start("record", "--bits", "32", "--title", "Until it is full", "--json");
            awaitSecond(Takes.awaitFirstSample(voicerec, record));
            double told = voicerec.run("take", "--json")
                    .succeeds()
                    .json()
                    .getAsJsonArray("takes")
                    .get(0)
                    .getAsJsonObject()
                    .get("recordedSeconds")
                    .getAsDouble();
            disk.fill();

            var ended = Voicerec.await(record).fails(STORAGE);

            JsonObject error = ended.json().getAsJsonObject("error");
            assertEquals("ERR_DISK_FULL", error.get("code").getAsString());
            assertTrue(
                    (error.get("message").getAsString() + error.get("advice").getAsString()).contains("kept"),
                    error::toString);
            voicerec.run("list").succeeds();
            disk.free();
            JsonObject kept = WholeLibrary.check(voicerec).getFirst();
            assertEquals("Until it is full", kept.get("title").getAsString());
            assertWholeToTheEnd(kept, told);
        }
    }

    private VirtualMicrophone microphone() throws IOException {
        var microphone = new VirtualMicrophone(Files.createDirectory(folder.resolve("s")), RATE, "s32le", 1);
        voicerec.with("PULSE_SERVER", microphone.address());
        return microphone;
    }

    /** Waits for a second of the counter. */
    private static void awaitSecond(Path take) throws IOException {
        Until.holds("a second is in the file", () -> Counter.piecesUnderWay(take).stream()
                .anyMatch(piece -> piece.frames() > RATE));
    }

    /** One piece of the counter, which ends where the recording does. */
    private static void assertWholeToTheEnd(JsonObject kept, double least) throws IOException {
        List<Counter.Piece> pieces = Counter.pieces(Path.of(kept.get("path").getAsString()));
        assertEquals(1, pieces.size(), pieces::toString);
        double seconds = kept.get("durationSeconds").getAsDouble();
        assertEquals(Math.round(seconds * RATE), pieces.getFirst().to(), pieces::toString);
        assertTrue(seconds >= least, () -> seconds + " s are kept, " + least + " s were told");
    }

    /** Ten minutes before the end a terminal warns; the take ends while there is room to finish it, whole. */
    @Test
    void aDiskThatFillsSlowlyIsToldAndEndsTheTakeCleanly() throws Exception {
        try (var microphone = microphone();
                var _ = new Counter(microphone, "vmic", RATE)) {
            voicerec.run("list").succeeds();
            Path screen = folder.resolve("screen");
            Process record = terminal("record --bits 32 --title Narrow", screen);
            awaitSecond(Takes.awaitFirstSample(voicerec, record));
            assertFalse(Files.readString(screen).contains("left on the disk. Free space"));

            // The reserve of 50 MB, and five minutes.
            disk.fillBut(50_000_000 + 300L * RATE * Integer.BYTES);
            Until.holds("it is told", () -> Files.readString(screen).contains("left on the disk. Free space"));
            assertTrue(record.isAlive());
            disk.fillBut(49_000_000);

            assertEquals(STORAGE, record.waitFor());
            String said = Files.readString(screen);
            assertTrue(said.contains("ERR_DISK_FULL") && said.contains("while there was room to finish it"), said);
            JsonObject kept = WholeLibrary.check(voicerec).getFirst();
            assertEquals("recorder", kept.get("source").getAsString());
            assertWholeToTheEnd(kept, 1);
        }
    }

    private Process terminal(String command, Path screen) throws IOException {
        var builder = voicerec.builder(List.of(
                        "script",
                        "-qfec",
                        "stty cols 200 rows 30; exec %s %s".formatted(voicerec.program(), command),
                        "/dev/null"))
                .redirectOutput(screen.toFile());
        builder.environment().put("SHELL", "/bin/sh");
        return builder.start();
    }

    @Test
    void aTakeThatCannotFitIsNotBegun() throws Exception {
        try (var microphone = new VirtualMicrophone(Files.createDirectory(folder.resolve("s")), RATE, "s16le", 1)) {
            voicerec.with("PULSE_SERVER", microphone.address());
            voicerec.run("list").succeeds();
            disk.fillBut(51_000_000);

            var refused = voicerec.run("record", "--seconds", "60", "--json").fails(STORAGE);

            assertEquals(
                    "ERR_DISK_FULL",
                    refused.json().getAsJsonObject("error").get("code").getAsString());
            assertEquals(0, WholeLibrary.check(voicerec).size());
        }
    }

    @Test
    void onAFullDiskWhatIsThereCanBeReadAndChangesAreRefused() throws Exception {
        Path file = WavFiles.noise(folder.resolve("a.wav"), RATE, 1, RATE, 1);
        Path other = WavFiles.noise(folder.resolve("b.wav"), RATE, 1, RATE, 2);
        voicerec.run("add", file.toString(), "--title", "Before").succeeds();
        disk.fill();

        assertEquals(1, WholeLibrary.check(voicerec).size());
        assertEquals(
                "Before",
                voicerec.run("show", "last", "--json")
                        .succeeds()
                        .json()
                        .get("title")
                        .getAsString());
        var unchanged = voicerec.run("rename", "last", "After").fails(STORAGE);
        assertTrue(unchanged.err().contains("ERR_DISK_FULL"), unchanged::err);
        var refused = voicerec.run("add", other.toString(), "--json").fails(STORAGE);
        assertEquals("ERR_DISK_FULL", onlyFailure(refused).get("code").getAsString());

        disk.free();
        voicerec.run("rename", "last", "After").succeeds();
        voicerec.run("add", other.toString()).succeeds();
        assertEquals(2, WholeLibrary.check(voicerec).size());
    }

    @Test
    void aDiskThatRunsFullUnderTheDatabaseLosesNoAnswer() throws Exception {
        Path file = WavFiles.noise(folder.resolve("a.wav"), RATE, 1, RATE, 1);
        Process owner = voicerec.serve();
        try {
            voicerec.run("add", file.toString()).succeeds();
            disk.fill();
            JsonElement answered = JsonNull.INSTANCE;
            boolean refused = false;
            // The database has a megabyte of room of its own: it takes large changes until it notices.
            for (int i = 0; i < 200 && !refused; i++) {
                String text = "Change %d ".formatted(i) + "録".repeat(9_900);
                var change = voicerec.run("describe", "last", text);
                refused = change.status() != 0;
                answered = refused ? answered : new JsonPrimitive(text);
                if (refused) {
                    change.fails(STORAGE);
                    assertTrue(change.err().contains("ERR_DISK_FULL"), change::err);
                }
            }
            assertTrue(refused, "the disk is full");
            disk.free();
            owner.destroy();
            assertEquals(0, owner.waitFor());
            JsonObject kept = WholeLibrary.check(voicerec).getFirst();
            assertEquals(answered, kept.get("description"));
            voicerec.run("describe", "last", "There is room again").succeeds();
            assertFalse(voicerec.run("list").succeeds().out().isBlank());
        } finally {
            owner.destroyForcibly().waitFor();
        }
    }

    private static JsonObject onlyFailure(Voicerec.Result result) {
        var failed = result.json().getAsJsonArray("failed");
        assertEquals(1, failed.size(), failed::toString);
        return failed.get(0).getAsJsonObject();
    }
}
