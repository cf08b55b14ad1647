package org.voicerecorder.api.audio;

import java.io.IOException;

/**
 * Decoded audio as numbers: full scale is 1, and what lies beyond it, in floating-point files and in what lossy decoders
 * give, is kept. Every integer sample of up to 32 bits is exact. Used by one thread.
 */
public interface SampleStream extends AutoCloseable {
    int sampleRate();

    int channels();

    /** Total frames of the file, or -1 when unknown until the end. */
    long totalFrames();

    /**
     * Reads frames.
     *
     * @param out by channel, written from {@code at} on
     * @return how many, at least one; -1 at the end
     */
    int read(double[][] out, int at, int frames) throws IOException;

    @Override
    void close() throws IOException;
}
