package org.voicerecorder.edit.internal.dsp;

import java.util.Arrays;

/**
 * The largest value of the signal between the samples too (ITU-R BS.1770-4, Annex 2): oversampled four times below 96 kHz,
 * twice below 192 kHz, by a windowed sinc of 24 taps a phase (Kaiser, beta 7), longer than the recommendation's 12 and so nearer to the truth. Where even the worst case
 * cannot be above what was found already, nothing is computed. One channel, one thread; delays nothing.
 */
public final class TruePeak {
    /** Taps of each phase. */
    public static final int TAPS = 24;

    /** No value between samples is larger than so many times the largest of the samples around it. */
    public static final double WORST = 3;

    private static final int BLOCK = 64;
    private static final double BETA = 7;

    private final double[][] phases;
    private final double worst;
    private final double[] line = new double[TAPS - 1 + BLOCK];
    private int filled = TAPS - 1;
    private double truePeak;
    private double samplePeak;

    public TruePeak(int sampleRate) {
        phases = phases(sampleRate);
        worst = Arrays.stream(phases)
                .mapToDouble(phase -> Arrays.stream(phase).map(Math::abs).sum())
                .max()
                .orElse(1);
    }

    /** How many values a frame has after oversampling. */
    public static int factor(int sampleRate) {
        return sampleRate < 96_000 ? 4 : sampleRate < 192_000 ? 2 : 1;
    }

    /**
     * The interpolators for the places between samples: each gives, of samples {@code 0..TAPS-1}, a value that lies after
     * sample {@code TAPS/2-1} and before the next.
     */
    public static double[][] phases(int sampleRate) {
        int factor = factor(sampleRate);
        double[][] all = new double[factor - 1][TAPS];
        for (int p = 1; p < factor; p++) {
            double sum = 0;
            for (int i = 0; i < TAPS; i++) {
                double x = i - (TAPS / 2 - 1) - (double) p / factor;
                double window = bessel(BETA * Math.sqrt(Math.max(0, 1 - Math.pow(x / (TAPS / 2.0), 2))));
                all[p - 1][i] = Math.sin(Math.PI * x) / (Math.PI * x) * window;
                sum += all[p - 1][i];
            }
            for (int i = 0; i < TAPS; i++) {
                all[p - 1][i] /= sum;
            }
        }
        return all;
    }

    /** Modified Bessel function of the first kind, order 0, by its power series. */
    private static double bessel(double x) {
        double sum = 1;
        double term = 1;
        for (int k = 1; k < 60; k++) {
            term *= x / (2 * k) * (x / (2 * k));
            sum += term;
        }
        return sum;
    }

    public void accept(double[] samples, int from, int count) {
        int at = from;
        int end = from + count;
        while (at < end) {
            int n = Math.min(end - at, line.length - filled);
            System.arraycopy(samples, at, line, filled, n);
            filled += n;
            at += n;
            if (filled == line.length) {
                measure();
            }
        }
    }

    private void measure() {
        double largest = 0;
        for (int i = 0; i < filled; i++) {
            largest = Math.max(largest, Math.abs(line[i]));
        }
        samplePeak = Math.max(samplePeak, largest);
        truePeak = Math.max(truePeak, largest);
        if (largest * worst > truePeak) {
            for (double[] phase : phases) {
                for (int at = 0; at + TAPS <= filled; at++) {
                    truePeak = Math.max(truePeak, Math.abs(at(phase, line, at)));
                }
            }
        }
        int keep = Math.min(filled, TAPS - 1);
        System.arraycopy(line, filled - keep, line, 0, keep);
        filled = keep;
    }

    static double at(double[] phase, double[] samples, int at) {
        double sum = 0;
        for (int i = 0; i < TAPS; i++) {
            sum += phase[i] * samples[at + i];
        }
        return sum;
    }

    /** Measures what is still in the line, as if silence followed. */
    public void finish() {
        accept(new double[line.length], 0, line.length);
    }

    /** Linear, 1 at full scale. */
    public double truePeak() {
        return truePeak;
    }

    /** Linear, 1 at full scale. */
    public double samplePeak() {
        return samplePeak;
    }
}
