package org.voicerecorder.workbench.internal.studio.model;

import java.io.IOException;
import java.util.Arrays;
import java.util.Optional;
import org.voicerecorder.api.audio.CaptureFormat;
import org.voicerecorder.api.audio.PcmStream;
import org.voicerecorder.api.edit.EditedAudio;

/** Reads stretches of equal length, each later than the one before; they may overlap. One thread. */
final class Windows implements AutoCloseable {
    private static final int BLOCK = 4096;

    private final EditedAudio audio;
    private final boolean jumps;
    private final CaptureFormat format;
    private final float[][] samples;
    private final int size;
    private final byte[] bytes;
    private Optional<PcmStream> stream = Optional.empty();
    /** The frame in the first place of {@link #samples}; below 0 before the beginning. */
    private long start;

    /** @param jumps whether to open the audio anew for what lies apart, instead of reading on */
    Windows(EditedAudio audio, int size, boolean jumps) {
        this.audio = audio;
        this.size = size;
        this.jumps = jumps;
        format = audio.format();
        samples = new float[Math.min(2, format.channels())][size];
        bytes = new byte[BLOCK * format.bytesPerFrame()];
    }

    /** The frames from a place on; what is before the beginning or after the end is silent. The array is used again. */
    float[][] at(long from) throws IOException {
        boolean apart = from > start + size;
        if (stream.isEmpty() || jumps && apart) {
            open(from);
        } else if (apart) {
            skip(from - start - size);
            clear(0);
            read(0);
        } else {
            int moved = (int) (from - start);
            for (float[] channel : samples) {
                System.arraycopy(channel, moved, channel, 0, size - moved);
            }
            clear(size - moved);
            read(size - moved);
        }
        start = from;
        return samples;
    }

    private void open(long from) throws IOException {
        close();
        long first = Math.max(0, from);
        stream = Optional.of(audio.read(first));
        clear(0);
        read((int) (first - from));
    }

    private void skip(long frames) throws IOException {
        long left = frames;
        while (left > 0) {
            int got = block((int) Math.min(BLOCK, left));
            if (got == 0) {
                return;
            }
            left -= got;
        }
    }

    private void clear(int from) {
        for (float[] channel : samples) {
            Arrays.fill(channel, from, size, 0);
        }
    }

    /** Fills the array from there on, as far as there is audio. */
    private void read(int from) throws IOException {
        int at = from;
        while (at < size) {
            int got = block(Math.min(BLOCK, size - at));
            if (got == 0) {
                return;
            }
            decode(got, at);
            at += got;
        }
    }

    /** @return frames; 0 at the end */
    private int block(int frames) throws IOException {
        int wanted = frames * format.bytesPerFrame();
        int done = 0;
        while (done < wanted) {
            int n = stream.orElseThrow().read(bytes, done, wanted - done);
            if (n < 0) {
                break;
            }
            done += n;
        }
        return done / format.bytesPerFrame();
    }

    private void decode(int frames, int at) {
        int width = format.bytesPerSample();
        float scale = (float) (1 / Math.pow(2, format.bitDepth() - 1));
        for (int i = 0; i < frames; i++) {
            for (int c = 0; c < samples.length; c++) {
                int offset = i * format.bytesPerFrame() + c * width;
                int value = bytes[offset + width - 1];
                for (int b = width - 2; b >= 0; b--) {
                    value = value << 8 | bytes[offset + b] & 0xff;
                }
                samples[c][at + i] = value * scale;
            }
        }
    }

    @Override
    public void close() throws IOException {
        if (stream.isPresent()) {
            PcmStream closing = stream.get();
            stream = Optional.empty();
            closing.close();
        }
    }
}
