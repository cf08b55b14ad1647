package org.voicerecorder.edit.internal.graph;

import java.io.IOException;
import org.voicerecorder.api.audio.CaptureFormat;
import org.voicerecorder.api.audio.PcmStream;
import org.voicerecorder.api.edit.Clipping;

/** Edited audio as bytes. One thread. */
public final class TimelineStream implements PcmStream {
    private static final int BLOCK = 8192;

    private final Timeline timeline;
    private final CaptureFormat format;
    private final Reading reading;
    private final TimelineReader reader;
    private final Quantiser quantiser;
    private final double[][] samples;
    private final boolean[] computed = new boolean[BLOCK];
    private final long end;
    private long position;

    TimelineStream(Timeline timeline, CaptureFormat format, boolean dither, Reading reading, long from, long to) {
        this.timeline = timeline;
        this.format = format;
        this.reading = reading;
        this.reader = new TimelineReader(timeline, reading);
        this.quantiser = new Quantiser(format, dither);
        this.samples = new double[format.channels()][BLOCK];
        this.position = from;
        this.end = to;
    }

    @Override
    public CaptureFormat format() {
        return format;
    }

    @Override
    public long totalFrames() {
        return timeline.frames();
    }

    @Override
    public int read(byte[] buffer, int offset, int length) {
        if (position >= end) {
            return -1;
        }
        int frames = (int) Math.min(Math.min(length / format.bytesPerFrame(), BLOCK), end - position);
        if (frames == 0) {
            return 0;
        }
        reader.read(position, frames, samples, computed);
        quantiser.write(samples, computed, position, frames, buffer, offset);
        position += frames;
        return frames * format.bytesPerFrame();
    }

    /** What became full scale of what was read so far. */
    public Clipping clipping() {
        return quantiser.clipping();
    }

    @Override
    public void close() throws IOException {
        reading.close();
    }
}
