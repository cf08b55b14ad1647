package org.voicerecorder.audio.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.voicerecorder.api.audio.CaptureFormat;
import org.voicerecorder.api.audio.Levels;
import org.voicerecorder.audio.LevelMeter;

class LevelMeterTest {
    private static final int BLOCK = 960;

    @ParameterizedTest
    @ValueSource(ints = {16, 24, 32})
    void measuresASine(int bits) {
        CaptureFormat format = new CaptureFormat(48_000, 2, bits);
        LevelMeter meter = new LevelMeter(format);
        long[] left = new long[BLOCK];
        for (int i = 0; i < BLOCK; i++) {
            left[i] = Math.round(Math.sin(2 * Math.PI * i / 96) * 0.5 * (1L << bits - 1));
        }
        byte[] pcm = stereo(format, left, new long[BLOCK]);
        assertTrue(meter.accept(pcm, 0, pcm.length));
        Levels levels = meter.levels();
        assertEquals(-6.02, levels.peak().get(0), 0.01);
        assertEquals(-9.03, levels.rms().get(0), 0.01);
        assertEquals(Levels.FLOOR, levels.peak().get(1));
        assertEquals(Levels.FLOOR, levels.rms().get(1));
        assertFalse(levels.clipped());
    }

    @Test
    void twoFullSamplesInARowAreNoClipThreeAre() {
        CaptureFormat format = new CaptureFormat(48_000, 2, 16);
        LevelMeter meter = new LevelMeter(format);
        long[] left = new long[BLOCK];
        left[10] = left[11] = 32767;
        left[13] = -32768;
        feed(meter, format, left, left);
        assertFalse(meter.levels().clipped());
        assertEquals(0, meter.levels().peak().getFirst());
        long[] right = new long[BLOCK];
        right[BLOCK - 2] = right[BLOCK - 1] = 32767;
        feed(meter, format, new long[BLOCK], right);
        assertFalse(meter.levels().clipped());
        right = new long[BLOCK];
        right[0] = -32768;
        feed(meter, format, new long[BLOCK], right);
        assertTrue(meter.levels().clipped(), "a run may cross blocks");
        feed(meter, format, new long[BLOCK], new long[BLOCK]);
        assertTrue(meter.levels().clipped(), "the lamp stays on");
    }

    @Test
    void levelsChangeWithWholeBlocksOnly() {
        CaptureFormat format = new CaptureFormat(48_000, 1, 16);
        LevelMeter meter = new LevelMeter(format);
        byte[] loud = new byte[2 * BLOCK];
        Arrays.fill(loud, (byte) 0x3F);
        assertFalse(meter.accept(loud, 0, loud.length - 2));
        assertEquals(Levels.silence(1), meter.levels());
        assertTrue(meter.accept(loud, 0, 2));
        assertTrue(meter.levels().peak().getFirst() > -7);
    }

    private static void feed(LevelMeter meter, CaptureFormat format, long[] left, long[] right) {
        byte[] pcm = stereo(format, left, right);
        meter.accept(pcm, 0, pcm.length);
    }

    private static byte[] stereo(CaptureFormat format, long[] left, long[] right) {
        int bytes = format.bytesPerSample();
        byte[] pcm = new byte[left.length * 2 * bytes];
        for (int i = 0; i < left.length; i++) {
            for (int b = 0; b < bytes; b++) {
                pcm[2 * i * bytes + b] = (byte) (left[i] >> 8 * b);
                pcm[(2 * i + 1) * bytes + b] = (byte) (right[i] >> 8 * b);
            }
        }
        return pcm;
    }
}
