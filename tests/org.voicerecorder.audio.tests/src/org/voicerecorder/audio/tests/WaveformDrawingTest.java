package org.voicerecorder.audio.tests;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.voicerecorder.api.VoiceRecorderException;
import org.voicerecorder.api.audio.Peaks;
import org.voicerecorder.api.audio.SampleStream;
import org.voicerecorder.audio.SampleColumns;
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

    /** Between the samples a line, so that a picture of few of them has no steps; every column begins where the last ended. */
    @Test
    void fewSamplesAreALine() throws IOException {
        Peaks line = SampleColumns.of(samples(new double[] {-0.5, 0.5, 0.25}), 3, 8, true);

        assertArrayEquals(
                new short[] {
                    -16384, -8192, -8192, 0, 0, 8192, 8192, 16384, 14336, 16384, 12288, 14336, 10240, 12288, 8192, 10240
                },
                line.data());
    }

    @Test
    void manySamplesAreTheirExtremesAndChannelsAreMixedOrNot() throws IOException {
        double[] saw = new double[1000];
        for (int i = 0; i < saw.length; i++) {
            saw[i] = i % 10 / 10.0;
        }
        double[] loud = new double[1000];
        Arrays.fill(loud, 1.5);

        Peaks apart = SampleColumns.of(samples(saw, loud), 1000, 4, false);
        Peaks mixed = SampleColumns.of(samples(saw, loud), 1000, 4, true);

        assertEquals(2, apart.channels());
        assertEquals(4, apart.length());
        assertEquals(0, apart.min(2, 0));
        assertEquals(29_491, apart.max(2, 0));
        assertEquals(Short.MAX_VALUE, apart.min(3, 1), "beyond full scale is full scale");
        assertEquals(1, mixed.channels());
        assertEquals(24_576, mixed.min(1, 0));
    }

    @Test
    void noSampleIsSilenceAndOneIsALineThatLiesStill() throws IOException {
        assertArrayEquals(
                new short[6],
                SampleColumns.of(samples(new double[0]), 5, 3, true).data());
        Peaks one = SampleColumns.of(samples(new double[] {0.5}), 5, 3, true);
        assertArrayEquals(new short[] {16384, 16384, 16384, 16384, 16384, 16384}, one.data());
        BufferedImage image = image(one, WaveformImage.DEFAULT.withSize(3, 100));
        assertEquals(WaveformImage.DEFAULT.waveColor(), image.getRGB(1, 24));
        assertEquals(WaveformImage.DEFAULT.axisColor(), image.getRGB(1, 49));
    }

    private static SampleStream samples(double[]... channels) {
        return new SampleStream() {
            private int next;

            @Override
            public int sampleRate() {
                return 8000;
            }

            @Override
            public int channels() {
                return channels.length;
            }

            @Override
            public long totalFrames() {
                return channels[0].length;
            }

            @Override
            public int read(double[][] out, int at, int frames) {
                // In small pieces, as decoders do.
                int n = Math.min(Math.min(frames, 7), channels[0].length - next);
                for (int c = 0; c < channels.length; c++) {
                    System.arraycopy(channels[c], next, out[c], at, n);
                }
                next += n;
                return n == 0 ? -1 : n;
            }

            @Override
            public void close() {}
        };
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
