package org.voicerecorder.product.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.voicerecorder.testkit.Until;
import org.voicerecorder.testkit.VirtualMicrophone;

/** The program is halted while it records, as in a computer that swaps or is put to sleep. */
class HardTimesTest {
    private static final int RATE = 48_000;
    private static final Pattern LOST = Pattern.compile("1 overruns, (\\d+) frames lost");

    @TempDir
    Path folder;

    private final List<AutoCloseable> opened = new ArrayList<>();
    private VirtualMicrophone microphone;
    private Voicerec voicerec;

    @BeforeEach
    void hear() throws IOException {
        microphone = new VirtualMicrophone(Files.createDirectory(folder.resolve("s")), RATE, "s32le", 1);
        opened.add(microphone);
        voicerec = Voicerec.in(folder).with("PULSE_SERVER", microphone.address());
    }

    @AfterEach
    void end() throws Exception {
        for (var each : opened.reversed()) {
            each.close();
        }
    }

    private Process record(String... options) throws IOException {
        var arguments = new ArrayList<>(List.of("record", "--bits", "32", "--json"));
        arguments.addAll(List.of(options));
        Process record = voicerec.start(arguments.toArray(String[]::new));
        opened.add(record::destroyForcibly);
        return record;
    }

    /** The program does not run for so long, and goes on then. */
    private static void halt(Process record, int seconds) throws IOException {
        Tools.signal("STOP", record);
        long begun = System.nanoTime();
        Until.holds("time has gone by", () -> System.nanoTime() - begun > TimeUnit.SECONDS.toNanos(seconds));
        Tools.signal("CONT", record);
    }

    /** The sound server keeps 4 MiB, which are 21 s of this format. */
    @Test
    void aProgramThatWasHaltedForFiveSecondsLosesNothing() throws Exception {
        opened.add(new Counter(microphone, "vmic", RATE));
        Process record = record();
        Path take = Takes.awaitFirstSample(voicerec, record);
        halt(record, 5);
        long soon = Files.size(take) + 6L * RATE * Integer.BYTES;
        Until.holds("it has caught up", () -> Files.size(take) > soon);
        Tools.signal("INT", record);

        var ended = Voicerec.await(record).succeeds();
        JsonObject kept = ended.json();

        assertFalse(ended.err().contains("Nothing has come"), ended::err);
        assertEquals("[]", kept.get("tags").toString());
        Counter.Heard heard = Counter.check(Path.of(kept.get("path").getAsString()));
        assertTrue(heard.counted() > 6 * RATE, heard::toString);
    }

    /** Log-out, or Ctrl-C, just when the computer wakes up: what was said meanwhile is there. */
    @Test
    void whatWaitsWhenAHaltedProgramIsEndedIsKept() throws Exception {
        opened.add(new Counter(microphone, "vmic", RATE));
        Process record = record();
        Takes.awaitFirstSample(voicerec, record);
        Tools.signal("STOP", record);
        long begun = System.nanoTime();
        Until.holds("time has gone by", () -> System.nanoTime() - begun > TimeUnit.SECONDS.toNanos(5));
        Tools.signal("TERM", record);
        Tools.signal("CONT", record);

        JsonObject kept = Voicerec.await(record).succeeds().json();

        assertEquals("[]", kept.get("tags").toString());
        Counter.Heard heard = Counter.check(Path.of(kept.get("path").getAsString()));
        assertTrue(heard.counted() > 5 * RATE, heard::toString);
    }

    /** It keeps 4 MiB, which are 2.7 s of this one, and some that is on its way. */
    @Test
    void whatNobodyCouldKeepIsCountedAndTheTakeGoesOn() throws Exception {
        int rate = 192_000;
        microphone.loadSink("large", rate, "s32le", 2);
        Process record = record("--device", "large.monitor", "--rate", "" + rate, "--channels", "2");
        Path take = Takes.awaitFirstSample(voicerec, record);
        long begun = System.nanoTime();
        halt(record, 10);
        Path journal = take.resolveSibling(take.getFileName().toString().replace(".wav", ".marks"));
        Until.holds("it is told", () -> Files.readString(journal).contains("audio+were+lost"));
        double seconds = (System.nanoTime() - begun) / 1e9;
        Tools.signal("INT", record);

        JsonObject kept = Voicerec.await(record).succeeds().json();

        assertTrue(kept.get("tags").toString().contains("audio-lost"), kept::toString);
        Path file = Path.of(kept.get("path").getAsString());
        double recorded = kept.get("durationSeconds").getAsDouble();
        double lost = lostFrames(file) / (double) rate;
        assertTrue(lost > 1 && lost < 8, () -> lost + " s of 10 s, for the server keeps some");
        assertEquals(seconds, recorded + lost, 1, "all the time is recorded or counted");
    }

    private static long lostFrames(Path file) throws IOException {
        byte[] header = new byte[1024];
        try (var in = Files.newInputStream(file)) {
            in.readNBytes(header, 0, header.length);
        }
        Matcher said = LOST.matcher(new String(header, StandardCharsets.ISO_8859_1));
        assertTrue(said.find(), "the file says what was lost");
        return Long.parseLong(said.group(1));
    }
}
