package org.voicerecorder.edit.tests;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.voicerecorder.api.audio.CaptureFormat;
import org.voicerecorder.api.audio.PcmStream;
import org.voicerecorder.audio.PcmFiles;

/** Sound as integer samples by channel, and WAV files of it. */
final class Wav {
    private Wav() {}

    /** Noise over the whole range of so many bits. */
    static long[][] noise(int channels, int frames, int bits, long seed) {
        var random = new Random(seed);
        long[][] samples = new long[channels][frames];
        for (int i = 0; i < frames; i++) {
            for (long[] channel : samples) {
                channel[i] = random.nextLong() >> 64 - bits;
            }
        }
        return samples;
    }

    static Path write(Path file, int rate, int bits, long[][] samples) throws IOException {
        int channels = samples.length;
        int bytes = bits / 8;
        int data = channels * samples[0].length * bytes;
        ByteBuffer out = ByteBuffer.allocate(44 + data + data % 2).order(ByteOrder.LITTLE_ENDIAN);
        out.put("RIFF".getBytes(StandardCharsets.US_ASCII)).putInt(36 + data);
        out.put("WAVEfmt ".getBytes(StandardCharsets.US_ASCII)).putInt(16);
        out.putShort((short) 1).putShort((short) channels).putInt(rate).putInt(rate * channels * bytes);
        out.putShort((short) (channels * bytes)).putShort((short) bits);
        out.put("data".getBytes(StandardCharsets.US_ASCII)).putInt(data);
        for (int i = 0; i < samples[0].length; i++) {
            for (long[] channel : samples) {
                for (int b = 0; b < bytes; b++) {
                    out.put((byte) (channel[i] >> 8 * b));
                }
            }
        }
        return Files.write(file, out.array());
    }

    static long[][] read(Path file) throws IOException {
        return read(PcmFiles.open(file, 0).orElseThrow());
    }

    /** Everything that is left of a stream, which is closed. */
    static long[][] read(PcmStream from) throws IOException {
        var blocks = new ArrayList<byte[]>();
        CaptureFormat format = from.format();
        try (PcmStream stream = from) {
            byte[] block = new byte[5000 * format.bytesPerFrame()];
            for (int n = stream.read(block, 0, block.length); n >= 0; n = stream.read(block, 0, block.length)) {
                blocks.add(Arrays.copyOf(block, n));
            }
        }
        return samples(blocks, format);
    }

    private static long[][] samples(List<byte[]> blocks, CaptureFormat format) {
        int bytes = format.bytesPerSample();
        int frames = blocks.stream().mapToInt(b -> b.length).sum() / format.bytesPerFrame();
        long[][] samples = new long[format.channels()][frames];
        int at = 0;
        for (byte[] block : blocks) {
            for (int i = 0; i < block.length; i += bytes, at++) {
                long value = block[i + bytes - 1];
                for (int b = bytes - 2; b >= 0; b--) {
                    value = value << 8 | block[i + b] & 0xFF;
                }
                samples[at % format.channels()][at / format.channels()] = value;
            }
        }
        return samples;
    }

    static double[] toDoubles(long[] samples, int bits) {
        double[] values = new double[samples.length];
        for (int i = 0; i < values.length; i++) {
            values[i] = (double) samples[i] / (1L << bits - 1);
        }
        return values;
    }

    static long[] toLongs(double[] values, int bits) {
        long[] samples = new long[values.length];
        long full = 1L << bits - 1;
        for (int i = 0; i < samples.length; i++) {
            samples[i] = Math.clamp(Math.round(values[i] * full), -full, full - 1);
        }
        return samples;
    }
}
