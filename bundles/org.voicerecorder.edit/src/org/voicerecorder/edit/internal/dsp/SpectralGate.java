package org.voicerecorder.edit.internal.dsp;

import java.util.List;

/**
 * The gains of a spectral gate: in each window and bin, what rises clearly above the noise passes, what does not is turned
 * down. Power is smoothed over three windows and five bins before it is judged (noise alone then rarely rises), the
 * decision is held for two windows on each side (onsets and ends of words pass whole), and the gains are smoothed over
 * bins and windows. All of it reaches a bounded way, so any place can be computed by itself.
 */
public final class SpectralGate {
    /** How many windows before and after the one in question a gain depends on. */
    public static final int REACH = 4;

    private static final int HOLD = 2;
    private static final int BINS_POWER = 2;
    private static final int BINS_GAIN = 1;

    /** Above the noise, in dB: up to there nothing but noise; from there on nothing of it. */
    private static final double SHUT = 3;

    private static final double OPEN = 8;

    private static final double SHUT_RATIO = Math.pow(10, SHUT / 10);
    private static final double OPEN_RATIO = Math.pow(10, OPEN / 10);
    private static final double TINY = 1e-30;

    /** Of the noise, below each bin. */
    private final double[] noiseSums;

    private final double floor;

    /** @param decibels by how much noise is turned down, 0 or more */
    public SpectralGate(NoiseProfile noise, double decibels) {
        this.noiseSums = sums(List.of(noise.powers()));
        this.floor = -decibels;
    }

    /**
     * How far the gate is open in one window, by its neighbours' powers.
     *
     * @param powers of the window before, the window itself and the one after
     * @return 0 (shut) to 1 (open) for each bin
     */
    public double[] opening(List<double[]> powers) {
        double[] sums = sums(powers);
        double[] opening = new double[sums.length - 1];
        for (int k = 0; k < opening.length; k++) {
            int from = Math.max(0, k - BINS_POWER);
            int to = Math.min(opening.length, k + BINS_POWER + 1);
            double ratio = (sums[to] - sums[from] + TINY) / (noiseSums[to] - noiseSums[from] + TINY);
            if (ratio >= OPEN_RATIO) {
                opening[k] = 1;
            } else if (ratio > SHUT_RATIO) {
                opening[k] = (10 * Math.log10(ratio) - SHUT) / (OPEN - SHUT);
            }
        }
        return opening;
    }

    /** The mean power of the windows, summed up below each bin. */
    private static double[] sums(List<double[]> powers) {
        double[] sums = new double[powers.getFirst().length + 1];
        for (int k = 0; k < sums.length - 1; k++) {
            double sum = 0;
            for (double[] power : powers) {
                sum += power[k];
            }
            sums[k + 1] = sums[k] + sum / powers.size();
        }
        return sums;
    }

    /**
     * The gains of a window.
     *
     * @param openings of the windows from {@code HOLD + 1} before it to as many after it
     */
    public double[] gains(List<double[]> openings) {
        int bins = openings.getFirst().length;
        double[] mean = new double[bins];
        int middle = openings.size() / 2;
        for (int at = middle - 1; at <= middle + 1; at++) {
            for (int k = 0; k < bins; k++) {
                double held = 0;
                for (int i = at - HOLD; i <= at + HOLD; i++) {
                    held = Math.max(held, openings.get(i)[k]);
                }
                mean[k] += held / 3;
            }
        }
        double[] gains = new double[bins];
        for (int k = 0; k < bins; k++) {
            int from = Math.max(0, k - BINS_GAIN);
            int to = Math.min(bins - 1, k + BINS_GAIN);
            double sum = 0;
            for (int i = from; i <= to; i++) {
                sum += mean[i];
            }
            double shut = 1 - sum / (to - from + 1);
            gains[k] = shut <= 0 ? 1 : Math.pow(10, floor * shut / 20);
        }
        return gains;
    }

    /** How many openings {@link #gains} wants: the window's own in the middle. */
    public static int openingsWanted() {
        return 2 * (HOLD + 1) + 1;
    }
}
