package org.voicerecorder.edit.internal.dsp;

import java.util.Arrays;
import org.voicerecorder.api.audio.AudioProperties;
import org.voicerecorder.api.edit.LoudnessReport;

/**
 * Measures loudness as ITU-R BS.1770-4 and EBU Tech 3341 and 3342 say: K-weighted power, momentary
 * over 400 ms, short-term over 3 s, their maxima looked for every 10 ms; integrated over momentary values, one every 100
 * ms, above -70 LUFS and above 10 LU below those; range between the 10th and the 95th percentile of short-term values above
 * -70 LUFS and above 20 LU below those.
 *
 * <p>Keeps 16 bytes for every 100 ms: half a megabyte an hour. One thread.
 */
public final class LoudnessMeter {
    private static final int BLOCKS_PER_SECOND = 100;
    private static final int MOMENTARY = 40;
    private static final int SHORT_TERM = 300;

    /** Of so many values one is kept. */
    private static final int STEP = 10;

    private static final double ABSOLUTE_GATE = power(-70);

    private final int sampleRate;
    private final double[] weights;
    private final Biquad.Channel[] shelf;
    private final Biquad.Channel[] highPass;
    private final TruePeak[] peaks;
    private final double[] recent = new double[SHORT_TERM];
    private final Values momentary = new Values();
    private final Values shortTerm = new Values();
    private double sum;
    private double maximumMomentary;
    private double maximumShortTerm;
    private long frames;
    private long blocks;
    private long blockEnd;
    private long overs;

    public LoudnessMeter(int sampleRate, int channels) {
        this.sampleRate = sampleRate;
        this.weights = weights(channels);
        this.shelf = new Biquad.Channel[channels];
        this.highPass = new Biquad.Channel[channels];
        this.peaks = new TruePeak[channels];
        Biquad first = KWeighting.shelf(sampleRate);
        Biquad second = KWeighting.highPass(sampleRate);
        for (int c = 0; c < channels; c++) {
            shelf[c] = first.new Channel();
            highPass[c] = second.new Channel();
            peaks[c] = new TruePeak(sampleRate);
        }
        blockEnd = end(1);
    }

    /** Front channels count once, surrounds 1.41 times, the low-frequency channel not at all (BS.1770-4, table 3). */
    private static double[] weights(int channels) {
        double[] weights = new double[channels];
        Arrays.fill(weights, 1);
        if (channels == 5 || channels == 6) {
            weights[channels - 1] = 1.41;
            weights[channels - 2] = 1.41;
        }
        if (channels == 6) {
            weights[3] = 0;
        }
        return weights;
    }

    private long end(long block) {
        return Math.round((double) block * sampleRate / BLOCKS_PER_SECOND);
    }

    /** Measures frames. @param samples one array a channel, full scale at 1 */
    public void accept(double[][] samples, int from, int count) {
        int at = from;
        int end = from + count;
        while (at < end) {
            int n = (int) Math.min(end - at, blockEnd - frames);
            for (int c = 0; c < weights.length; c++) {
                filter(c, samples[c], at, n);
            }
            at += n;
            frames += n;
            if (frames == blockEnd) {
                complete();
            }
        }
    }

    private void filter(int channel, double[] samples, int from, int count) {
        peaks[channel].accept(samples, from, count);
        Biquad.Channel first = shelf[channel];
        Biquad.Channel second = highPass[channel];
        double squares = 0;
        for (int i = from; i < from + count; i++) {
            double y = second.next(first.next(samples[i]));
            squares += y * y;
            overs += Math.abs(samples[i]) > 1 ? 1 : 0;
        }
        first.settle();
        second.settle();
        sum += weights[channel] * squares;
    }

    private void complete() {
        recent[(int) (blocks % SHORT_TERM)] = sum / (end(blocks + 1) - end(blocks));
        blocks++;
        sum = 0;
        blockEnd = end(blocks + 1);
        if (blocks >= MOMENTARY) {
            double power = mean(MOMENTARY);
            maximumMomentary = Math.max(maximumMomentary, power);
            if (blocks % STEP == 0) {
                momentary.add(power);
            }
        }
        if (blocks >= SHORT_TERM) {
            double power = mean(SHORT_TERM);
            maximumShortTerm = Math.max(maximumShortTerm, power);
            if (blocks % STEP == 0) {
                shortTerm.add(power);
            }
        }
    }

    private double mean(int count) {
        double total = 0;
        int at = (int) ((blocks - count) % SHORT_TERM);
        for (int i = 0; i < count; i++) {
            total += recent[at];
            at = at + 1 == SHORT_TERM ? 0 : at + 1;
        }
        return total / count;
    }

    /** What was found. No more can be measured afterwards. */
    public LoudnessReport report() {
        double truePeak = 0;
        double samplePeak = 0;
        for (TruePeak peak : peaks) {
            peak.finish();
            truePeak = Math.max(truePeak, peak.truePeak());
            samplePeak = Math.max(samplePeak, peak.samplePeak());
        }
        return new LoudnessReport(
                AudioProperties.duration(frames, sampleRate),
                loudness(momentary.meanAbove(gate(momentary, -10))),
                range(),
                loudness(maximumMomentary),
                loudness(maximumShortTerm),
                decibels(truePeak),
                decibels(samplePeak),
                overs);
    }

    /** The relative gate, never below the absolute one. */
    private static double gate(Values values, double decibels) {
        return Math.max(ABSOLUTE_GATE, values.meanAbove(ABSOLUTE_GATE) * Math.pow(10, decibels / 10));
    }

    private double range() {
        double[] counted = shortTerm.sortedAbove(gate(shortTerm, -20));
        if (counted.length == 0) {
            return 0;
        }
        return loudness(percentile(counted, 0.95)) - loudness(percentile(counted, 0.10));
    }

    private static double percentile(double[] sorted, double part) {
        return sorted[(int) Math.round(part * (sorted.length - 1))];
    }

    private static double loudness(double power) {
        return -0.691 + 10 * Math.log10(power);
    }

    private static double power(double loudness) {
        return Math.pow(10, (loudness + 0.691) / 10);
    }

    private static double decibels(double amplitude) {
        return 20 * Math.log10(amplitude);
    }

    /** Powers of blocks. */
    private static final class Values {
        private double[] values = new double[1024];
        private int size;

        void add(double value) {
            if (size == values.length) {
                values = Arrays.copyOf(values, 2 * size);
            }
            values[size++] = value;
        }

        /** 0 when there are none. */
        double meanAbove(double gate) {
            return Arrays.stream(values, 0, size)
                    .filter(v -> v > gate)
                    .average()
                    .orElse(0);
        }

        double[] sortedAbove(double gate) {
            return Arrays.stream(values, 0, size).filter(v -> v > gate).sorted().toArray();
        }
    }
}
