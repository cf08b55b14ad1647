package org.voicerecorder.audio.internal;

import java.nio.ByteBuffer;
import java.util.Arrays;
import org.voicerecorder.audio.SampleEncoding;
import org.voicerecorder.audio.SampleFormat;

/**
 * The inner loops of peaks: load frames into an array, fold a range of them into a running minimum and maximum per
 * channel. Written so that the JIT turns them into vector instructions where it can, without the Vector API, whose
 * module costs start-up time.
 */
public abstract class PeakLoops {
    /** Samples held at a time: fits the first-level cache. */
    static final int CAPACITY = 4096;

    public static PeakLoops of(SampleFormat format, int outputs) {
        if (format.encoding() == SampleEncoding.S16 && format.channels() == 2) {
            return outputs == 2 ? new StereoPeaks() : new MixedStereoPeaks();
        }
        if (format.encoding() == SampleEncoding.S16 && format.channels() == 1) {
            return new MonoPeaks();
        }
        return new AnyPeaks(format, outputs);
    }

    /** Takes up to {@code frames} whole frames from a little-endian buffer. @return how many */
    public abstract int load(ByteBuffer in, int frames);

    /** Folds loaded frames {@code from} (inclusive) {@code to} (exclusive). */
    public abstract void fold(int from, int to);

    /** Writes minimum and maximum of each channel. */
    public abstract void store(short[] target, int at);

    /** Begins a new pixel. */
    public abstract void reset();

    /** 16-bit stereo: a frame is an int, left in its low half, right in its high half. */
    private static final class StereoPeaks extends PeakLoops {
        private final int[] loaded = new int[CAPACITY];
        private int minLeft = Integer.MAX_VALUE;
        private int maxLeft = Integer.MIN_VALUE;
        private int minRight = Integer.MAX_VALUE;
        private int maxRight = Integer.MIN_VALUE;

        @Override
        public int load(ByteBuffer in, int frames) {
            int n = Math.min(frames, CAPACITY);
            in.asIntBuffer().get(loaded, 0, n);
            in.position(in.position() + 4 * n);
            return n;
        }

        /** Compares in the high half: what is below it never changes the order of two different samples. */
        @Override
        public void fold(int from, int to) {
            int[] frames = loaded;
            int lowLeft = minLeft;
            int highLeft = maxLeft;
            int lowRight = minRight;
            int highRight = maxRight;
            for (int i = from; i < to; i++) {
                int right = frames[i];
                int left = right << 16;
                lowLeft = Math.min(lowLeft, left);
                highLeft = Math.max(highLeft, left);
                lowRight = Math.min(lowRight, right);
                highRight = Math.max(highRight, right);
            }
            minLeft = lowLeft;
            maxLeft = highLeft;
            minRight = lowRight;
            maxRight = highRight;
        }

        @Override
        public void store(short[] target, int at) {
            target[at] = (short) (minLeft >> 16);
            target[at + 1] = (short) (maxLeft >> 16);
            target[at + 2] = (short) (minRight >> 16);
            target[at + 3] = (short) (maxRight >> 16);
        }

        @Override
        public void reset() {
            minLeft = Integer.MAX_VALUE;
            maxLeft = Integer.MIN_VALUE;
            minRight = Integer.MAX_VALUE;
            maxRight = Integer.MIN_VALUE;
        }
    }

    /** What has one output channel. */
    private abstract static class OneChannel extends PeakLoops {
        int min = Integer.MAX_VALUE;
        int max = Integer.MIN_VALUE;

        @Override
        public final void store(short[] target, int at) {
            target[at] = (short) min;
            target[at + 1] = (short) max;
        }

        @Override
        public final void reset() {
            min = Integer.MAX_VALUE;
            max = Integer.MIN_VALUE;
        }
    }

    /** 16-bit stereo mixed to mono. */
    private static final class MixedStereoPeaks extends OneChannel {
        private final int[] loaded = new int[CAPACITY];

        @Override
        public int load(ByteBuffer in, int frames) {
            int n = Math.min(frames, CAPACITY);
            in.asIntBuffer().get(loaded, 0, n);
            in.position(in.position() + 4 * n);
            return n;
        }

        @Override
        public void fold(int from, int to) {
            int[] frames = loaded;
            int low = min;
            int high = max;
            for (int i = from; i < to; i++) {
                int sum = (frames[i] >> 16) + (frames[i] << 16 >> 16);
                int mean = sum + (sum >>> 31) >> 1;
                low = Math.min(low, mean);
                high = Math.max(high, mean);
            }
            min = low;
            max = high;
        }
    }

