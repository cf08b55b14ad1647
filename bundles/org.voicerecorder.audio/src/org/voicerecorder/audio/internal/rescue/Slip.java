package org.voicerecorder.audio.internal.rescue;

import java.io.IOException;
import java.util.Optional;
import org.voicerecorder.audio.rescue.WaveFormat;

/**
 * A place in audio where bytes were lost or put in, so that all samples behind it are read at the wrong place and become
 * noise. Sound is smooth only when it is read at the right one ({@link Smoothness}): before the slip at the place where the
 * header has it, behind it at another. That is looked for here and there; the slip itself is where both together are
 * smoothest. Bytes of which whole samples can be made leave no trace, nor does a slip in noise.
 *
 * @param cut where the last whole frame before it ends
 * @param resume where the first whole frame behind it begins
 */
record Slip(long cut, long resume) {
    /** More than this would be another kind of damage. */
    private static final int LOOKS = 48;

    private static final int WINDOW = 1 << 14;
    /** How far is looked frame by frame. */
    private static final int NEAR = 1 << 19;
    /** What is less smooth than this is told from nothing. */
    private static final double SOUND = 0.3;
    /** So much smoother must the right place be. */
    private static final double CLEARLY = 3;

    /** The only slip in some audio. Empty too when there are several, or when it is not clear. */
    static Optional<Slip> in(Source file, WaveFormat format, boolean bigEndian, long from, long end)
            throws IOException {
        Samples samples = Bytes.samples(format);
        if (samples == null || samples.bytes() == 1 || end - from < 3 * WINDOW) {
            return Optional.empty();
        }
        return new Search(file, format, samples, bigEndian, from, end).slip();
    }

    /** One search. */
    private static final class Search {
        private static final int UNKNOWN = -1;

        private final Source file;
        private final Samples samples;
        private final int channels;
        private final int frame;
        private final boolean bigEndian;
        private final long from;
        private final long end;

        Search(Source file, WaveFormat format, Samples samples, boolean bigEndian, long from, long end) {
            this.file = file;
            this.samples = samples;
            this.channels = format.channels();
            this.frame = samples.bytes() * channels;
            this.bigEndian = bigEndian;
            this.from = from;
            this.end = end;
        }

        Optional<Slip> slip() throws IOException {
            long last = -1;
            long first = -1;
            int place = 0;
            for (int i = 0; i < LOOKS; i++) {
                long at = aligned(from + (end - from - WINDOW - frame) * i / (LOOKS - 1));
                int found = place(at);
                if (found == 0 && place == 0) {
                    last = at;
                } else if (found > 0 && last >= 0 && (place == 0 || place == found)) {
                    first = place == 0 ? at : first;
                    place = found;
                } else if (found != UNKNOWN) {
                    return Optional.empty();
                }
            }
            return place == 0 ? Optional.empty() : Optional.of(between(last, first, place));
        }

        private long aligned(long at) {
            return at - (at - from) % frame;
        }

        /** How many bytes behind a whole frame samples begin there; {@link #UNKNOWN} when that is not clear. */
        private int place(long at) throws IOException {
            int best = 0;
            double least = Double.MAX_VALUE;
            double second = Double.MAX_VALUE;
            for (int place = 0; place < samples.bytes(); place++) {
                double ratio = Smoothness.of(file, at + place, at + place + WINDOW, samples, channels, bigEndian)
                        .ratio();
                if (ratio < least) {
                    second = least;
                    least = ratio;
                    best = place;
                } else {
                    second = Math.min(second, ratio);
                }
            }
            return least < SOUND && second > SOUND && second > CLEARLY * least ? best : UNKNOWN;
        }

        private Slip between(long good, long slipped, int place) throws IOException {
            long low = good;
            long high = slipped;
            while (high - low > 2 * WINDOW) {
                long middle = clear(aligned((low + high) / 2), high);
                int found = middle < 0 ? UNKNOWN : place(middle);
                if (found == place) {
                    high = middle;
                } else if (found == 0) {
                    low = middle;
                } else {
                    break;
                }
            }
            int shift = shift(place);
            long cut = low + frame * (long) smoothest(low, Math.min(high + WINDOW, low + NEAR), shift);
            return new Slip(cut, cut + shift);
        }

        /** The first place where it is clear; -1 when there is none: then it does not matter. */
        private long clear(long at, long before) throws IOException {
            for (long look = at; look < before; look = aligned(look + WINDOW)) {
                if (place(look) != UNKNOWN) {
                    return look;
                }
            }
            return -1;
        }

        /** Where frames begin behind it: so that the last one is whole, or else as if as few bytes as possible were lost. */
        private int shift(int place) {
            for (long to : new long[] {end, file.length()}) {
                int rest = (int) ((to - from) % frame);
                if (to - end < frame && rest % samples.bytes() == place) {
                    return rest;
                }
            }
            return frame - samples.bytes() + place;
        }

        /** How many frames to read as before, so that these and what is behind them are smoothest together. */
        private int smoothest(long low, long high, int shift) throws IOException {
            byte[] data = file.bytes(low, (int) (high - low));
            int frames = Math.max(0, (data.length - shift) / frame);
            double cost = 0;
            for (int i = 1; i < frames; i++) {
                cost += step(data, i * frame + shift);
            }
            double least = cost;
            int best = 0;
            // The frame at the cut has no neighbour on the other side: one step fewer counts on either.
            for (int i = 1; i < frames; i++) {
                cost -= step(data, i * frame + shift);
                cost += i > 1 ? step(data, (i - 1) * frame) : 0;
                if (cost < least) {
                    least = cost;
                    best = i;
                }
            }
            return best;
        }

        /** The squared differences of a frame and the one before it. */
        private double step(byte[] data, int at) {
            double sum = 0;
            for (int i = at; i < at + frame; i += samples.bytes()) {
                double difference = value(data, i) - value(data, i - frame);
                sum += difference * difference;
            }
            return sum;
        }

        private double value(byte[] data, int at) {
            double value = samples.value(data, at, bigEndian);
            return Double.isNaN(value) ? 1 : Math.clamp(value, -1.0, 1.0);
        }
    }
}
