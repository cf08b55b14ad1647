package org.voicerecorder.product.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.voicerecorder.testkit.Until;
import org.voicerecorder.testkit.WavFiles;

/** One process owns a library and executes the commands of all others. */
class OwnerAndGuestsTest {
    private static final int BUSY = 7;
    private static final int CANCELLED = 130;
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
        String[] verify = {"verify", "--json"};
        String[][] commands = {{"list"}, {"list", "--json"}, {"show", "last"}, {"show", "ffffffff"}};
        // First and last: what it finds is shown afterwards.
        var verified = voicerec.run(verify);
        var alone = new ArrayList<Voicerec.Result>();
        for (var command : commands) {
            alone.add(voicerec.run(command));
        }
        serve();
        for (int i = 0; i < commands.length; i++) {
            assertEquals(alone.get(i), voicerec.run(commands[i]), String.join(" ", commands[i]));
        }
        assertEquals(verified, voicerec.run(verify));
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

    @Test
    void anotherVersionOfTheProgramIsRefusedByName() throws Exception {
        serve();
        Path other = ProductCopy.ofAnotherBuild(folder.resolve("other"));
        var newcomer = new Voicerec(other.resolve("bin/voicerec"), voicerec.home(), voicerec.library());

        var refused = newcomer.run("list", "--json").fails(BUSY);
        var told = newcomer.run("list").fails(BUSY);

        var error = refused.json().getAsJsonObject("error");
        assertEquals("ERR_VERSION", error.get("code").getAsString());
        assertTrue(error.get("message").getAsString().contains("0.0.1 another"), refused::out);
        assertEquals("", told.out());
        assertTrue(told.err().matches("(?s)voicerec: .* \\(ERR_VERSION\\)\n  \\S.*\n"), told::err);
        voicerec.run("list").succeeds();
    }

    @Test
    void theSignalThatEndsAnOwnerSparesItsGuestsAndTheNextDoesNot() throws Exception {
        Process owner = serve();
        Path watched = Files.createDirectory(folder.resolve("watched"));
        var guest = voicerec.start("add", "--watch", watched.toString());
        running.add(guest);
        Until.holds("the guest is served", () -> Tools.threads(owner).contains("guest-listener"));

        Tools.signal("TERM", owner);
        assertEquals(-1, owner.getInputStream().read(), "its own command has ended");
        WavFiles.noise(watched.resolve("late.wav"), 16_000, 1, 16_000, 1);
        Until.holds("the guest works on", () -> total() == 1);
        Tools.signal("TERM", owner);

        assertTrue(guest.waitFor(30, TimeUnit.SECONDS));
        assertEquals(0, guest.exitValue());
        assertTrue(owner.waitFor(30, TimeUnit.SECONDS));
        assertEquals(1, total());
    }

    private int total() throws IOException {
        return voicerec.run("list", "--json").succeeds().json().get("total").getAsInt();
    }

    @Test
    void aSuspendedOwnerHoldsNobodyCaptive() throws Exception {
        Process owner = serve();
        Path file = WavFiles.noise(folder.resolve("big.wav"), 48_000, 2, 40_000_000, 1);
        var adding = voicerec.start("add", file.toString());
        running.add(adding);
        Until.holds("the copy has begun", this::incomingHoldsACopy);
        Tools.signal("STOP", owner);
        var waiting = voicerec.start("list", "--json");
        running.add(waiting);
        Until.holds("it has asked the owner", () -> Tools.threads(waiting).contains("guest-patience"));

        Tools.signal("INT", waiting);
        var given = Voicerec.await(waiting).fails(CANCELLED);
        assertEquals(
                "ERR_CANCELLED",
                given.json().getAsJsonObject("error").get("code").getAsString());
        for (int i = 0; i < 3; i++) {
            Tools.signal("INT", adding);
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(100));
        }
        assertEquals(CANCELLED, Voicerec.await(adding).status());

        Tools.signal("CONT", owner);
        Until.holds("the abandoned copy is taken back", () -> !incomingHoldsACopy());
        assertEquals(0, WholeLibrary.check(voicerec).size());
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
