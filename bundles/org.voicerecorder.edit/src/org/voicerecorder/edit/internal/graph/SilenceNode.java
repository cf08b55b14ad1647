package org.voicerecorder.edit.internal.graph;

import java.util.Arrays;
import java.util.Optional;

/** Digital silence; what lies beneath it can still be found. */
public record SilenceNode(Optional<SourceAudio> source) implements Node {
    @Override
    public void read(Reading reading, long from, int frames, double[][] out, int at) {
        for (double[] channel : out) {
            Arrays.fill(channel, at, at + frames, 0);
        }
    }

    @Override
    public boolean isExact() {
        return true;
    }

    @Override
    public void envelope(Envelopes envelopes, long from, long to, double[] low, double[] high) {
        for (int c = 0; c < low.length; c++) {
            low[c] = Math.min(low[c], 0);
            high[c] = Math.max(high[c], 0);
        }
    }
}
