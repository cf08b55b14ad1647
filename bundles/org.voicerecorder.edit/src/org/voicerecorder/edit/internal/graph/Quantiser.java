package org.voicerecorder.edit.internal.graph;

import org.voicerecorder.api.audio.CaptureFormat;
import org.voicerecorder.api.edit.Clipping;

/**
 * Makes integer samples of computed ones: to the nearest step, halves to the even one, beyond full scale to full scale.
 * With dither, computed samples of 16 bits get noise of triangular distribution, two steps wide, first (Lipshitz,
 * Wannamaker, Vanderkooy, "Quantization and Dither", 1992: the error then depends on nothing). The noise is a function of
 * frame and channel, so that the same frame always comes out the same.
 */
final class Quantiser {
    private final CaptureFormat format;
    private final boolean dither;
    private final double scale;
    private final long highest;
    private long clipped;
    private double farthest;

    Quantiser(CaptureFormat format, boolean dither) {
        this.format = format;
        this.dither = dither && format.bitDepth() == 16;
        this.scale = 1L << format.bitDepth() - 1;
        this.highest = (1L << format.bitDepth() - 1) - 1;
    }

    /**
     * @param computed which frames are not samples of a source as they were
     * @param from the number of the first frame
     */
    void write(double[][] samples, boolean[] computed, long from, int frames, byte[] out, int offset) {
        int bytes = format.bytesPerSample();
        int channels = format.channels();
        for (int c = 0; c < channels; c++) {
            double[] channel = samples[c];
            int at = offset + c * bytes;
            for (int i = 0; i < frames; i++, at += channels * bytes) {
                double value = channel[i] * scale;
                // One step beyond is full scale of sources and of gains that lead just there, and only rounded.
                if (Math.abs(value) > scale + 1) {
                    clipped++;
                    farthest = Math.max(farthest, Math.abs(value));
                }
                if (dither && computed[i]) {
                    value += noise((from + i) * channels + c);
                }
                PcmSamples.put(out, at, bytes, Math.clamp((long) Math.rint(value), -highest - 1, highest));
            }
        }
    }

    /** What became full scale so far. */
    Clipping clipping() {
        return clipped == 0 ? Clipping.NONE : new Clipping(clipped, 20 * Math.log10(farthest / scale));
    }

    /** Triangular, -1 to 1: the sum of two even ones, from the bits of a hash (SplitMix64, Steele et al. 2014). */
    private static double noise(long n) {
        long z = n * 0x9E3779B97F4A7C15L + 0x632BE59BD9B4E019L;
        z = (z ^ z >>> 30) * 0xBF58476D1CE4E5B9L;
        z = (z ^ z >>> 27) * 0x94D049BB133111EBL;
        z ^= z >>> 31;
        return ((z & 0xFFFF_FFFFL) + (z >>> 32)) * 0x1p-32 - 1;
    }
}
