package org.voicerecorder.product.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.voicerecorder.testkit.VirtualMicrophone;

/**
 * {@code kill -9} of the command while it records from a sound server: what was recorded is there at the next start. Takes
 * in other states are killed in {@link KillInSessionTest}.
 */
class KillInRecordTest {
    private static final int KILLS_AT_EACH_STEP = Soak.ON ? 3 : 1;
    private static final int KILLS_AT_ANY_MOMENT = Math.max(3, Soak.KILLS / 10);
    private static final int SIGKILL = 137;
    private static final int RATE = 48_000;
    private static final int CHANNELS = 2;
    private static final int BYTES_PER_SECOND = RATE * CHANNELS * 2;
    /** So much of what was read may be missing after a kill. */
    private static final long MAY_MISS_NANOS = TimeUnit.MILLISECONDS.toNanos(250);

    private static final long LONGEST_NANOS = TimeUnit.MILLISECONDS.toNanos(1_500);
    private static final int PLAYED_SECONDS = 60;

    @TempDir
    Path folder;

    private VirtualMicrophone microphone;

    @BeforeEach
    void hear() throws IOException {
        microphone = new VirtualMicrophone(Files.createDirectory(folder.resolve("s")), RATE, "s16le", CHANNELS);
    }

    @AfterEach
    void end() {
        microphone.close();
    }

    /** What a take's file was seen to hold before the kill. */
    private record Killed(String id, long bytes, long bytesThatCame) {}

    @Test
    void killedAtAnyMoment() throws Exception {
        var voicerec = Voicerec.in(folder).with("PULSE_SERVER", microphone.address());
        var signal = new KnownSignal(folder.resolve("played.raw"), RATE, CHANNELS, RATE * PLAYED_SECONDS);
        var random = new Random(11);
        var killed = new ArrayList<Killed>();
        Process player = signal.play(microphone);
        try {
            for (int i = 0; i < KILLS_AT_ANY_MOMENT; i++) {
                if (!player.isAlive()) {
                    player = signal.play(microphone);
                }
                var left = Takes.underWay(voicerec);
                Process record = voicerec.start("record", "--channels", "" + CHANNELS, "--title", "Take " + i);
                try {
                    killed.add(kill(voicerec, left, record, random.nextLong(LONGEST_NANOS)));
                } finally {
                    record.destroyForcibly().waitFor();
                }
            }
        } finally {
            player.destroyForcibly().waitFor();
        }
        Map<String, JsonObject> kept = WholeLibrary.check(voicerec).stream()
                .collect(Collectors.toMap(r -> r.get("id").getAsString(), Function.identity()));
        assertEquals(KILLS_AT_ANY_MOMENT, kept.size());
        for (int i = 0; i < killed.size(); i++) {
            assertRecovered(killed.get(i), kept.get(killed.get(i).id()), "Take " + i, signal);
        }
    }

    /** Kills so long after the first sample, watching the file grow until then. */
    private static Killed kill(Voicerec voicerec, Set<Path> left, Process record, long after) throws Exception {
        Path take = Takes.awaitFirstSample(voicerec, left, record);
        int header = WavData.start(take);
        long first = System.nanoTime();
        long bytes = 0;
        long latestBegin = Long.MIN_VALUE;
        while (System.nanoTime() - first < after) {
            bytes = Files.size(take) - header;
            // Audio comes at its rate: what is in the file now was read at least so long after the beginning.
            latestBegin = Math.max(latestBegin, bytes - bytesIn(System.nanoTime() - first));
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(1));
        }
        record.destroyForcibly();
        long came = latestBegin == Long.MIN_VALUE ? bytes : latestBegin + bytesIn(System.nanoTime() - first);
        assertEquals(SIGKILL, record.waitFor());
        String name = take.getFileName().toString();
        return new Killed(name.substring(0, name.indexOf('.')), bytes, came);
    }

    private static long bytesIn(long nanos) {
        return nanos * BYTES_PER_SECOND / TimeUnit.SECONDS.toNanos(1);
    }

    private static void assertRecovered(Killed killed, JsonObject take, String title, KnownSignal signal)
            throws IOException {
        assertNotNull(take, () -> "the take is gone: " + killed);
        assertEquals("recovered", take.get("source").getAsString());
        assertEquals(title, take.get("title").getAsString());
        byte[] samples = Takes.checkFile(take, RATE, CHANNELS);
        assertTrue(samples.length >= killed.bytes(), () -> "%d bytes of %s".formatted(samples.length, killed));
        assertTrue(samples.length >= killed.bytesThatCame() - bytesIn(MAY_MISS_NANOS), () -> "%d bytes of %s"
                .formatted(samples.length, killed));
        signal.assertPiece(samples);
    }

    /** A step of a take, and as what it is found then. */
    private record Step(String name, String source) {}

    private static final List<Step> STEPS = List.of(
            new Step("begun", "none"),
            new Step("ended", "recovered"),
            new Step("whole", "recovered"),
            new Step("noted", "recovered"),
            new Step("renamed", "recorder"),
            new Step("committed", "recorder"),
            new Step("kept", "recorder"));

    /** Each start puts in order what the one before left, and is killed itself. */
    @Test
    void killedAtEachStep() throws Exception {
        Path product = ProductCopy.withPlugIn(folder.resolve("product"), "org.voicerecorder.faults");
        var voicerec = new Voicerec(product.resolve("bin/voicerec"), folder.resolve("home"), folder.resolve("library"))
                .with("PULSE_SERVER", microphone.address());
        List<String> expected = new ArrayList<>();
        for (Step step : STEPS) {
            for (int i = 0; i < KILLS_AT_EACH_STEP; i++) {
                voicerec.with("VOICEREC_FAULT", step.name());
                String title = step.name() + " " + i;
                voicerec.run("record", "--seconds", "0.3", "--title", title, "--tag", "kept")
                        .fails(SIGKILL);
                if (!step.source().equals("none")) {
                    expected.add(title + " " + step.source());
                }
            }
        }
        voicerec.with("VOICEREC_FAULT", "none");

        List<JsonObject> kept = WholeLibrary.check(voicerec);

        List<String> found = new ArrayList<>();
        for (JsonObject take : kept) {
            found.add(take.get("title").getAsString() + " " + take.get("source").getAsString());
            assertEquals("[\"kept\"]", take.get("tags").toString());
            assertEquals(RATE * 3 / 10, Takes.checkFile(take, RATE, 1).length / 2);
        }
        assertEquals(
                expected.stream().sorted().toList(), found.stream().sorted().toList());
    }
}
