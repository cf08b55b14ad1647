package org.voicerecorder.edit.internal.graph;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Function;
import org.voicerecorder.api.audio.Peaks;

/** Smallest and largest samples of sources, from their stored peaks. One thread. */
public final class Envelopes {
    private static final double SCALE = 0x1p-15;

    private final Function<SourceAudio, Peaks> stored;
    private final Map<SourceAudio, Peaks> known = new HashMap<>();

    public Envelopes(Function<SourceAudio, Peaks> stored) {
        this.stored = stored;
    }

    void of(SourceAudio audio, long from, long to, double[] low, double[] high) {
        Peaks peaks = known.computeIfAbsent(audio, stored);
        int per = peaks.samplesPerPixel();
        if (from < 0 || to > audio.frames()) {
            for (int c = 0; c < low.length; c++) {
                low[c] = Math.min(low[c], 0);
                high[c] = Math.max(high[c], 0);
            }
        }
        int first = (int) Math.clamp(Math.floorDiv(from, (long) per), 0, peaks.length());
        int last = (int) Math.clamp(Math.ceilDiv(to, (long) per), 0, peaks.length());
        for (int c = 0; c < low.length; c++) {
            // Where channels are mixed or doubled, those there are tell enough.
            int channel = Math.min(c, peaks.channels() - 1);
            for (int pixel = first; pixel < last; pixel++) {
                low[c] = Math.min(low[c], peaks.min(pixel, channel) * SCALE);
                high[c] = Math.max(high[c], peaks.max(pixel, channel) * SCALE);
            }
        }
    }

    /** Takes in what another envelope is after a gain. */
    static void scaled(double[] low, double[] high, double gain, BiConsumer<double[], double[]> input) {
        double[] inputLow = new double[low.length];
        double[] inputHigh = new double[high.length];
        Arrays.fill(inputLow, Double.POSITIVE_INFINITY);
        Arrays.fill(inputHigh, Double.NEGATIVE_INFINITY);
        input.accept(inputLow, inputHigh);
        for (int c = 0; c < low.length; c++) {
            if (inputLow[c] <= inputHigh[c]) {
                low[c] = Math.min(low[c], gain * inputLow[c]);
                high[c] = Math.max(high[c], gain * inputHigh[c]);
            }
        }
    }
}
