package org.voicerecorder.audio;

import java.io.IOException;
import java.util.Arrays;
import org.voicerecorder.api.audio.Peaks;
import org.voicerecorder.api.audio.SampleStream;

/**
 * The columns of a picture of audio that is so short that stored peaks are wider than a column: of the samples themselves,
 * with a straight line from each to the next, so that a column has what the line does in it and the picture has no steps.
 */
public final class SampleColumns {
    private static final int BLOCK = 8192;
    private static final int FULL_SCALE = 1 << 15;

    private SampleColumns() {}

    /**
     * Reads all of it, so it is for short audio: the samples are held in memory.
     *
     * @param frames how many the audio has, as far as is known; more are not drawn
     * @param width columns, at least one
     * @param mono whether the channels are mixed into one
     * @return exactly so many pixels; silence of a single channel when there is no audio
     */
    public static Peaks of(SampleStream audio, int frames, int width, boolean mono) throws IOException {
        double[][] samples = read(audio, frames);
        double[][] lanes = mono ? new double[][] {mixed(samples)} : samples;
        short[] data = new short[Math.multiplyExact(2 * lanes.length, width)];
        for (int channel = 0; channel < lanes.length; channel++) {
            double[] lane = lanes[channel];
            for (int column = 0; column < width && lane.length > 0; column++) {
                fold(lane, column, width, data, 2 * (column * lanes.length + channel));
            }
        }
        return new Peaks(audio.sampleRate(), lanes.length, Math.max(1, lanes[0].length / width), data);
    }

    private static double[][] read(SampleStream audio, int frames) throws IOException {
        double[][] samples = new double[audio.channels()][frames];
        int there = 0;
        while (there < frames) {
            int n = audio.read(samples, there, Math.min(BLOCK, frames - there));
            if (n < 0) {
                break;
            }
            there += n;
        }
        for (int channel = 0; channel < samples.length; channel++) {
            samples[channel] = Arrays.copyOf(samples[channel], there);
        }
        return samples;
    }

    private static double[] mixed(double[][] samples) {
        double[] mix = new double[samples[0].length];
        for (double[] channel : samples) {
            for (int i = 0; i < mix.length; i++) {
                mix[i] += channel[i] / samples.length;
            }
        }
        return mix;
    }

    /** What the line does between the edges of a column. The first sample lies on the left edge, the last on the right. */
    private static void fold(double[] lane, int column, int width, short[] target, int at) {
        double left = (double) column * (lane.length - 1) / width;
        double right = (double) (column + 1) * (lane.length - 1) / width;
        double min = Math.min(between(lane, left), between(lane, right));
        double max = Math.max(between(lane, left), between(lane, right));
        for (int i = (int) Math.ceil(left); i <= right; i++) {
            min = Math.min(min, lane[i]);
            max = Math.max(max, lane[i]);
        }
        target[at] = to16Bits(min);
        target[at + 1] = to16Bits(max);
    }

    private static double between(double[] lane, double place) {
        int before = Math.min((int) place, lane.length - 1);
        int after = Math.min(before + 1, lane.length - 1);
        return lane[before] + (lane[after] - lane[before]) * (place - before);
    }

    /** As peaks do: lower bits are dropped, what lies beyond full scale is full scale. */
    private static short to16Bits(double sample) {
        return (short) Math.clamp((long) Math.floor(sample * FULL_SCALE), Short.MIN_VALUE, Short.MAX_VALUE);
    }
}
