package org.voicerecorder.owner;

import java.io.IOException;
import java.io.OutputStream;

/** What a guest's command writes, sent on at every flush and whenever the buffer is full. */
final class FrameOutput extends OutputStream {
    private static final int BUFFER = 8 << 10;

    private final FrameChannel channel;
    private final Frame.Type type;
    private final byte[] buffer = new byte[BUFFER];
    private int filled;

    FrameOutput(FrameChannel channel, Frame.Type type) {
        this.channel = channel;
        this.type = type;
    }

    @Override
    public synchronized void write(int b) throws IOException {
        if (filled == buffer.length) {
            flush();
        }
        buffer[filled++] = (byte) b;
    }

    @Override
    public synchronized void write(byte[] bytes, int offset, int length) throws IOException {
        if (length <= buffer.length - filled) {
            System.arraycopy(bytes, offset, buffer, filled, length);
            filled += length;
            return;
        }
        flush();
        for (int done = 0; done < length; ) {
            int part = Math.min(Frame.MAX_OUTPUT, length - done);
            channel.write(type, bytes, offset + done, part);
            done += part;
        }
    }

    @Override
    public synchronized void flush() throws IOException {
        int length = filled;
        filled = 0;
        if (length > 0) {
            channel.write(type, buffer, 0, length);
        }
    }
}
