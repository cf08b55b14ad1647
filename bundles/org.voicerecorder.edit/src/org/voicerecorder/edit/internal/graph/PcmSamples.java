package org.voicerecorder.edit.internal.graph;

import org.voicerecorder.api.audio.CaptureFormat;

/**
 * Between bytes and numbers. Full scale is 1, a power of two, so that every integer sample of up to 32 bits is exact as a
 * {@code double}, and comes out of it as it went in, also with more bits than it had.
 */
public final class PcmSamples {
    private PcmSamples() {}

    /** @param out by channel, from index 0 on */
    public static void toDoubles(byte[] pcm, CaptureFormat format, int frames, double[][] out) {
        int bytes = format.bytesPerSample();
        int channels = format.channels();
        double scale = 1.0 / (1L << format.bitDepth() - 1);
        for (int c = 0; c < channels; c++) {
            double[] channel = out[c];
            int at = c * bytes;
            int step = channels * bytes;
            switch (bytes) {
                case 1 -> {
                    for (int i = 0; i < frames; i++, at += step) {
                        channel[i] = pcm[at] * scale;
                    }
                }
                case 2 -> {
                    for (int i = 0; i < frames; i++, at += step) {
                        channel[i] = (short) (pcm[at] & 0xFF | pcm[at + 1] << 8) * scale;
                    }
                }
                case 3 -> {
                    for (int i = 0; i < frames; i++, at += step) {
                        channel[i] = (pcm[at] & 0xFF | (pcm[at + 1] & 0xFF) << 8 | pcm[at + 2] << 16) * scale;
                    }
                }
                default -> {
                    for (int i = 0; i < frames; i++, at += step) {
                        channel[i] = (pcm[at] & 0xFF
                                        | (pcm[at + 1] & 0xFF) << 8
                                        | (pcm[at + 2] & 0xFF) << 16
                                        | pcm[at + 3] << 24)
                                * scale;
                    }
                }
            }
        }
    }

    static void put(byte[] pcm, int at, int bytes, long value) {
        for (int i = 0; i < bytes; i++) {
            pcm[at + i] = (byte) (value >> 8 * i);
        }
    }
}
