package org.voicerecorder.command.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;

/** Pictures of audio. */
class WaveformCommandTest extends OnALibrary {
    /** Half a second has 31 stored peaks: they would be steps of forty columns each. */
    @Test
    void aPictureOfShortAudioIsDrawnOfItsSamples() throws IOException {
        String id = add(1);

        assertEquals(0, type("waveform", id, "--output", "fine.png").status());
        assertEquals(
                0,
                type("waveform", id, "--output", "steps.png", "--samples-per-pixel", "256")
                        .status());

        assertTrue(columnsThatDiffer("fine.png") > 1000, () -> "columns");
        assertTrue(columnsThatDiffer("steps.png") < 40, () -> "asked for");
    }

    /** From the column before them. */
    private int columnsThatDiffer(String file) throws IOException {
        var picture = ImageIO.read(folder.resolve(file).toFile());
        int count = 0;
        for (int x = 1; x < picture.getWidth(); x++) {
            boolean differs = false;
            for (int y = 0; y < picture.getHeight(); y++) {
                differs |= picture.getRGB(x, y) != picture.getRGB(x - 1, y);
            }
            count += differs ? 1 : 0;
        }
        return count;
    }

    @Test
    void theWaveformIsDrawnAndWrittenInEveryFormat() throws IOException {
        String id = add(1);

        var drawn = new Typed(folder)
                .onTerminal(50)
                .with("NO_COLOR", "1")
                .with("LANG", "en_US.UTF-8")
                .type("waveform", id);
        assertEquals(0, drawn.status(), drawn.err());
        assertEquals(12, drawn.lines().size());
        assertTrue(drawn.lines().stream().allMatch(line -> line.length() == 50));

        JsonObject json = type(
                        "waveform", id, "--json", "--samples-per-pixel", "100", "--split-channels", "--bits", "8")
                .json();
        assertEquals(2, json.get("channels").getAsInt());
        assertEquals(80, json.get("length").getAsInt());
        assertEquals(80 * 4, json.getAsJsonArray("data").size());

        var written = type("waveform", id, "--format", "dat", "--output", "a.dat", "--json");
        assertEquals("dat", written.json().get("format").getAsString());
        ByteBuffer dat =
                ByteBuffer.wrap(Files.readAllBytes(folder.resolve("a.dat"))).order(ByteOrder.LITTLE_ENDIAN);
        assertEquals(2, dat.getInt(0));
        assertEquals(16_000, dat.getInt(8));
        assertEquals(256, dat.getInt(12));
        assertEquals(32, dat.getInt(16));
        assertEquals(1, dat.getInt(20));

        assertEquals(
                0,
                type("waveform", id, "--output", "a.png", "--width", "300", "--height", "80")
                        .status());
        assertEquals(300, ImageIO.read(folder.resolve("a.png").toFile()).getWidth());
        assertEquals(4, type("waveform", id, "--output", "a.png").status());
        assertEquals(
                2,
                new Typed(folder)
                        .onTerminal(80)
                        .type("waveform", id, "--format", "png")
                        .status());
        assertEquals(2, type("waveform", id, "--bits", "12").status());
    }
}
