package org.voicerecorder.audio.internal;

import java.util.Arrays;

/**
 * Brings one channel to a lower (or equal) rate, well enough to listen for voice: a polyphase FIR filter, windowed sinc
 * (Oppenheim and Schafer, Discrete-Time Signal Processing, 4.6 and 7.5), about 60 dB down beyond the new band. Its delay
 * is taken out: sample n of the output is what the input had at the same time. For one thread.
 */
public final class Resampler {
    /** Zero crossings of the sinc on either side. */
    private static final int CROSSINGS = 12;
    /** The part of the new band that passes. */
    private static final double PASS = 0.9;

    private static final int OUTPUT = 4096;

    private final int up;
    private final int down;
    private final int reach;
    private final float[][] phases;
    /** The last input samples, twice in a row, so that any stretch of them lies in one piece. */
    private final float[] history;

    private final short[] output = new short[OUTPUT];
    private int outputs;
    private int newest;
    private int waiting;
    private int phase;

    public Resampler(int from, int to) {
        int divisor = greatestCommonDivisor(from, to);
        up = to / divisor;
        down = from / divisor;
        double cutoff = Math.min(1, (double) to / from) * PASS;
        reach = from <= to && up == 1 ? 0 : (int) Math.ceil(CROSSINGS / cutoff);
        phases = new float[up][];
        for (int i = 0; i < up; i++) {
            phases[i] = taps((double) i / up, cutoff);
        }
        history = new float[2 * (2 * reach + 1)];
        waiting = reach + 1;
    }

    /** @param sample ±32768 at full scale */
    public void accept(float sample) {
        int length = 2 * reach + 1;
        newest = newest + 1 == length ? 0 : newest + 1;
        history[newest] = sample;
        history[newest + length] = sample;
        waiting--;
        while (waiting <= 0) {
            output[outputs++] = filtered();
            phase += down;
            waiting += phase / up;
            phase %= up;
        }
    }

    /** Samples that can be read. */
    public int available() {
        return outputs;
    }

    /** Takes the oldest samples, as many as the buffer holds. */
    public void read(short[] samples) {
        System.arraycopy(output, 0, samples, 0, samples.length);
        outputs -= samples.length;
        System.arraycopy(output, samples.length, output, 0, outputs);
    }

    private short filtered() {
        float[] taps = phases[phase];
        int oldest = newest + 1;
        float sum = 0;
        for (int i = 0; i < taps.length; i++) {
            sum += taps[i] * history[oldest + i];
        }
        return (short) Math.clamp(Math.round(sum), Short.MIN_VALUE, Short.MAX_VALUE);
    }

    /** For an output that lies so far (0 to 1) after the middle input sample; their sum is 1. */
    private float[] taps(double fraction, double cutoff) {
        float[] taps = new float[2 * reach + 1];
        if (reach == 0) {
            taps[0] = 1;
            return taps;
        }
        double[] exact = new double[taps.length];
        for (int i = 0; i < taps.length; i++) {
            double distance = i - reach - fraction;
            double x = Math.PI * distance * cutoff;
            double sinc = Math.abs(x) < 1e-9 ? 1 : Math.sin(x) / x;
            exact[i] = sinc * blackman(distance / (reach + 1));
        }
        double sum = Arrays.stream(exact).sum();
        for (int i = 0; i < taps.length; i++) {
            taps[i] = (float) (exact[i] / sum);
        }
        return taps;
    }

    /** @param at -1 to 1 */
    private static double blackman(double at) {
        return 0.42 + 0.5 * Math.cos(Math.PI * at) + 0.08 * Math.cos(2 * Math.PI * at);
    }

    private static int greatestCommonDivisor(int a, int b) {
        return b == 0 ? a : greatestCommonDivisor(b, a % b);
    }
}
