package org.voicerecorder.product.tests;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.voicerecorder.testkit.Until;
import org.voicerecorder.testkit.WavFiles;

/** Damaged files through the built program: mended beside the original or taken into the library. */
class RecoverTest {
    private static final int RATE = 16_000;
    private static final int HEADER = 44;

    @TempDir
    Path folder;

    private Voicerec voicerec;
    private byte[] whole;

    @BeforeEach
    void set() throws IOException {
        voicerec = Voicerec.in(folder);
        whole = Files.readAllBytes(WavFiles.noise(folder.resolve("whole.wav"), RATE, 2, RATE, 1));
    }

    private Path damaged(String name, byte[] content) throws IOException {
        return Files.write(folder.resolve(name), content);
    }

    private byte[] patched(int at, int value) {
        byte[] bytes = whole.clone();
        ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).putInt(at, value);
        return bytes;
    }

    private static byte[] audio(byte[] wav, int header) {
        return Arrays.copyOfRange(wav, header, wav.length);
    }

    @Test
    void aHandfulOfDamagesIsMendedWithoutALibrary() throws IOException {
        List<Path> files = List.of(
                damaged("unfinished.wav", patched(40, 0)),
                damaged("piped.wav", patched(40, -1)),
                damaged("align.wav", patched(32, 0x0010_0007)),
                damaged("cut.wav", Arrays.copyOf(whole, 20_044)),
                damaged("zeros.wav", new byte[10_000]));
        List<String> command = new java.util.ArrayList<>(List.of("recover", "--json"));
        files.forEach(file -> command.add(file.toString()));

        var result = voicerec.run(command.toArray(String[]::new)).fails(6);

        for (int i = 0; i < 4; i++) {
            JsonObject told = result.json().getAsJsonArray("files").get(i).getAsJsonObject();
            assertEquals("mended", told.get("outcome").getAsString());
            byte[] copy = Files.readAllBytes(Path.of(told.get("output").getAsString()));
            assertArrayEquals(audio(i == 3 ? Arrays.copyOf(whole, 20_044) : whole, HEADER), audio(copy, 80));
        }
        assertFalse(Files.exists(voicerec.library()), "recovering needs no library");
    }

    @Test
    void whatIsAddedIsRecoveredAndWhole() throws IOException {
        Path file = damaged("talk.wav", patched(40, 0));
        var refused = voicerec.run("add", file.toString()).fails(6);
        assertTrue(refused.err().contains("recover " + file), refused::err);

        voicerec.run("recover", file.toString(), "--add").succeeds();

        List<JsonObject> recordings = WholeLibrary.check(voicerec);
        assertEquals("recovered", recordings.getFirst().get("source").getAsString());
        assertEquals(1.0, recordings.getFirst().get("durationSeconds").getAsDouble());
        assertArrayEquals(patched(40, 0), Files.readAllBytes(file));
    }

    @Test
    void twoAtOnceOnOneFileMakeOneCopy() throws Exception {
        Path file = damaged("talk.wav", patched(40, 0));
        Process first = voicerec.start("recover", file.toString(), "--json");
        Process second = voicerec.start("recover", file.toString(), "--json");

        List<Integer> statuses =
                List.of(Voicerec.await(first).status(), Voicerec.await(second).status());

        assertTrue(statuses.contains(0) && statuses.contains(4), statuses::toString);
        assertEquals(
                List.of("talk.recovered.wav", "talk.wav"),
                Tools.names(folder).stream()
                        .filter(name -> name.contains("talk") || name.startsWith("."))
                        .toList());
    }

    @Test
    void killedItLeavesNothingThatLooksLikeACopy() throws Exception {
        Path large = WavFiles.noise(folder.resolve("large.wav"), RATE, 2, 20_000_000, 1);
        ByteBuffer zero = ByteBuffer.allocate(4);
        try (var channel = java.nio.channels.FileChannel.open(large, java.nio.file.StandardOpenOption.WRITE)) {
            channel.write(zero, 40);
        }
        Path out = Files.createDirectory(folder.resolve("out"));
        Process recover = voicerec.start("recover", large.toString(), "--output-folder", out.toString());
        Until.holds(
                "the copy has begun",
                () -> !recover.isAlive() || !Tools.names(out).isEmpty());
        recover.destroyForcibly().waitFor();
        for (String name : Tools.names(out)) {
            boolean finished = name.equals("large.recovered.wav");
            assertTrue(finished || name.startsWith(".voicerec-recover-") && name.endsWith(".part"), name);
        }
    }
}
