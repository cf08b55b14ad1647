package org.voicerecorder.audio;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import org.voicerecorder.api.audio.CaptureFormat;
import org.voicerecorder.api.audio.PcmSource;
import org.voicerecorder.api.audio.PcmStream;

/** A few seconds of audio in memory, which can be read from any frame. Thread-safe. */
public final class PcmInMemory implements PcmSource {
    private static final int BLOCK = 1 << 16;

    private final CaptureFormat format;
    private final byte[] pcm;

    private PcmInMemory(CaptureFormat format, byte[] pcm) {
        this.format = format;
        this.pcm = pcm;
    }

    /** Reads a stream to its end; it stays open. */
    public static PcmInMemory of(PcmStream stream) throws IOException {
        var pcm = new ByteArrayOutputStream();
        byte[] block = new byte[BLOCK - BLOCK % stream.format().bytesPerFrame()];
        for (int n = stream.read(block, 0, block.length); n >= 0; n = stream.read(block, 0, block.length)) {
            pcm.write(block, 0, n);
        }
        return new PcmInMemory(stream.format(), pcm.toByteArray());
    }

    @Override
    public CaptureFormat format() {
        return format;
    }

    @Override
    public long frames() {
        return pcm.length / format.bytesPerFrame();
    }

    @Override
    public PcmStream open(long startFrame) {
        int from = (int) Math.min(startFrame * format.bytesPerFrame(), pcm.length);
        return new Stream(format, frames(), new ByteArrayInputStream(pcm, from, pcm.length - from));
    }

    /** Whole frames, for {@code read} is asked for whole frames and the memory holds nothing else. */
    private record Stream(CaptureFormat format, long totalFrames, ByteArrayInputStream in) implements PcmStream {
        @Override
        public int read(byte[] buffer, int offset, int length) {
            return in.read(buffer, offset, length - length % format.bytesPerFrame());
        }

        @Override
        public void close() {
            // Nothing is open.
        }
    }
}
