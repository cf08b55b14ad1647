package org.voicerecorder.owner;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.util.Optional;

/**
 * Frames over a blocking socket. One thread reads while others write; writers take turns. Writing blocks while the other
 * side does not read, which is how a slow terminal slows down the command and no output piles up in memory.
 */
final class FrameChannel implements AutoCloseable {
    private static final int HEADER = 5;

    private final SocketChannel socket;
    private final ByteBuffer header = ByteBuffer.allocate(HEADER);

    FrameChannel(SocketChannel socket) {
        this.socket = socket;
    }

    /**
     * The next frame.
     *
     * @param limit longest payload accepted, in bytes
     * @return empty when the other side closed the connection between two frames
     * @throws IOException also when it closed it within one
     */
    Optional<Frame> read(int limit) throws IOException {
        header.clear();
        if (!fill(header)) {
            if (header.position() == 0) {
                return Optional.empty();
            }
            throw new ProtocolException("the connection ended within a frame");
        }
        header.flip();
        Frame.Type type = Frame.Type.of(header.get());
        int length = header.getInt();
        if (length < 0 || length > limit) {
            throw new ProtocolException("a frame of " + length + " bytes");
        }
        ByteBuffer payload = ByteBuffer.allocate(length);
        if (!fill(payload)) {
            throw new ProtocolException("the connection ended within a frame");
        }
        return Optional.of(new Frame(type, payload.array()));
    }

    void write(Frame frame) throws IOException {
        write(frame.type(), frame.payload(), 0, frame.payload().length);
    }

    synchronized void write(Frame.Type type, byte[] bytes, int offset, int length) throws IOException {
        ByteBuffer buffer = ByteBuffer.allocate(HEADER + length);
        buffer.put(type.code()).putInt(length).put(bytes, offset, length).flip();
        while (buffer.hasRemaining()) {
            socket.write(buffer);
        }
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }

    private boolean fill(ByteBuffer buffer) throws IOException {
        while (buffer.hasRemaining()) {
            if (socket.read(buffer) < 0) {
                return false;
            }
        }
        return true;
    }
}
