package org.voicerecorder.edit.internal.graph;

import java.util.Optional;
import org.voicerecorder.edit.internal.dsp.RateConversion;

/** The audio of a recording at another sample rate; its frames count at that rate. */
record ResampledNode(SourceNode input, RateConversion conversion) implements Node {
    /** Room for the frames of the source. */
    private static final class Room {
        private double[][] samples = new double[0][0];

        double[][] of(int channels, int frames) {
            if (samples.length != channels || samples[0].length < frames) {
                samples = new double[channels][frames];
            }
            return samples;
        }
    }

    @Override
    public void read(Reading reading, long from, int frames, double[][] out, int at) {
        if (frames == 0) {
            return;
        }
        long first = conversion.firstNeeded(from);
        int needed = (int) (conversion.endNeeded(from + frames - 1) - first);
        double[][] source = reading.state(this, Room::new).of(out.length, needed);
        input.read(reading, first, needed, source, 0);
        for (int c = 0; c < out.length; c++) {
            conversion.convert(source[c], from, frames, out[c], at);
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
        return conversion.source(frame);
    }

    @Override
    public void envelope(Envelopes envelopes, long from, long to, double[] low, double[] high) {
        input.envelope(envelopes, conversion.source(from), conversion.source(to) + 1, low, high);
    }
}
