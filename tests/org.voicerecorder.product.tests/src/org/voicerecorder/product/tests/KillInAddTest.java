package org.voicerecorder.product.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
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

            assertWhole(voicerec);
            boolean cameIn = step.equals("renamed") || step.equals("committed");
            JsonObject again =
                    voicerec.run("add", file.toString(), "--json").succeeds().json();
            assertEquals(cameIn ? 1 : 0, again.getAsJsonArray("duplicates").size(), again::toString);
        }
        assertEquals(1 + KILLS_AT_EACH_STEP, assertWhole(voicerec));
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
            process.destroyForcibly();
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
            int rows = assertWhole(voicerec);
            assertTrue(rows >= reported, rows + " recordings, " + reported + " reported");
        }
    }

    /** Rows and files match one to one, and every byte is right. @return the number of rows */
    private int assertWhole(Voicerec voicerec) throws IOException {
        JsonObject list = voicerec.run("list", "--all", "--limit", "1000", "--json")
                .succeeds()
                .json();
        List<String> rows = StreamSupport.stream(
                        list.getAsJsonArray("recordings").spliterator(), false)
                .map(JsonElement::getAsJsonObject)
                .map(r -> r.get("storedName").getAsString())
                .sorted()
                .toList();
        assertEquals(rows, names(voicerec.library().resolve("recordings/raw")));
        assertEquals(
                List.of(),
                names(voicerec.library().resolve("recordings/incoming")).stream()
                        .filter(n -> !n.startsWith("."))
                        .toList());
        JsonObject verify = voicerec.run("verify", "--json").succeeds().json();
        assertEquals(rows.size(), verify.get("verified").getAsInt());
        return rows.size();
    }

    private static void awaitFirstByte(Voicerec voicerec, Process process) throws IOException {
        Path incoming = voicerec.library().resolve("recordings/incoming");
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
        while (process.isAlive() && names(incoming).stream().noneMatch(n -> n.endsWith(".part"))) {
            assertNotEquals(true, System.nanoTime() > end, "no byte was copied in a minute");
            Thread.onSpinWait();
        }
    }

    private static List<String> names(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(f -> f.getFileName().toString()).sorted().toList();
        }
    }
}
