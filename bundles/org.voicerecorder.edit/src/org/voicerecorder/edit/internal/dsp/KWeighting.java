package org.voicerecorder.edit.internal.dsp;

/**
 * The K-weighting of ITU-R BS.1770-4, Annex 1: a high shelf (the head) and a high-pass. The recommendation gives
 * coefficients for 48 kHz only; here the analogue prototypes behind them are transformed to any rate (bilinear, frequencies
 * warped so that the corners stay), which gives the recommendation's own figures at 48 kHz to nine digits.
 */
public final class KWeighting {
    private static final double SHELF_HERTZ = 1681.974450955533;
    private static final double SHELF_DECIBELS = 3.999843853973347;
    private static final double SHELF_Q = 0.7071752369554196;
    /** The exponent that gives the gain of the shelf's middle term. */
    private static final double SHELF_MIDDLE = 0.4996667741545416;

    private static final double HIGH_PASS_HERTZ = 38.13547087602444;
    private static final double HIGH_PASS_Q = 0.5003270373238773;

    private KWeighting() {}

    public static Biquad shelf(int sampleRate) {
        double k = Math.tan(Math.PI * corner(SHELF_HERTZ, sampleRate) / sampleRate);
        double high = Math.pow(10, SHELF_DECIBELS / 20);
        double middle = Math.pow(high, SHELF_MIDDLE);
        double a0 = 1 + k / SHELF_Q + k * k;
        return new Biquad(
                (high + middle * k / SHELF_Q + k * k) / a0,
                2 * (k * k - high) / a0,
                (high - middle * k / SHELF_Q + k * k) / a0,
                2 * (k * k - 1) / a0,
                (1 - k / SHELF_Q + k * k) / a0);
    }

    public static Biquad highPass(int sampleRate) {
        double k = Math.tan(Math.PI * corner(HIGH_PASS_HERTZ, sampleRate) / sampleRate);
        double a0 = 1 + k / HIGH_PASS_Q + k * k;
        return new Biquad(1, -2, 1, 2 * (k * k - 1) / a0, (1 - k / HIGH_PASS_Q + k * k) / a0);
    }

    /** Rates that have no room for a corner get it near their end. */
    private static double corner(double hertz, int sampleRate) {
        return Math.min(hertz, 0.45 * sampleRate);
    }
}
