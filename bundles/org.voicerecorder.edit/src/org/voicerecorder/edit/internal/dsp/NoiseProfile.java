package org.voicerecorder.edit.internal.dsp;

import java.util.Arrays;
import java.util.List;

/**
 * The power of the noise in each bin, of one channel. Either the mean over windows that hold nothing else, or by minimum
 * statistics (after R. Martin, "Noise power spectral density estimation based on optimal smoothing and minimum
 * statistics", 2001, much simplified): in every stretch of about 2 s even speech leaves each band silent for a moment, so
 * the smallest smoothed power there is the noise's, but for a bias that is known. The median over all stretches counts.
 */
public final class NoiseProfile {
    /** Windows whose mean is one smoothed value. */
    private static final int SMOOTHED = 12;

    /**
     * By how much the smallest of the smoothed values of a stretch lies below the mean for stationary noise; measured with
     * white noise and the windows used here.
     */
    private static final double BIAS = 2.1;

    private final double[] power;

    private NoiseProfile(double[] power) {
        this.power = power;
    }

    /** By bin. Shared. */
    double[] powers() {
        return power;
    }

    public double power(int bin) {
        return power[bin];
    }

    /** The mean of windows that hold only noise. @param stretches the mean powers of stretches of them */
    public static NoiseProfile mean(List<double[]> stretches) {
        return new NoiseProfile(mean(stretches, 0, stretches.size()));
    }

    /** The mean powers of a stretch. @param windows at least one, powers by bin */
    public static double[] meanOf(List<double[]> windows) {
        return mean(windows, 0, windows.size());
    }

    /** The smallest smoothed powers of a stretch. @param windows at least one, successive, powers by bin */
    public static double[] leastOf(List<double[]> windows) {
        int smoothed = Math.min(SMOOTHED, windows.size());
        double[] least = mean(windows, 0, smoothed);
        for (int at = 1; at + smoothed <= windows.size(); at++) {
            least = smaller(least, mean(windows, at, smoothed));
        }
        return least;
    }

    /** By minimum statistics. @param stretches what {@link #leastOf} says of each */
    public static NoiseProfile minimum(List<double[]> stretches) {
        double[] profile = new double[stretches.getFirst().length];
        double[] column = new double[stretches.size()];
        for (int k = 0; k < profile.length; k++) {
            for (int i = 0; i < column.length; i++) {
                column[i] = stretches.get(i)[k];
            }
            Arrays.sort(column);
            profile[k] = BIAS * column[column.length / 2];
        }
        return new NoiseProfile(profile);
    }

    private static double[] mean(List<double[]> windows, int from, int count) {
        double[] sum = new double[windows.getFirst().length];
        for (double[] window : windows.subList(from, from + count)) {
            for (int k = 0; k < sum.length; k++) {
                sum[k] += window[k] / count;
            }
        }
        return sum;
    }

    private static double[] smaller(double[] one, double[] other) {
        double[] least = new double[one.length];
        for (int k = 0; k < least.length; k++) {
            least[k] = Math.min(one[k], other[k]);
        }
        return least;
    }
}
