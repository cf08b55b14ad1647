package org.voicerecorder.audio.player.internal;

import org.voicerecorder.api.audio.PlayOptions;

/** Volume. A change is spread over one block, so that it does not click; at 0 dB samples stay exactly as they are. */
final class Gain {
    private double factor = Double.NaN;

    void apply(Block block, double decibels) {
        double wanted = decibels <= PlayOptions.QUIETEST ? 0 : Math.pow(10, decibels / 20);
        double from = Double.isNaN(factor) ? wanted : factor;
        factor = wanted;
        if (from == 1 && wanted == 1) {
            return;
        }
        for (int frame = 0, at = 0; frame < block.frames; frame++) {
            double now = from + (wanted - from) * (frame + 1) / block.frames;
            for (int channel = 0; channel < block.channels; channel++) {
                block.samples[at++] *= now;
            }
        }
    }
}
