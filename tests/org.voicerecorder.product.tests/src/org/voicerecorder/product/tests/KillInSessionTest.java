package org.voicerecorder.product.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.voicerecorder.testkit.Until;
import org.voicerecorder.testkit.VirtualMicrophone;

/**
 * {@code kill -9} while several takes are under way in one owner, each in another state: recording, split into parts,
 * paused, gone on and muted by keys at random, armed. One start of the program serves many kills' worth of takes.
 */
class KillInSessionTest {
    private static final int KILLS = Math.max(2, Integer.getInteger("voicerecorder.kills", 25) / 8);
    private static final int RATE = 48_000;
    private static final int PLAYED_SECONDS = 120;
    private static final long LONGEST_NANOS = TimeUnit.MILLISECONDS.toNanos(2_500);
    private static final String KEYS = "  mm0";

    @TempDir
    Path folder;

    private final List<AutoCloseable> opened = new ArrayList<>();
    private VirtualMicrophone microphone;
    private Voicerec voicerec;

    @BeforeEach
    void hear() throws IOException {
        microphone = new VirtualMicrophone(Files.createDirectory(folder.resolve("s")), RATE, "s16le", 1);
        opened.add(microphone);
        voicerec = Voicerec.in(folder).with("PULSE_SERVER", microphone.address());
    }

    @AfterEach
    void end() throws Exception {
        for (var each : opened.reversed()) {
            each.close();
        }
    }

    @Test
    void killedInAnyState() throws Exception {
        var signal = new KnownSignal(folder.resolve("played.raw"), RATE, 1, RATE * PLAYED_SECONDS);
        var random = new Random(17);
        Map<String, Long> seen = new HashMap<>();
        var plain = new TreeSet<String>();
        Process player = signal.play(microphone);
        opened.add(player::destroyForcibly);
        for (int i = 0; i < KILLS; i++) {
            killOnce(i, random, seen, plain);
        }
        player.destroyForcibly().waitFor();

        Map<String, JsonObject> kept = WholeLibrary.check(voicerec).stream()
                .collect(Collectors.toMap(r -> r.get("id").getAsString(), Function.identity()));

        for (var take : seen.entrySet()) {
            JsonObject recording = kept.get(take.getKey());
            assertNotNull(recording, () -> "a take is gone: " + take);
            byte[] samples = Takes.checkFile(recording, RATE, 1);
            assertTrue(samples.length >= take.getValue(), () -> "%d bytes of %s".formatted(samples.length, take));
            if (plain.contains(take.getKey())) {
                signal.assertPiece(samples);
            }
        }
        assertTrue(
                kept.values().stream()
                        .noneMatch(r -> r.get("title").getAsString().startsWith("Armed")),
                "an armed take never began");
    }

    /** Kills an owner with takes in every state; notes what their files were seen to hold. */
    private void killOnce(int number, Random random, Map<String, Long> seen, TreeSet<String> plain) throws Exception {
        Process owner = voicerec.serve();
        opened.add(owner::destroyForcibly);
        var before = Takes.underWay(voicerec);
        Process whole = guest("--title", "Whole " + number);
        Process split = guest("--title", "Split " + number, "--split-every", "1");
        Path wholeTake = Takes.awaitFirstSample(voicerec, before, whole);
        Process typed = terminal("record --title Typed" + number);
        Process armed = terminal("record --title Armed" + number + " --pre-roll 1");
        Until.holds("all have begun", () -> titles().containsAll(List.of(
                "Whole " + number, "Split " + number + ", part 1", "Typed" + number, "Armed" + number)));
        plain.add(id(wholeTake));
        long begun = System.nanoTime();
        long after = random.nextLong(LONGEST_NANOS);
        while (System.nanoTime() - begun < after) {
            typed.getOutputStream().write(KEYS.charAt(random.nextInt(KEYS.length())));
            typed.getOutputStream().flush();
            for (Path take : Takes.underWay(voicerec)) {
                note(take, seen);
            }
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(40));
        }
        owner.destroyForcibly().waitFor();
        for (Process guest : List.of(whole, split, typed, armed)) {
            guest.destroyForcibly().waitFor();
        }
        assertEquals(137, owner.exitValue());
    }

    /** A part that is finished meanwhile is no longer there. */
    private static void note(Path take, Map<String, Long> seen) {
        try {
            long bytes = Files.size(take) - WavData.start(take);
            if (bytes > 0) {
                seen.merge(id(take), bytes, Math::max);
            }
        } catch (IOException | AssertionError _) {
            // It went into the library between two looks.
            return;
        }
    }

    private static String id(Path take) {
        String name = take.getFileName().toString();
        return name.substring(0, name.indexOf('.'));
    }

    /** The titles in the notes of the takes under way. */
    private List<String> titles() throws IOException {
        var titles = new ArrayList<String>();
        Path incoming = voicerec.library().resolve("recordings/incoming");
        for (String name : Tools.names(incoming)) {
            if (name.endsWith(".take")) {
                String note = Files.readString(incoming.resolve(name));
                titles.add(com.google.gson.JsonParser.parseString(note)
                        .getAsJsonObject()
                        .get("title")
                        .getAsString());
            }
        }
        return titles;
    }

    private Process guest(String... options) throws IOException {
        var arguments = new ArrayList<>(List.of("record"));
        arguments.addAll(List.of(options));
        Process guest = voicerec.start(arguments.toArray(String[]::new));
        opened.add(guest::destroyForcibly);
        return guest;
    }

    private Process terminal(String command) throws IOException {
        var builder = voicerec.builder(List.of(
                        "script",
                        "-qfec",
                        "stty cols 100 rows 30; exec %s %s".formatted(voicerec.program(), command),
                        "/dev/null"))
                .redirectOutput(ProcessBuilder.Redirect.DISCARD);
        builder.environment().put("SHELL", "/bin/sh");
        Process terminal = builder.start();
        opened.add(terminal::destroyForcibly);
        return terminal;
    }
}
