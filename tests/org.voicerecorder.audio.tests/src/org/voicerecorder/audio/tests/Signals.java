package org.voicerecorder.audio.tests;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import org.voicerecorder.api.audio.CaptureFormat;
import org.voicerecorder.api.audio.PcmStream;
import org.voicerecorder.audio.TakeWriter;
import org.voicerecorder.audio.io.FileIo;

/** Test audio: noise under a slow envelope, the same for the same arguments, no two frames in a row alike. */
final class Signals {
    private Signals() {}

    static byte[] pcm(CaptureFormat format, int frames) {
        byte[] pcm = new byte[frames * format.bytesPerFrame()];
        Random random = new Random(7);
        int bytes = format.bytesPerSample();
        for (int at = 0; at < pcm.length; at += bytes) {
            double envelope = 0.5 + 0.49 * Math.sin(at / 50_000.0);
            long sample = (long) (random.nextDouble(-1, 1) * envelope * (1L << format.bitDepth() - 1));
            for (int i = 0; i < bytes; i++) {
                pcm[at + i] = (byte) (sample >> 8 * i);
            }
        }
        return pcm;
    }

    static Path wav(Path file, CaptureFormat format, int frames) throws IOException {
        byte[] pcm = pcm(format, frames);
        try (TakeWriter writer = new TakeWriter(FileIo.disk(), file, format)) {
            writer.write(pcm, 0, pcm.length);
            writer.finish();
        }
        return file;
    }

    /** @return the number of frames that both have and that are the same */
    static long assertSame(PcmStream a, PcmStream b) throws IOException {
        assertEquals(a.format(), b.format());
        byte[] first = new byte[60_000];
        byte[] second = new byte[60_000];
        long frames = 0;
        while (true) {
            int n = fill(a, first);
            int m = fill(b, second);
            assertEquals(n, m, "length after " + frames + " frames");
            assertArrayEquals(Arrays.copyOf(first, n), Arrays.copyOf(second, n), "after " + frames + " frames");
            if (n == 0) {
                return frames;
            }
            frames += n / a.format().bytesPerFrame();
        }
    }

    private static int fill(PcmStream pcm, byte[] buffer) throws IOException {
        int filled = 0;
        for (int n = 1; n > 0 && filled < buffer.length; ) {
            n = pcm.read(buffer, filled, buffer.length - filled);
            filled += Math.max(0, n);
        }
        return filled;
    }
}
