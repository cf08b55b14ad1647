package org.voicerecorder.product.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.voicerecorder.testkit.WavFiles;

/** One process owns a library and executes the commands of all others. */
class OwnerAndGuestsTest {
    private static final int BUSY = 7;
    private static final int GUESTS = 20;

    @TempDir
    Path folder;

    private Voicerec voicerec;
    private final ArrayList<Process> running = new ArrayList<>();

    @BeforeEach
    void set() throws IOException {
        voicerec = Voicerec.in(folder);
    }

    @AfterEach
    void endWhatRuns() throws InterruptedException {
        for (var process : running) {
            process.destroyForcibly().waitFor();
        }
    }

    @Test
    void twentyGuestsAtOnceAreAllServed() throws Exception {
        serve();
        var guests = new ArrayList<Process>();
        for (int i = 0; i < GUESTS; i++) {
            Path file = WavFiles.noise(folder.resolve("f" + i + ".wav"), 16_000, 1, 16_000, i);
            guests.add(voicerec.start("add", file.toString(), "--json"));
        }
        for (var guest : guests) {
            var result = Voicerec.await(guest).succeeds();
            assertEquals(1, result.json().getAsJsonArray("added").size());
        }
        assertEquals(
                GUESTS,
                voicerec.run("list", "--json").succeeds().json().get("total").getAsInt());
    }

    @Test
    void twentyProcessesAtOnceWithoutAnOwnerAgreeOnOne() throws Exception {
        var processes = new ArrayList<Process>();
        for (int i = 0; i < GUESTS; i++) {
            Path file = WavFiles.noise(folder.resolve("f" + i + ".wav"), 16_000, 1, 16_000, i);
            processes.add(voicerec.start("add", file.toString(), "--json"));
        }
        for (var process : processes) {
            Voicerec.await(process).succeeds();
        }
        assertEquals(
                GUESTS,
                voicerec.run("list", "--json").succeeds().json().get("total").getAsInt());
    }

    @Test
    void aGuestsPathsAreRelativeToItsOwnFolder() throws Exception {
        serve();
        WavFiles.noise(folder.resolve("home/relative.wav"), 16_000, 1, 16_000, 1);

        var added = voicerec.run("add", "relative.wav", "--json").succeeds().json();

        assertEquals(
                "relative.wav",
                added.getAsJsonArray("added")
                        .get(0)
                        .getAsJsonObject()
                        .get("originalName")
                        .getAsString());
    }

    @Test
    void aGuestSeesTheSameOutputAndStatusAsAnOwner() throws Exception {
        WavFiles.noise(folder.resolve("home/a.wav"), 16_000, 1, 16_000, 1);
        voicerec.run("add", "a.wav").succeeds();
        String[][] commands = {
            {"list"}, {"list", "--json"}, {"show", "last"}, {"show", "ffffffff"}, {"verify", "--json"}
        };
        var alone = new ArrayList<Voicerec.Result>();
        for (var command : commands) {
            alone.add(voicerec.run(command));
        }
        serve();
        for (int i = 0; i < commands.length; i++) {
            assertEquals(alone.get(i), voicerec.run(commands[i]), String.join(" ", commands[i]));
        }
    }

    @Test
    void aGuestWhoseOwnerIsKilledSaysWhatHappenedAndTheLibraryIsWhole() throws Exception {
        Process owner = serve();
        Path file = WavFiles.noise(folder.resolve("big.wav"), 48_000, 2, 20_000_000, 1);
        var guest = voicerec.start("add", file.toString(), "--json");
        Until.holds("the copy has begun", this::incomingHoldsACopy);
        owner.destroyForcibly().waitFor();

        var result = Voicerec.await(guest).fails(BUSY);

        assertEquals(
                "ERR_OWNER_LOST",
                result.json().getAsJsonObject("error").get("code").getAsString());
        assertEquals(
                0,
                voicerec.run("list", "--all", "--json")
                        .succeeds()
                        .json()
                        .get("total")
                        .getAsInt());
        assertFalse(incomingHoldsACopy());
    }

    @Test
    void theNextCommandAfterAKilledOwnerOwnsTheLibrary() throws Exception {
        Process owner = serve();
        owner.destroyForcibly().waitFor();
        voicerec.run("list").succeeds();
    }

    @Test
    void anOwnerEndsOnlyWhenItsGuestsHaveEnded() throws Exception {
        Process owner = serve();
        Path file = WavFiles.noise(folder.resolve("big.wav"), 48_000, 2, 40_000_000, 1);
        var guest = voicerec.start("add", file.toString(), "--json");
        Until.holds("the copy has begun", this::incomingHoldsACopy);
        owner.destroy();

        var result = Voicerec.await(guest);

        assertEquals(0, result.status(), result::err);
        assertTrue(owner.waitFor(30, TimeUnit.SECONDS));
        assertEquals(
                1, voicerec.run("list", "--json").succeeds().json().get("total").getAsInt());
    }

    private boolean incomingHoldsACopy() throws IOException {
        try (var files = Files.list(voicerec.library().resolve("recordings/incoming"))) {
            return files.anyMatch(f -> f.toString().endsWith(".part"));
        }
    }

    private Process serve() throws IOException {
        Process owner = voicerec.serve();
        running.add(owner);
        return owner;
    }
}
