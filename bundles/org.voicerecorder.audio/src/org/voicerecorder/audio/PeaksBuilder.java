package org.voicerecorder.audio;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import org.voicerecorder.api.audio.Peaks;
import org.voicerecorder.audio.internal.PeakLoops;

/**
 * Makes peaks of audio that flows by, as audiowaveform does (BBC, WaveformGenerator): every sample is brought to 16 bits
 * by dropping the lower ones (floating point: times 32767, towards zero), channels are mixed by their sum divided by
 * their number (towards zero), and the last pixel may stand for fewer frames than the others. One thread; constant
 * memory but for the result.
 */
public final class PeaksBuilder {
    /** Fewer frames per pixel than audiowaveform allows make no sense. */
    public static final int MIN_SAMPLES_PER_PIXEL = 2;

    private final SampleFormat format;
    private final int samplesPerPixel;
    private final int channels;
    private final PeakLoops loops;
    private final ByteBuffer partialFrame;
    private short[] data = new short[4096];
    private int used;
    private int framesInPixel;
    private long frames;

    /** @param mono whether the channels are mixed into one */
    public PeaksBuilder(SampleFormat format, int samplesPerPixel, boolean mono) {
        if (samplesPerPixel < MIN_SAMPLES_PER_PIXEL) {
            throw new IllegalArgumentException("samples per pixel: " + samplesPerPixel);
        }
        this.format = format;
        this.samplesPerPixel = samplesPerPixel;
        this.channels = mono ? 1 : format.channels();
        this.loops = PeakLoops.of(format, channels);
        this.partialFrame = ByteBuffer.allocate(format.bytesPerFrame());
    }

    public void accept(byte[] bytes, int offset, int length) {
        accept(ByteBuffer.wrap(bytes, offset, length));
    }

    /** The next bytes of the audio; all of the buffer is taken, a frame may be cut anywhere. */
    public void accept(ByteBuffer bytes) {
        completePartialFrame(bytes);
        int frameSize = format.bytesPerFrame();
        ByteBuffer in = bytes.duplicate().order(ByteOrder.LITTLE_ENDIAN);
        int whole = in.remaining() / frameSize;
        while (whole > 0) {
            int n = loops.load(in, whole);
            fold(n);
            whole -= n;
        }
        bytes.position(in.position());
        partialFrame.put(bytes);
    }

    /** Frames seen so far. */
    public long frames() {
        return frames;
    }

    /** The peaks so far, the last pixel being what there is of it. May be called again later. */
    public Peaks peaks() {
        int length = used;
        if (framesInPixel > 0) {
            reserve();
            loops.store(data, used);
            length += 2 * channels;
        }
        return new Peaks(format.sampleRate(), channels, samplesPerPixel, Arrays.copyOf(data, length));
    }

    private void completePartialFrame(ByteBuffer bytes) {
        if (partialFrame.position() == 0) {
            return;
        }
        while (partialFrame.hasRemaining() && bytes.hasRemaining()) {
            partialFrame.put(bytes.get());
        }
        if (!partialFrame.hasRemaining()) {
            fold(loops.load(partialFrame.flip().order(ByteOrder.LITTLE_ENDIAN), 1));
            partialFrame.clear();
        }
    }

    /** Folds loaded frames into pixels. */
    private void fold(int loaded) {
        int at = 0;
        while (at < loaded) {
            int n = Math.min(loaded - at, samplesPerPixel - framesInPixel);
            loops.fold(at, at + n);
            at += n;
            framesInPixel += n;
            if (framesInPixel == samplesPerPixel) {
                reserve();
                loops.store(data, used);
                used += 2 * channels;
                loops.reset();
                framesInPixel = 0;
            }
        }
        frames += loaded;
    }

    private void reserve() {
        if (used + 2 * channels > data.length) {
            data = Arrays.copyOf(data, Math.addExact(data.length, data.length >> 1));
        }
    }
}