    /** 16-bit mono, two frames in an int: loops over shorts are not turned into vector instructions. */
    private static final class MonoPeaks extends PeakLoops {
        private final int[] loaded = new int[CAPACITY];
        private int min = Integer.MAX_VALUE;
        private int max = Integer.MIN_VALUE;

        @Override
        public int load(ByteBuffer in, int frames) {
            if (frames == 1) {
                loaded[0] = in.getShort() & 0xFFFF;
                return 1;
            }
            int pairs = Math.min(frames / 2, CAPACITY);
            in.asIntBuffer().get(loaded, 0, pairs);
            in.position(in.position() + 4 * pairs);
            return 2 * pairs;
        }

        /** Compares in the high half, as {@link StereoPeaks}. */
        @Override
        public void fold(int from, int to) {
            int first = from + (from & 1);
            if (first > from) {
                one(from);
            }
            int[] pairs = loaded;
            int lowEarlier = min;
            int highEarlier = max;
            int lowLater = min;
            int highLater = max;
            for (int i = first / 2; i < to / 2; i++) {
                int later = pairs[i];
                int earlier = later << 16;
                lowEarlier = Math.min(lowEarlier, earlier);
                highEarlier = Math.max(highEarlier, earlier);
                lowLater = Math.min(lowLater, later);
                highLater = Math.max(highLater, later);
            }
            min = Math.min(lowEarlier, lowLater);
            max = Math.max(highEarlier, highLater);
            if (first < to && (to & 1) == 1) {
                one(to - 1);
            }
        }

        private void one(int frame) {
            int sample = (frame & 1) == 0 ? loaded[frame / 2] << 16 : loaded[frame / 2];
            min = Math.min(min, sample);
            max = Math.max(max, sample);
        }

        @Override
        public void store(short[] target, int at) {
            target[at] = (short) (min >> 16);
            target[at + 1] = (short) (max >> 16);
        }

        @Override
        public void reset() {
            min = Integer.MAX_VALUE;
            max = Integer.MIN_VALUE;
        }
    }

    /** Every other encoding and number of channels: brought to 16 bits first. */
    private static final class AnyPeaks extends PeakLoops {
        private final SampleFormat format;
        private final int outputs;
        private final int capacity;
        private final byte[] raw;
        private final int[] loaded;
        private final int[] min;
        private final int[] max;

        AnyPeaks(SampleFormat format, int outputs) {
            this.format = format;
            this.outputs = outputs;
            this.capacity = Math.max(1, CAPACITY / format.channels());
            this.raw = new byte[capacity * format.bytesPerFrame()];
            this.loaded = new int[capacity * format.channels()];
            this.min = new int[outputs];
            this.max = new int[outputs];
            reset();
        }

        @Override
        public int load(ByteBuffer in, int frames) {
            int n = Math.min(frames, capacity);
            in.get(raw, 0, n * format.bytesPerFrame());
            To16Bits.convert(format.encoding(), raw, loaded, n * format.channels());
            if (outputs == 1 && format.channels() > 1) {
                mix(n);
            }
            return n;
        }

        private void mix(int frames) {
            int channels = format.channels();
            for (int frame = 0; frame < frames; frame++) {
                int sum = 0;
                for (int channel = 0; channel < channels; channel++) {
                    sum += loaded[frame * channels + channel];
                }
                loaded[frame] = sum / channels;
            }
        }

        @Override
        public void fold(int from, int to) {
            int[] samples = loaded;
            int stride = outputs;
            for (int channel = 0; channel < stride; channel++) {
                int low = min[channel];
                int high = max[channel];
                for (int i = from * stride + channel; i < to * stride; i += stride) {
                    low = Math.min(low, samples[i]);
                    high = Math.max(high, samples[i]);
                }
                min[channel] = low;
                max[channel] = high;
            }
        }

        @Override
        public void store(short[] target, int at) {
            for (int channel = 0; channel < outputs; channel++) {
                target[at + 2 * channel] = (short) min[channel];
                target[at + 2 * channel + 1] = (short) max[channel];
            }
        }

        @Override
        public void reset() {
            Arrays.fill(min, Integer.MAX_VALUE);
            Arrays.fill(max, Integer.MIN_VALUE);
        }
    }
}
