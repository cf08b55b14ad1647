package org.voicerecorder.audio.player.internal;

import java.io.IOException;
import org.voicerecorder.api.audio.CaptureFormat;
import org.voicerecorder.api.audio.PcmSource;
import org.voicerecorder.api.audio.PcmStream;

/**
 * Reads the source from any frame on, keeping to a {@link Span}. A loop's joint is exact to the frame: its last frame is
 * followed by its first.
 */
final class SourceReader implements Stage, AutoCloseable {
    private final PcmSource source;
    private final CaptureFormat format;
    private Span span = Span.ALL;
    private LoopHead head;
    private PcmStream stream;
    private long position;
    private boolean over;
    private byte[] pcm = new byte[0];

    SourceReader(PcmSource source) {
        this.source = source;
        this.format = source.format();
    }

    /** The next frame that will be read. */
    long position() {
        return position;
    }

    void moveTo(long frame) throws IOException {
        closeStream();
        position = frame;
        over = false;
    }

    /** Whether the end was met since {@link #moveTo}. */
    boolean isOver() {
        return over;
    }

    /** What is read from now on keeps to this. */
    void keepTo(Span wanted) {
        if (!span.equals(wanted)) {
            span = wanted;
            head = wanted.loop() ? new LoopHead(source, wanted) : null;
        }
    }

    @Override
    public boolean read(Block block) throws IOException {
        block.frames = 0;
        if (readPiece(block)) {
            return true;
        }
        if (span.loop()) {
            closeStream();
            stream = head.open();
            position = span.from();
        }
        // A loop that lies behind the real end of the audio holds nothing, however often one begins it.
        over = !span.loop() || !readPiece(block);
        return !over;
    }

    /** @return false at the end of the span or the source */
    private boolean readPiece(Block block) throws IOException {
        int wanted = (int) Math.min(block.capacity(), span.left(position));
        if (position == span.to() || wanted <= 0) {
            return false;
        }
        if (stream == null) {
            stream = source.open(position);
        }
        int bytes = wanted * format.bytesPerFrame();
        if (pcm.length < bytes) {
            pcm = new byte[bytes];
        }
        int n = Math.max(0, stream.read(pcm, 0, bytes));
        block.frames = n / format.bytesPerFrame();
        block.source = position;
        block.slope = 1;
        Samples.decode(pcm, format.bytesPerSample(), block.samples, 0, block.frames * format.channels());
        position += block.frames;
        return block.frames > 0;
    }

    private void closeStream() throws IOException {
        PcmStream old = stream;
        stream = null;
        if (old != null) {
            old.close();
        }
    }

    @Override
    public void close() throws IOException {
        closeStream();
    }
}
