package org.voicerecorder.audio;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.voicerecorder.api.audio.CaptureFormat;
import org.voicerecorder.api.audio.Levels;
import org.voicerecorder.audio.internal.PcmSamples;

/**
 * Measures captured audio in blocks of 20 ms. A channel counts as clipped once three samples in a row are at full scale:
 * one may be chance. Fed by one thread; {@link #levels} may be read by any.
 */
public final class LevelMeter {
    /** Samples in a row at full scale that make a clip. */
    public static final int CLIP_RUN = 3;

    private static final int BLOCKS_PER_SECOND = 50;

    private final int channels;
    private final int bytes;
    private final int framesPerBlock;
    private final long fullScale;
    private final long clipLevel;
    private final long[] peak;
    private final double[] squares;
    private final int[] run;
    private int frames;
    private boolean clipped;
    private volatile Levels levels;

    public LevelMeter(CaptureFormat format) {
        channels = format.channels();
        bytes = format.bytesPerSample();
        framesPerBlock = Math.max(1, format.sampleRate() / BLOCKS_PER_SECOND);
        fullScale = PcmSamples.fullScale(format.bitDepth());
        clipLevel = PcmSamples.clipLevel(format.bitDepth());
        peak = new long[channels];
        squares = new double[channels];
        run = new int[channels];
        levels = Levels.silence(channels);
    }

    /** Measures whole frames. @return whether at least one block was completed, so that {@link #levels} are new */
    public boolean accept(byte[] pcm, int offset, int length) {
        boolean completed = false;
        int end = offset + length - length % (channels * bytes);
        for (int at = offset; at < end; ) {
            for (int channel = 0; channel < channels; channel++, at += bytes) {
                measure(channel, PcmSamples.read(pcm, at, bytes));
            }
            if (++frames == framesPerBlock) {
                complete();
                completed = true;
            }
        }
        return completed;
    }

    /** Levels of the last complete block. */
    public Levels levels() {
        return levels;
    }

    private void measure(int channel, long sample) {
        long size = Math.abs(sample);
        peak[channel] = Math.max(peak[channel], size);
        squares[channel] += (double) sample * sample;
        if (size >= clipLevel) {
            clipped |= ++run[channel] >= CLIP_RUN;
        } else {
            run[channel] = 0;
        }
    }

    private void complete() {
        List<Double> peaks = new ArrayList<>(channels);
        List<Double> rms = new ArrayList<>(channels);
        for (int channel = 0; channel < channels; channel++) {
            peaks.add(Levels.toDecibels((double) peak[channel] / fullScale));
            rms.add(Levels.toDecibels(Math.sqrt(squares[channel] / frames) / fullScale));
        }
        levels = new Levels(List.copyOf(peaks), List.copyOf(rms), clipped);
        Arrays.fill(peak, 0);
        Arrays.fill(squares, 0);
        frames = 0;
    }
}
