package org.voicerecorder.edit.internal.graph;

import java.util.Arrays;
import java.util.Optional;
import org.voicerecorder.edit.internal.dsp.Limiter;

/**
 * A gain whose peaks are kept below a ceiling.
 *
 * @param gain of what is not limited, linear
 * @param ceiling true peak, linear
 */
record LimiterNode(Node input, double gain, double ceiling, Limiter limiter) implements Node {
    static Node of(Node input, int sampleRate, double gain, double ceiling) {
        return new LimiterNode(input, gain, ceiling, new Limiter(sampleRate, gain, ceiling));
    }

    @Override
    public void read(Reading reading, long from, int frames, double[][] out, int at) {
        int reach = limiter.reach();
        double[][] wide = new double[out.length][frames + 2 * reach];
        input.read(reading, from - reach, frames + 2 * reach, wide, 0);
        double[] gains = limiter.gains(wide, frames);
        for (int c = 0; c < out.length; c++) {
            for (int i = 0; i < frames; i++) {
                out[c][at + i] = wide[c][reach + i] * gains[i];
            }
        }
    }

    @Override
    public boolean isExact() {
        return false;
    }

    @Override
    public Optional<SourceAudio> source() {
        return input.source();
    }

    @Override
    public long sourceFrame(long frame) {
        return input.sourceFrame(frame);
    }

    @Override
    public void envelope(Envelopes envelopes, long from, long to, double[] low, double[] high) {
        double[] inputLow = new double[low.length];
        double[] inputHigh = new double[high.length];
        Arrays.fill(inputLow, Double.POSITIVE_INFINITY);
        Arrays.fill(inputHigh, Double.NEGATIVE_INFINITY);
        Envelopes.scaled(inputLow, inputHigh, gain, (l, h) -> input.envelope(envelopes, from, to, l, h));
        for (int c = 0; c < low.length; c++) {
            low[c] = Math.min(low[c], Math.max(-ceiling, inputLow[c]));
            high[c] = Math.max(high[c], Math.min(ceiling, inputHigh[c]));
        }
    }
}
