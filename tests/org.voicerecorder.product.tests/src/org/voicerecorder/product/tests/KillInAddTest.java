package org.voicerecorder.product.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.voicerecorder.testkit.Until;
import org.voicerecorder.testkit.WavFiles;

/** {@code kill -9} while files are added: what was reported is there, what is there is whole. */
class KillInAddTest {
    private static final int KILLS_AT_EACH_STEP = Soak.ON ? 3 : 1;
    private static final int KILLS_AT_ANY_MOMENT = Math.max(4, Soak.KILLS / 10);
    private static final int SIGKILL = 137;

    @TempDir
    Path folder;

    /** Each start puts in order what the one before left. */
    @Test
    void killedAtEachStep() throws IOException {
        Path product = ProductCopy.withPlugIn(folder.resolve("product"), "org.voicerecorder.faults");
        var voicerec = new Voicerec(product.resolve("bin/voicerec"), folder.resolve("home"), folder.resolve("library"));
        int files = 0;
        for (String step : List.of("copied", "forced", "renamed", "committed")) {
            for (int i = 0; i < KILLS_AT_EACH_STEP; i++) {
                Path file = WavFiles.noise(folder.resolve(step + i + ".wav"), 48_000, 2, 500_000, ++files);

                voicerec.with("VOICEREC_FAULT", step);
                voicerec.run("add", file.toString(), "--json").fails(SIGKILL);
                voicerec.with("VOICEREC_FAULT", "none");

                boolean cameIn = step.equals("renamed") || step.equals("committed");
                JsonObject again = voicerec.run("add", file.toString(), "--json")
                        .succeeds()
                        .json();
                assertEquals(cameIn ? 1 : 0, again.getAsJsonArray("duplicates").size(), again::toString);
            }
        }
        assertEquals(files, WholeLibrary.check(voicerec).size());
    }

    @Test
    void killedAtAnyMoment() throws Exception {
        var voicerec = Voicerec.in(folder);
        voicerec.run("list").succeeds();
        var random = new Random();
        Set<String> reported = new HashSet<>();
        for (int i = 0; i < KILLS_AT_ANY_MOMENT; i++) {
            Path file = WavFiles.noise(folder.resolve("a.wav"), 48_000, 2, 3_000_000, i);
            var process = voicerec.start("add", file.toString(), "--json");
            awaitFirstByte(voicerec, process);
            Thread.sleep(random.nextInt(400));
            // By its handle: Process.destroyForcibly would close the pipes with what it said.
            process.toHandle().destroyForcibly();
            Voicerec.Result result = Voicerec.await(process);
            if (!result.out().isBlank()) {
                JsonObject added = result.json().getAsJsonArray("added").get(0).getAsJsonObject();
                reported.add(added.get("id").getAsString());
            }
        }
        Set<String> there = WholeLibrary.check(voicerec).stream()
                .map(r -> r.get("id").getAsString())
                .collect(Collectors.toSet());
        assertTrue(there.containsAll(reported), () -> there + " are there, reported were " + reported);
    }

    private static void awaitFirstByte(Voicerec voicerec, Process process) throws IOException {
        Path incoming = voicerec.library().resolve("recordings/incoming");
        Until.holds(
                "a byte was copied",
                () -> !process.isAlive() || Tools.names(incoming).stream().anyMatch(n -> n.endsWith(".part")));
    }
}
