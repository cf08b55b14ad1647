package org.voicerecorder.recorder.internal;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.voicerecorder.api.audio.CaptureFormat;

class GainTest {
    @ParameterizedTest
    @ValueSource(ints = {16, 24, 32})
    void amplifiesAndSaturates(int bits) {
        var gain = new Gain(new CaptureFormat(48_000, 1, bits));
        long most = (1L << bits - 1) - 1;
        long[] samples = {0, 1, -1, most, -most - 1, most / 4, -most / 4, 1000, -1000};
        for (long sample : samples) {
            byte[] pcm = ByteBuffer.allocate(8)
                    .order(ByteOrder.LITTLE_ENDIAN)
                    .putLong(sample)
                    .array();
            gain.apply(20, pcm, 0, bits / 8);
            ByteBuffer out = ByteBuffer.wrap(pcm).order(ByteOrder.LITTLE_ENDIAN);
            long got = bits == 16 ? out.getShort() : bits == 32 ? out.getInt() : out.getInt() << 8 >> 8;
            assertEquals(Math.clamp(sample * 10, -most - 1, most), got);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {16, 24, 32})
    void nothingIsBitExact(int bits) {
        byte[] pcm = new byte[4800];
        new Random(bits).nextBytes(pcm);
        byte[] same = pcm.clone();
        new Gain(new CaptureFormat(48_000, 1, bits)).apply(0, pcm, 0, pcm.length);
        assertArrayEquals(same, pcm);
    }
}
