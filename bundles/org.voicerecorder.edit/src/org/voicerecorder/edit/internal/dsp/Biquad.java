package org.voicerecorder.edit.internal.dsp;

/**
 * A filter of second order, {@code a0 = 1}.
 *
 * @param b0 @param b1 @param b2 of the input, @param a1 @param a2 of the output
 */
public record Biquad(double b0, double b1, double b2, double a1, double a2) {
    /** The filter at work on one channel (transposed direct form II). Used by one thread. */
    final class Channel {
        private double s1;
        private double s2;

        double next(double x) {
            double y = b0 * x + s1;
            s1 = b1 * x - a1 * y + s2;
            s2 = b2 * x - a2 * y;
            return y;
        }

        /** Forgets what is too small to matter: numbers near the smallest there are make processors slow. */
        void settle() {
            s1 = Math.abs(s1) < 1e-30 ? 0 : s1;
            s2 = Math.abs(s2) < 1e-30 ? 0 : s2;
        }
    }
}
