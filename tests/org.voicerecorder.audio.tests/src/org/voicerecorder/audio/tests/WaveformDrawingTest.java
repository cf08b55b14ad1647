package org.voicerecorder.audio.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.voicerecorder.api.VoiceRecorderException;
import org.voicerecorder.api.audio.Peaks;
import org.voicerecorder.audio.WaveformImage;
import org.voicerecorder.audio.WaveformText;
import org.voicerecorder.audio.WaveformText.Style;

class WaveformDrawingTest {
    private static final Peaks STEP = new Peaks(8000, 1, 256, new short[] {0, 0, 0, 0, -16384, 16384, -32768, 32767});

    @Test
    void thePictureIsReadByOthers() throws IOException {
        BufferedImage image = image(STEP, new WaveformImage(8, 100, 0xFF112233, 0xFF445566, 0x00FFFFFF));
        assertEquals(8, image.getWidth());
        assertEquals(100, image.getHeight());
        assertEquals(0x00, image.getRGB(0, 0) >>> 24, "the background is transparent");
        assertEquals(0xFF445566, image.getRGB(0, 49), "silence is the axis");
        assertEquals(0, image.getRGB(4, 10) >>> 24);
        assertEquals(0xFF112233, image.getRGB(4, 30));
        assertEquals(0xFF112233, image.getRGB(7, 0));
        assertEquals(0xFF112233, image.getRGB(7, 99));
    }

    @Test
    void channelsLieBelowEachOther() throws IOException {
        Peaks stereo = new Peaks(8000, 2, 256, new short[] {-32768, 32767, 0, 0});
        BufferedImage image = image(stereo, WaveformImage.DEFAULT.withSize(3, 40));
        assertEquals(WaveformImage.DEFAULT.waveColor(), image.getRGB(1, 2));
        assertEquals(WaveformImage.DEFAULT.background(), image.getRGB(1, 22));
    }

    @Test
    void nothingAndTooMuch() throws IOException {
        assertEquals(
                10,
                image(new Peaks(8000, 1, 256, new short[0]), WaveformImage.DEFAULT.withSize(10, 1))
                        .getWidth());
        assertThrows(VoiceRecorderException.class, () -> WaveformImage.DEFAULT.withSize(0, 10));
        assertThrows(VoiceRecorderException.class, () -> WaveformImage.DEFAULT.withSize(40_000, 10));
    }

    private static BufferedImage image(Peaks peaks, WaveformImage drawing) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        drawing.writePng(peaks, out);
        return ImageIO.read(new ByteArrayInputStream(out.toByteArray()));
    }

    @Test
    void asciiIsMirroredAtSilence() {
        assertEquals(
                List.of("   #", "  ##", "####", "  ##", "   #"), new WaveformText(4, 5, Style.ASCII, false).draw(STEP));
    }

    @Test
    void brailleHasEightDotsPerCharacter() {
        assertEquals(
                List.of("⠤⣿"),
                new WaveformText(2, 1, Style.BRAILLE, false)
                        .draw(new Peaks(8000, 1, 256, new short[] {0, 0, 0, 0, -32768, 32767, -32768, 32767})).stream()
                                .map(row -> row.replace('⠒', '⠤'))
                                .toList());
    }

    @ParameterizedTest
    @EnumSource(Style.class)
    void rowsAreAsWideAsAsked(Style style) {
        List<String> rows = new WaveformText(33, 4, style, false).draw(STEP);
        assertEquals(4, rows.size());
        rows.forEach(row -> assertEquals(33, row.length()));
        List<String> coloured = new WaveformText(33, 4, style, true).draw(STEP);
        assertTrue(coloured.getFirst().contains("\u001b[31m"), "full scale is red");
        for (int i = 0; i < rows.size(); i++) {
            assertEquals(rows.get(i), coloured.get(i).replaceAll("\u001b\\[[0-9]*m", ""));
        }
    }
}
