package org.voicerecorder.audio.tests;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.voicerecorder.api.audio.AudioFiles;
import org.voicerecorder.api.audio.CaptureFormat;
import org.voicerecorder.api.audio.LiveEncoder;
import org.voicerecorder.api.audio.LiveEncoders;
import org.voicerecorder.api.audio.SampleStream;

/** Decoded audio as numbers. */
class SamplesTest {
    private static final double[] VALUES = {0, 0.25, -0.1, 1, -1, 1.5, -3.5, 1e-30, 7};

    @TempDir
    Path folder;

    private final AudioFiles files = Services.get(AudioFiles.class);

    /** A mono WAV of floating-point samples. */
    private Path floats(int bits, double... values) throws IOException {
        int data = values.length * bits / 8;
        var out = ByteBuffer.allocate(44 + data).order(ByteOrder.LITTLE_ENDIAN);
        out.put("RIFF".getBytes(StandardCharsets.US_ASCII)).putInt(36 + data);
        out.put("WAVEfmt ".getBytes(StandardCharsets.US_ASCII)).putInt(16);
        out.putShort((short) 3).putShort((short) 1).putInt(8000).putInt(8000 * bits / 8);
        out.putShort((short) (bits / 8)).putShort((short) bits);
        out.put("data".getBytes(StandardCharsets.US_ASCII)).putInt(data);
        for (double value : values) {
            if (bits == 32) {
                out.putFloat((float) value);
            } else {
                out.putDouble(value);
            }
        }
        return Files.write(folder.resolve("floats" + bits + ".wav"), out.array());
    }

    private double[] read(Path file, long from) throws IOException {
        double[][] all = new double[1][100_000];
        int filled = 0;
        try (SampleStream stream = files.samples(file, from)) {
            for (int n = 0; n >= 0; n = stream.read(all, filled, all[0].length - filled)) {
                filled += n;
            }
        }
        return Arrays.copyOf(all[0], filled);
    }

    @ParameterizedTest
    @ValueSource(ints = {32, 64})
    void floatingPointSamplesAreKeptBeyondFullScale(int bits) throws IOException {
        double[] wanted =
                bits == 64 ? VALUES : Arrays.stream(VALUES).map(v -> (float) v).toArray();

        assertArrayEquals(wanted, read(floats(bits, VALUES), 0));
        assertArrayEquals(Arrays.copyOfRange(wanted, 4, wanted.length), read(floats(bits, VALUES), 4));
    }

    @Test
    void whatIsNoNumberIsSilence() throws IOException {
        assertArrayEquals(
                new double[] {0.5, 0, 0, -0.5}, read(floats(32, 0.5, Double.NaN, Double.POSITIVE_INFINITY, -0.5), 0));
    }

    @ParameterizedTest
    @ValueSource(ints = {16, 24, 32})
    void integerSamplesAreExactWhetherWeDecodeThemOrFfmpegDoes(int bits) throws IOException {
        int bytes = bits / 8;
        byte[] pcm = new byte[20_000 * bytes];
        new java.util.Random(3).nextBytes(pcm);
        Path flac = folder.resolve("a.flac");
        try (LiveEncoder encoder = Services.get(LiveEncoders.class).flac(flac, new CaptureFormat(8000, 1, bits))) {
            encoder.write(pcm, 0, pcm.length);
            encoder.finish();
        }
        double[] wanted = new double[20_000];
        for (int i = 0; i < wanted.length; i++) {
            long value = pcm[i * bytes + bytes - 1];
            for (int b = bytes - 2; b >= 0; b--) {
                value = value << 8 | pcm[i * bytes + b] & 0xFF;
            }
            wanted[i] = value / Math.pow(2, bits - 1);
        }
        assertArrayEquals(wanted, read(flac, 0));
        Path wav = folder.resolve("a.wav");
        files.convert(
                flac,
                wav,
                org.voicerecorder.api.audio.ExportFormat.WAV,
                java.util.Map.of(),
                org.voicerecorder.api.Progress.NONE,
                org.voicerecorder.api.Cancellation.none());
        assertArrayEquals(wanted, read(wav, 0));
        assertArrayEquals(Arrays.copyOfRange(wanted, 777, wanted.length), read(wav, 777));
    }

    /** A square wave at full scale, without its overtones, swings beyond it. */
    @Test
    void whatALossyDecoderGivesIsNotClipped() throws Exception {
        Path mp3 = folder.resolve("square.mp3");
        assertEquals(
                0,
                new ProcessBuilder(
                                "ffmpeg",
                                "-nostdin",
                                "-v",
                                "error",
                                "-f",
                                "lavfi",
                                "-i",
                                "aevalsrc=if(lt(mod(t\\,0.0025)\\,0.00125)\\,1\\,-1):s=44100:d=1",
                                "-b:a",
                                "64k",
                                mp3.toString())
                        .inheritIO()
                        .start()
                        .waitFor());
        double peak = Arrays.stream(read(mp3, 0)).map(Math::abs).max().orElseThrow();
        assertTrue(peak > 1.05, "peak " + peak);
    }
}
