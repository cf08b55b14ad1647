package org.voicerecorder.product.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.voicerecorder.testkit.VirtualMicrophone;

/**
 * A recording through a real sound server on a computer that is busy with something else: not one frame is lost or doubled
 * from the first to the last. Half an hour in {@code ./verify --soak}.
 */
class RecordSoakTest {
    private static final int RATE = 48_000;
    private static final long SECONDS = Soak.LENGTH.toSeconds();

    @TempDir
    Path folder;

    private final List<Process> load = new ArrayList<>();

    @AfterEach
    void endTheLoad() throws Exception {
        for (Process each : load) {
            each.descendants().forEach(ProcessHandle::destroyForcibly);
            each.destroyForcibly().waitFor();
        }
    }

    @Test
    void notOneFrameIsLostBesideOtherWork() throws Exception {
        try (var microphone = new VirtualMicrophone(Files.createDirectory(folder.resolve("s")), RATE, "s32le", 1);
                var _ = new Counter(microphone, "vmic", RATE)) {
            Voicerec voicerec = Voicerec.in(folder).with("PULSE_SERVER", microphone.address());
            voicerec.run("list").succeeds();
            work();
            Process record = voicerec.start("record", "--bits", "32", "--seconds", "" + SECONDS, "--json");
            Duration busy = watch(record);

            JsonObject take = Voicerec.await(record).succeeds().json();

            Counter.Heard heard = Counter.check(Path.of(take.get("path").getAsString()));
            assertEquals(SECONDS * RATE, heard.silent() + heard.counted());
            assertTrue(heard.silent() < RATE, () -> heard + ": the signal was there when the take began");
            assertEquals("[]", take.get("tags").toString());
            System.out.printf(
                    "%d s recorded, %d frames counted, none lost or doubled; %.1f s of processor time per hour%n",
                    SECONDS, heard.counted(), busy.toMillis() / 1000.0 * 3600 / SECONDS);
        }
    }

    /**
     * Keeps every processor and the disk busy, as polite programs do: in the session of the one that records, for the
     * system shares its time among sessions first.
     */
    private void work() throws IOException {
        for (int i = 0; i < Runtime.getRuntime().availableProcessors(); i++) {
            politely("while :; do :; done");
        }
        Path file = folder.resolve("load");
        politely("while :; do dd if=/dev/zero of=%s bs=1M count=256 conv=fsync 2>/dev/null; done".formatted(file));
    }

    private void politely(String script) throws IOException {
        load.add(new ProcessBuilder("nice", "-n", "19", "ionice", "-c", "3", "sh", "-c", script)
                .inheritIO()
                .start());
    }

    /** Waits for the end. @return how much processor time it took, all but its last moments */
    private static Duration watch(Process record) throws Exception {
        Duration used = Duration.ZERO;
        while (!record.waitFor(500, TimeUnit.MILLISECONDS)) {
            used = record.toHandle().info().totalCpuDuration().orElse(used);
        }
        return used;
    }
}
