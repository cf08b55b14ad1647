package org.voicerecorder.edit.internal.graph;

import java.util.Optional;

/** Louder or quieter. @param gain linear */
public record GainNode(Node input, double gain) implements Node {
    /** Gains one after the other are one gain; of silence there is none. */
    static Node of(Node input, double gain) {
        if (gain == 1 || input instanceof SilenceNode) {
            return input;
        }
        return input instanceof GainNode before
                ? new GainNode(before.input, before.gain * gain)
                : new GainNode(input, gain);
    }

    @Override
    public void read(Reading reading, long from, int frames, double[][] out, int at) {
        input.read(reading, from, frames, out, at);
        for (double[] channel : out) {
            for (int i = at; i < at + frames; i++) {
                channel[i] *= gain;
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
        Envelopes.scaled(low, high, gain, (l, h) -> input.envelope(envelopes, from, to, l, h));
    }
}
