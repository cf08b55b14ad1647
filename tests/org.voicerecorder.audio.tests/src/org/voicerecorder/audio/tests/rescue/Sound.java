package org.voicerecorder.audio.tests.rescue;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.Random;

/** A known sound in a known format: tones of different pitch in each channel, and a little noise. */
record Sound(int tag, int channels, int bits, byte[] bytes) {
    static final int FRAMES = 12_000;

    static final Sound STEREO = of(1, 2, 16, FRAMES, 1);
    static final Sound MONO = of(1, 1, 16, FRAMES, 2);
    static final Sound MONO_8 = of(1, 1, 8, FRAMES + 1, 3);
    static final Sound STEREO_24 = of(1, 2, 24, FRAMES, 4);
    static final Sound MONO_24_ODD = of(1, 1, 24, FRAMES + 1, 5);
    static final Sound STEREO_32 = of(1, 2, 32, FRAMES, 6);
    static final Sound FLOAT_32 = of(3, 2, 32, FRAMES, 7);
    static final Sound FLOAT_64 = of(3, 1, 64, FRAMES, 8);
    static final Sound SURROUND = of(1, 6, 16, FRAMES, 9);

    static Sound of(int tag, int channels, int bits, int frames, int seed) {
        Random random = new Random(seed);
        ByteBuffer out = ByteBuffer.allocate(frames * channels * bits / 8).order(ByteOrder.LITTLE_ENDIAN);
        for (int frame = 0; frame < frames; frame++) {
            for (int channel = 0; channel < channels; channel++) {
                double pitch = (200 + 130 * channel + 17 * seed) * 2 * Math.PI / Riff.RATE;
                double value = 0.5 * Math.sin(frame * pitch) * (0.6 + 0.4 * Math.sin(frame / 5000.0))
                        + 0.002 * random.nextGaussian();
                put(out, tag, bits, value);
            }
        }
        return new Sound(tag, channels, bits, out.array());
    }

    /** White noise in the same format, as rain and applause are and the air of a room. @param level 1 is full scale */
    byte[] hiss(int frames, double level) {
        Random random = new Random(frames);
        ByteBuffer out = ByteBuffer.allocate(frames * frame()).order(ByteOrder.LITTLE_ENDIAN);
        for (int i = 0; i < frames * channels; i++) {
            put(out, tag, bits, level * (2 * random.nextDouble() - 1));
        }
        return out.array();
    }

    private static void put(ByteBuffer out, int tag, int bits, double value) {
        if (tag == 3) {
            if (bits == 32) {
                out.putFloat((float) value);
            } else {
                out.putDouble(value);
            }
        } else if (bits == 8) {
            out.put((byte) (128 + Math.round(127 * value)));
        } else {
            long sample = Math.round(value * ((1L << bits - 1) - 1));
            for (int i = 0; i < bits / 8; i++) {
                out.put((byte) (sample >> 8 * i));
            }
        }
    }

    int frame() {
        return channels * bits / 8;
    }

    /** The first bytes of it. */
    byte[] first(int count) {
        return Arrays.copyOf(bytes, count);
    }

    byte[] from(int start) {
        return Arrays.copyOfRange(bytes, start, bytes.length);
    }

    /** The same with the bytes of every sample reversed. */
    byte[] swapped() {
        byte[] swapped = new byte[bytes.length];
        int sample = bits / 8;
        for (int i = 0; i < swapped.length; i++) {
            swapped[i] = bytes[i / sample * sample + sample - 1 - i % sample];
        }
        return swapped;
    }
}
