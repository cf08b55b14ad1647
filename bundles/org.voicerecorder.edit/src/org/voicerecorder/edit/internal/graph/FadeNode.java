package org.voicerecorder.edit.internal.graph;

import java.util.Optional;
import org.voicerecorder.api.edit.FadeShape;

/**
 * A gain that goes from silence to 1 over a range of frames, or the other way. Beyond the range the gain is that of its
 * nearer end.
 *
 * @param start first frame of the range
 * @param in whether it goes up
 */
record FadeNode(Node input, long start, long frames, FadeShape shape, boolean in) implements Node {
    private double gain(long frame) {
        double x = Math.clamp((double) (frame - start) / frames, 0, 1);
        return shape.gain(in ? x : 1 - x);
    }

    @Override
    public void read(Reading reading, long from, int count, double[][] out, int at) {
        input.read(reading, from, count, out, at);
        for (int i = 0; i < count; i++) {
            double gain = gain(from + i);
            for (double[] channel : out) {
                channel[at + i] *= gain;
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
        double most = Math.max(gain(from), gain(to));
        Envelopes.scaled(low, high, most, (l, h) -> input.envelope(envelopes, from, to, l, h));
    }
}
