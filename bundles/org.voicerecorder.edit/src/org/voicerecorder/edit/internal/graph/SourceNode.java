package org.voicerecorder.edit.internal.graph;

import java.util.Arrays;
import java.util.Optional;

/**
 * The audio of a recording as it is. One channel becomes as many as are wanted, all the same; several become one, their
 * mean.
 */
public record SourceNode(SourceAudio audio, int channels) implements Node {
    @Override
    public void read(Reading reading, long from, int frames, double[][] out, int at) {
        SourceReader reader = reading.source(audio);
        int own = audio.format().channels();
        if (own == channels) {
            reader.read(from, frames, out, at);
            return;
        }
        double[][] samples = new double[own][frames];
        reader.read(from, frames, samples, 0);
        if (own == 1) {
            for (double[] channel : out) {
                System.arraycopy(samples[0], 0, channel, at, frames);
            }
        } else {
            mix(samples, frames, out[0], at);
        }
    }

    private static void mix(double[][] samples, int frames, double[] out, int at) {
        Arrays.fill(out, at, at + frames, 0);
        for (double[] channel : samples) {
            for (int i = 0; i < frames; i++) {
                out[at + i] += channel[i] / samples.length;
            }
        }
    }

    @Override
    public boolean isExact() {
        return audio.format().channels() == channels || audio.format().channels() == 1;
    }

    @Override
    public Optional<SourceAudio> source() {
        return Optional.of(audio);
    }

    @Override
    public void envelope(Envelopes envelopes, long from, long to, double[] low, double[] high) {
        envelopes.of(audio, from, to, low, high);
    }
}
