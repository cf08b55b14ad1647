package org.voicerecorder.owner;

import java.io.IOException;
import java.io.OutputStream;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Has the owner of a library execute a command. */
public final class GuestClient {
    private final OutputStream out;
    private final OutputStream err;

    /** @param out and {@code err} receive what the command writes, as it comes */
    public GuestClient(OutputStream out, OutputStream err) {
        this.out = out;
        this.err = err;
    }

    /**
     * Runs the command and waits for its end.
     *
     * @param stop a request is passed on to the owner; the command's end is awaited all the same
     */
    public GuestOutcome run(Path socket, GuestRequest request, StopSignal stop) {
        if (!Files.exists(socket)) {
            return new GuestOutcome.NotServed();
        }
        try (SocketChannel connection = SocketChannel.open(StandardProtocolFamily.UNIX)) {
            connection.connect(UnixDomainSocketAddress.of(socket));
            Peer.requireSameUser(connection);
            FrameChannel channel = new FrameChannel(connection);
            byte[] hello = Wire.hello(request);
            if (hello.length > Frame.MAX_PAYLOAD) {
                return new GuestOutcome.Failed(new Failure(
                        "ERR_INVALID_ARGUMENT", "The command line is too long.", "Name a folder instead.", 4));
            }
            channel.write(new Frame(Frame.Type.HELLO, hello));
            return converse(channel, stop);
        } catch (IOException | UnsupportedOperationException e) {
            System.getLogger(GuestClient.class.getName()).log(System.Logger.Level.DEBUG, "no owner", e);
            return new GuestOutcome.NotServed();
        }
    }

    /** @throws IOException only as long as the command has not begun */
    private GuestOutcome converse(FrameChannel channel, StopSignal stop) throws IOException {
        Optional<Frame> first = channel.read(Frame.MAX_PAYLOAD);
        if (first.isEmpty()) {
            return new GuestOutcome.NotServed();
        }
        switch (first.get().type()) {
            case REFUSED -> {
                return new GuestOutcome.Failed(Wire.refusal(first.get().payload()));
            }
            case STARTED -> stop.onRequest(() -> interrupt(channel));
            default -> throw new ProtocolException("unexpected " + first.get().type());
        }
        try {
            while (true) {
                Optional<Frame> frame = channel.read(Frame.MAX_OUTPUT);
                if (frame.isEmpty()) {
                    return new GuestOutcome.Failed(Failure.ownerLost());
                }
                byte[] payload = frame.get().payload();
                switch (frame.get().type()) {
                    case OUT -> pass(payload, out, channel);
                    case ERR -> pass(payload, err, channel);
                    case EXIT -> {
                        return new GuestOutcome.Exited(ByteBuffer.wrap(payload).getInt());
                    }
                    default ->
                        throw new ProtocolException("unexpected " + frame.get().type());
                }
            }
        } catch (IOException | java.nio.BufferUnderflowException e) {
            return new GuestOutcome.Failed(Failure.ownerLost());
        }
    }

    /** Where nobody reads any more (a closed pipe) the command is asked to end; its exit status is still awaited. */
    private static void pass(byte[] bytes, OutputStream to, FrameChannel channel) {
        try {
            to.write(bytes);
            to.flush();
        } catch (IOException e) {
            interrupt(channel);
        }
    }

    private static void interrupt(FrameChannel channel) {
        try {
            channel.write(Frame.of(Frame.Type.INTERRUPT));
        } catch (IOException e) {
            System.getLogger(GuestClient.class.getName()).log(System.Logger.Level.DEBUG, "the owner is gone", e);
        }
    }
}
