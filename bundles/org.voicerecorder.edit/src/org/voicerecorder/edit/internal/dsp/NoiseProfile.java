package org.voicerecorder.edit.internal.dsp;

import java.util.ArrayList;
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

    /** The mean of windows that hold only noise. @param windows at least one, powers by bin */
    public static NoiseProfile mean(List<double[]> windows) {
        return new NoiseProfile(mean(windows, 0, windows.size()));
    }

    /** By minimum statistics. @param stretches each the powers of successive windows, more than {@value #SMOOTHED} */
    public static NoiseProfile minimum(List<List<double[]>> stretches) {
        var minima = new ArrayList<double[]>();
        for (List<double[]> stretch : stretches) {
            double[] least = null;
            for (int at = 0; at + SMOOTHED <= stretch.size(); at++) {
                double[] smooth = mean(stretch, at, SMOOTHED);
                least = least == null ? smooth : smaller(least, smooth);
            }
            if (least != null) {
                minima.add(least);
            }
        }
        if (minima.isEmpty()) {
            return mean(stretches.stream().flatMap(List::stream).toList());
        }
        double[] profile = new double[minima.getFirst().length];
        double[] column = new double[minima.size()];
        for (int k = 0; k < profile.length; k++) {
            for (int i = 0; i < column.length; i++) {
                column[i] = minima.get(i)[k];
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
