package org.voicerecorder.product.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.voicerecorder.testkit.Until;
import org.voicerecorder.testkit.WavFiles;

/** {@code kill -9} while files are added: what was reported is there, what is there is whole. */
class KillInAddTest {
    private static final int KILLS_AT_EACH_STEP = 3;
    private static final int KILLS_AT_ANY_MOMENT = Integer.getInteger("voicerecorder.kills", 25) - 12;
    private static final int SIGKILL = 137;

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"copied", "forced", "renamed", "committed"})
    void killedAtAStep(String step) throws IOException {
        Path product = ProductCopy.withPlugIn(folder.resolve("product"), "org.voicerecorder.faults");
        var voicerec = new Voicerec(product.resolve("bin/voicerec"), folder.resolve("home"), folder.resolve("library"));
        Path before = WavFiles.noise(folder.resolve("before.wav"), 8_000, 1, 8_000, 1);
        voicerec.run("add", before.toString()).succeeds();
        for (int i = 0; i < KILLS_AT_EACH_STEP; i++) {
            Path file = WavFiles.noise(folder.resolve(step + i + ".wav"), 48_000, 2, 500_000, step.hashCode() + i);

            voicerec.with("VOICEREC_FAULT", step);
            voicerec.run("add", file.toString(), "--json").fails(SIGKILL);
            voicerec.with("VOICEREC_FAULT", "none");

            WholeLibrary.check(voicerec);
            boolean cameIn = step.equals("renamed") || step.equals("committed");
            JsonObject again =
                    voicerec.run("add", file.toString(), "--json").succeeds().json();
            assertEquals(cameIn ? 1 : 0, again.getAsJsonArray("duplicates").size(), again::toString);
        }
        assertEquals(1 + KILLS_AT_EACH_STEP, WholeLibrary.check(voicerec).size());
    }

    @Test
    void killedAtAnyMoment() throws Exception {
        var voicerec = Voicerec.in(folder);
        voicerec.run("list").succeeds();
        var random = new Random(7);
        int reported = 0;
        for (int i = 0; i < KILLS_AT_ANY_MOMENT; i++) {
            Path file = WavFiles.noise(folder.resolve("a.wav"), 48_000, 2, 3_000_000, i);
            Path out = folder.resolve("out.json");
            var process = voicerec.start("add", file.toString(), "--json");
            awaitFirstByte(voicerec, process);
            Thread.sleep(random.nextInt(400));
            // By its handle: Process.destroyForcibly would close the pipes with what it said.
            process.toHandle().destroyForcibly();
            Voicerec.Result result = Voicerec.await(process);
            if (!result.out().isBlank()) {
                Files.writeString(out, result.out());
                String id = result.json()
                        .getAsJsonArray("added")
                        .get(0)
                        .getAsJsonObject()
                        .get("id")
                        .getAsString();
                voicerec.run("show", id).succeeds();
                reported++;
            }
            int rows = WholeLibrary.check(voicerec).size();
            assertTrue(rows >= reported, rows + " recordings, " + reported + " reported");
        }
    }

    private static void awaitFirstByte(Voicerec voicerec, Process process) throws IOException {
        Path incoming = voicerec.library().resolve("recordings/incoming");
        Until.holds(
                "a byte was copied",
                () -> !process.isAlive() || Tools.names(incoming).stream().anyMatch(n -> n.endsWith(".part")));
    }
}
