package org.voicerecorder.audio.player.internal;

import java.util.List;
import java.util.stream.Stream;
import org.voicerecorder.api.audio.CaptureFormat;

/**
 * Plays on outputs that do not take what the source is: 8 bits as 16, more depth than the device has as 16 bits, mono as
 * two equal channels, many channels as two. Of those the odd ones go left, the even ones right, each side at the mean.
 */
final class Mixdown {
    private Mixdown() {}

    /** Formats to ask a device for, the best first. The rate stays. */
    static List<CaptureFormat> candidates(CaptureFormat source) {
        int bits = Math.max(16, source.bitDepth());
        return Stream.of(
                        new CaptureFormat(source.sampleRate(), source.channels(), bits),
                        new CaptureFormat(source.sampleRate(), source.channels(), 16),
                        new CaptureFormat(source.sampleRate(), 2, bits),
                        new CaptureFormat(source.sampleRate(), 2, 16))
                .distinct()
                .toList();
    }

    /** The block's samples for so many channels: the block's own ones, or {@code out} filled. */
    static double[] mix(Block block, int channels, double[] out) {
        if (block.channels == channels) {
            return block.samples;
        }
        int many = block.channels;
        for (int frame = 0; frame < block.frames; frame++) {
            for (int to = 0; to < channels; to++) {
                double sum = 0;
                int count = 0;
                for (int from = Math.min(to, many - 1); from < many; from += channels) {
                    sum += block.samples[frame * many + from];
                    count++;
                }
                out[frame * channels + to] = sum / count;
            }
        }
        return out;
    }
}
