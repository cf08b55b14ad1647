package org.voicerecorder.audio;

import java.util.Arrays;
import org.voicerecorder.api.ErrorCode;
import org.voicerecorder.api.VoiceRecorderException;
import org.voicerecorder.api.audio.Peaks;

/** Makes coarser peaks of fine ones. */
public final class PeaksScaling {
    private PeaksScaling() {}

    /**
     * Peaks with more frames per pixel, as audiowaveform's WaveformRescaler: exact for multiples, else a pixel of the
     * source counts for the pixel of the result in which it ends.
     *
     * @throws VoiceRecorderException {@code ERR_INVALID_ARGUMENT} for fewer frames per pixel than the source has
     */
    public static Peaks rescale(Peaks source, int samplesPerPixel) {
        if (samplesPerPixel == source.samplesPerPixel()) {
            return source;
        }
        if (samplesPerPixel < source.samplesPerPixel()) {
            throw new VoiceRecorderException(
                    ErrorCode.ERR_INVALID_ARGUMENT,
                    "Peaks of %d samples per pixel cannot show %d"
                            .formatted(source.samplesPerPixel(), samplesPerPixel));
        }
        int width = 0;
        while (start(width, source, samplesPerPixel) < source.length()) {
            width++;
        }
        short[] data = new short[Math.multiplyExact(2 * source.channels(), width)];
        for (int pixel = 0; pixel < width; pixel++) {
            long from = start(pixel, source, samplesPerPixel);
            long to = Math.min(start(pixel + 1, source, samplesPerPixel), source.length());
            for (int channel = 0; channel < source.channels(); channel++) {
                fold(source, channel, (int) from, (int) to, data, 2 * (pixel * source.channels() + channel));
            }
        }
        return new Peaks(source.sampleRate(), source.channels(), samplesPerPixel, data);
    }

    private static long start(long pixel, Peaks source, int samplesPerPixel) {
        return pixel * samplesPerPixel / source.samplesPerPixel();
    }

    /**
     * Exactly so many columns for a picture of all of it or of a part; where there are fewer pixels than columns, pixels
     * repeat. Channels stay apart.
     *
     * @param from first pixel
     * @param to pixel after the last
     * @return laid out as {@link Peaks#data}, {@code width} pixels; silence when there are no pixels at all
     */
    public static short[] columns(Peaks source, int from, int to, int width) {
        short[] data = new short[2 * source.channels() * width];
        int first = Math.clamp(from, 0, source.length());
        long span = Math.clamp(to, first, source.length()) - (long) first;
        if (span == 0) {
            Arrays.fill(data, (short) 0);
            return data;
        }
        for (int column = 0; column < width; column++) {
            int start = (int) (first + column * span / width);
            int end = (int) Math.max(start + 1L, first + (column + 1) * span / width);
            for (int channel = 0; channel < source.channels(); channel++) {
                fold(source, channel, start, end, data, 2 * (column * source.channels() + channel));
            }
        }
        return data;
    }

    private static void fold(Peaks source, int channel, int from, int to, short[] target, int at) {
        short min = Short.MAX_VALUE;
        short max = Short.MIN_VALUE;
        for (int pixel = from; pixel < to; pixel++) {
            min = (short) Math.min(min, source.min(pixel, channel));
            max = (short) Math.max(max, source.max(pixel, channel));
        }
        target[at] = min;
        target[at + 1] = max;
    }
}
