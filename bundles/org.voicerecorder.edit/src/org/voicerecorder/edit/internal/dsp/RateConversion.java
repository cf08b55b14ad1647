package org.voicerecorder.edit.internal.dsp;

/**
 * Converts between two sample rates by band-limited interpolation: every sample of the result is a sum over {@value
 * #ZERO_CROSSINGS} zero crossings of the lower rate on both sides, weighted by a sinc under a Kaiser window (J. O. Smith,
 * "Digital Audio Resampling", CCRMA; window and its length after Kaiser 1974). Linear phase, nothing is delayed; what lies
 * above half of the lower rate is {@value #ATTENUATION} dB down, and up to 94 % of it passes unchanged.
 *
 * <p>A sample of the result depends on its neighbourhood only, so that any place can be computed by itself and always comes
 * out the same. Immutable, thread-safe.
 */
public final class RateConversion {
    private static final int ZERO_CROSSINGS = 128;
    private static final int ATTENUATION = 120;
    private static final double BETA = 0.1102 * (ATTENUATION - 8.7);

    /** Between what passes and what does not, as a part of half the lower rate. */
    private static final double TRANSITION = (ATTENUATION - 7.95) / (2.285 * 2 * ZERO_CROSSINGS * Math.PI);

    /** Rates with hardly a common divisor have many phases: they are computed when they are needed, and kept. */
    private final double[][] phases;

    private final long up;
    private final long down;
    private final int half;
    private final double cutoff;

    /** @param from in Hz @param to in Hz */
    public RateConversion(int from, int to) {
        int divisor = divisor(from, to);
        up = to / divisor;
        down = from / divisor;
        double lower = Math.min(1, (double) to / from);
        cutoff = lower * (1 - TRANSITION / 2);
        half = (int) Math.ceil(ZERO_CROSSINGS / lower);
        phases = new double[(int) up][];
    }

    private static int divisor(int a, int b) {
        return b == 0 ? a : divisor(b, a % b);
    }

    /** Where a frame of the source is in the result, to the nearest frame. */
    public long result(long sourceFrame) {
        return Math.floorDiv(2 * sourceFrame * up + down, 2 * down);
    }

    /** Where a frame of the result is in the source, to the nearest frame. */
    public long source(long resultFrame) {
        return Math.floorDiv(2 * resultFrame * down + up, 2 * up);
    }

    /** The first frame of the source that a frame of the result depends on. */
    public long firstNeeded(long resultFrame) {
        return Math.floorDiv(resultFrame * down, up) - half + 1;
    }

    /** The frame after the last one of the source that a frame of the result depends on. */
    public long endNeeded(long resultFrame) {
        return Math.floorDiv(resultFrame * down, up) + half + 1;
    }

    /**
     * Computes frames of one channel.
     *
     * @param source samples from {@link #firstNeeded} of the first frame to {@link #endNeeded} of the last
     * @param from the first frame of the result
     * @param out written from index {@code at} on
     */
    public void convert(double[] source, long from, int frames, double[] out, int at) {
        long first = firstNeeded(from);
        for (int i = 0; i < frames; i++) {
            long place = (from + i) * down;
            double[] taps = taps((int) Math.floorMod(place, up));
            int start = (int) (Math.floorDiv(place, up) - half + 1 - first);
            double sum = 0;
            for (int k = 0; k < taps.length; k++) {
                sum += source[start + k] * taps[k];
            }
            out[at + i] = sum;
        }
    }

    /** Two threads may compute the same ones: they are alike, and whole before they are seen. */
    private double[] taps(int phase) {
        double[] known = phases[phase];
        if (known == null) {
            known = computed((double) phase / up);
            phases[phase] = known;
        }
        return known;
    }

    /** Weights of the frames around a place between two of them; together exactly 1, so that a level stays what it is. */
    private double[] computed(double fraction) {
        double[] taps = new double[2 * half];
        double total = 0;
        for (int k = 0; k < taps.length; k++) {
            double distance = k - half + 1 - fraction;
            taps[k] = sinc(cutoff * distance) * kaiser(distance / half);
            total += taps[k];
        }
        for (int k = 0; k < taps.length; k++) {
            taps[k] /= total;
        }
        return taps;
    }

    private static double sinc(double x) {
        return x == 0 ? 1 : Math.sin(Math.PI * x) / (Math.PI * x);
    }

    private static double kaiser(double x) {
        return Math.abs(x) >= 1 ? 0 : bessel(BETA * Math.sqrt(1 - x * x)) / bessel(BETA);
    }

    /** The modified Bessel function of order 0, by its series. */
    private static double bessel(double x) {
        double sum = 1;
        double term = 1;
        for (int k = 1; term > sum * 1e-17; k++) {
            term *= x / (2 * k) * (x / (2 * k));
            sum += term;
        }
        return sum;
    }
}
