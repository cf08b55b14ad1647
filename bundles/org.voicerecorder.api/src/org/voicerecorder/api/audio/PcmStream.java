package org.voicerecorder.api.audio;

import java.io.IOException;

/** Decoded audio: interleaved little-endian signed PCM. Used by one thread. */
public interface PcmStream extends AutoCloseable {
    CaptureFormat format();

    /** Total frames of the file, or -1 when unknown until the end. */
    long totalFrames();

    /** Reads whole frames; -1 at the end. */
    int read(byte[] buffer, int offset, int length) throws IOException;

    @Override
    void close() throws IOException;
}
