package org.voicerecorder.edit.internal.dsp;

import java.util.Arrays;

/**
 * The gain of a look-ahead limiter. Where the true peak, times the gain before it, would be above the ceiling, the gain
 * goes down smoothly within 5 ms before it and up again within 5 ms after it: the least gain needed around each frame is
 * smoothed by two moving averages that together reach no further than the least was taken from, so the smoothed gain is
 * never above what is needed. Depends on {@link #reach} frames before and after only.
 */
public final class Limiter {
    /** What the peaks between the oversampled ones may be higher by: 0.1 dB. */
    private static final double MARGIN = Math.pow(10, -0.1 / 20);

    private static final int BLOCK = 32;

    private final double gain;
    private final double ceiling;
    private final int hold;
    private final int box;
    private final double[][] phases;

    /** @param gain before the limiter @param ceiling both linear */
    public Limiter(int sampleRate, double gain, double ceiling) {
        this.gain = gain;
        this.ceiling = ceiling * MARGIN;
        this.box = Math.max(1, sampleRate / 400);
        this.hold = 2 * box;
        this.phases = TruePeak.phases(sampleRate);
    }

    /** How many frames before and after a frame its gain depends on. */
    public int reach() {
        return 2 * hold + TruePeak.TAPS;
    }

    /**
     * The gains of frames, that before the limiter included.
     *
     * @param samples by channel, {@link #reach} frames more on both sides
     */
    public double[] gains(double[][] samples, int frames) {
        int wide = frames + 4 * hold;
        double[] needed = needed(samples, wide);
        if (needed.length == 0) {
            double[] all = new double[frames];
            Arrays.fill(all, gain);
            return all;
        }
        double[] least = least(needed, wide - 2 * hold);
        double[] smooth = average(average(least));
        double[] gains = new double[frames];
        for (int i = 0; i < frames; i++) {
            gains[i] = gain * Math.min(1, smooth[i]);
        }
        return gains;
    }

    /** For each frame the gain that keeps the peaks around it below the ceiling; empty when all are. */
    private double[] needed(double[][] samples, int count) {
        double loudest = 0;
        for (double[] channel : samples) {
            for (double value : channel) {
                loudest = Math.max(loudest, Math.abs(value));
            }
        }
        if (loudest * gain * TruePeak.WORST <= ceiling) {
            return new double[0];
        }
        double[] peaks = new double[count];
        double highest = 0;
        for (double[] channel : samples) {
            highest = Math.max(highest, peaks(channel, peaks));
        }
        if (highest * gain <= ceiling) {
            return new double[0];
        }
        for (int i = 0; i < count; i++) {
            peaks[i] = peaks[i] * gain <= ceiling ? 1 : ceiling / (peaks[i] * gain);
        }
        return peaks;
    }

    /** Looks between the samples only where they are large enough for it to matter. */
    private double peaks(double[] channel, double[] peaks) {
        double highest = 0;
        for (int from = 0; from < peaks.length; from += BLOCK) {
            int to = Math.min(peaks.length, from + BLOCK);
            double loudest = 0;
            for (int i = from + TruePeak.TAPS / 2; i < to + TruePeak.TAPS + TruePeak.TAPS / 2; i++) {
                loudest = Math.max(loudest, Math.abs(channel[i]));
            }
            boolean matters = loudest * gain * TruePeak.WORST > ceiling;
            for (int i = from; i < to; i++) {
                peaks[i] = Math.max(peaks[i], matters ? peak(channel, i + TruePeak.TAPS) : 0);
                highest = Math.max(highest, peaks[i]);
            }
        }
        return highest;
    }

    /** The largest value from half a frame before a frame to half a frame after it, and a little more. */
    private double peak(double[] channel, int frame) {
        double peak = Math.abs(channel[frame]);
        // The places after the frame, and those before it.
        int at = frame - TruePeak.TAPS / 2 + 1;
        for (double[] phase : phases) {
            peak = Math.max(peak, Math.abs(TruePeak.at(phase, channel, at)));
            peak = Math.max(peak, Math.abs(TruePeak.at(phase, channel, at - 1)));
        }
        return peak;
    }

    /** The least of each frame and {@link #hold} frames on both sides (a queue of falling candidates). */
    private double[] least(double[] values, int count) {
        double[] least = new double[count];
        int[] queue = new int[values.length];
        int head = 0;
        int tail = 0;
        for (int i = 0; i < values.length; i++) {
            while (tail > head && values[queue[tail - 1]] >= values[i]) {
                tail--;
            }
            queue[tail++] = i;
            int at = i - 2 * hold;
            if (at >= 0) {
                while (queue[head] < at) {
                    head++;
                }
                least[at] = values[queue[head]];
            }
        }
        return least;
    }

    /** The mean of each frame and {@link #box} frames on both sides; shorter by them at both ends. */
    private double[] average(double[] values) {
        int width = 2 * box + 1;
        double[] mean = new double[values.length - 2 * box];
        double[] sums = new double[values.length + 1];
        for (int i = 0; i < values.length; i++) {
            sums[i + 1] = sums[i] + values[i];
        }
        for (int i = 0; i < mean.length; i++) {
            mean[i] = (sums[i + width] - sums[i]) / width;
        }
        return mean;
    }
}
