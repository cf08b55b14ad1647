package org.voicerecorder.owner;

import java.io.IOException;
import java.io.OutputStream;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/** Has the owner of a library execute a command. */
public final class GuestClient {
    /** {@code ExitStatus.STORAGE} of the api, which a guest does not load. */
    private static final int STORAGE = 5;

    /** An owner starts up in a second or three; one that says nothing for so long is suspended, or hangs. */
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final OutputStream out;
    private final OutputStream err;
    private final Duration patience;
    private final KeySource keys;

    /** @param out and {@code err} receive what the command writes, as it comes */
    public GuestClient(OutputStream out, OutputStream err) {
        this(out, err, PATIENCE, KeySource.NONE);
    }

    /** @param keys of the terminal that {@code out} goes to */
    public GuestClient(OutputStream out, OutputStream err, KeySource keys) {
        this(out, err, PATIENCE, keys);
    }

    /** @param patience how long the owner may take to say that the command begins */
    public GuestClient(OutputStream out, OutputStream err, Duration patience) {
        this(out, err, patience, KeySource.NONE);
    }

    private GuestClient(OutputStream out, OutputStream err, Duration patience, KeySource keys) {
        this.out = out;
        this.err = err;
        this.patience = patience;
        this.keys = keys;
    }

    /**
     * Runs the command and waits for its end. Where {@code out} cannot be written (a full disk) the command goes on, and
     * its exit status is at least 5, as if it had run here; a pipe nobody reads any more interrupts the command.
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
            try (Answer answer = Answer.await(connection, patience, stop)) {
                channel.write(new Frame(Frame.Type.HELLO, hello));
                Optional<Frame> first = answer.read(channel);
                if (first.isEmpty()) {
                    return answer.isOverdue()
                            ? new GuestOutcome.Failed(Failure.silent(patience))
                            : new GuestOutcome.NotServed();
                }
                if (first.get().type() == Frame.Type.REFUSED) {
                    return new GuestOutcome.Failed(Wire.refusal(first.get().payload()));
                }
            }
            return converse(channel, stop, request.terminal().outIsTerminal());
        } catch (IOException | UnsupportedOperationException e) {
            System.getLogger(GuestClient.class.getName()).log(System.Logger.Level.DEBUG, "no owner", e);
            return new GuestOutcome.NotServed();
        }
    }

    /** From the command's start to its end. */
    private GuestOutcome converse(FrameChannel channel, StopSignal stop, boolean toTerminal) {
        stop.onRequest(() -> interrupt(channel));
        Optional<IOException> lost = Optional.empty();
        try {
            while (true) {
                Optional<Frame> frame = channel.read(Frame.MAX_OUTPUT);
                if (frame.isEmpty()) {
                    return new GuestOutcome.Failed(Failure.ownerLost());
                }
                byte[] payload = frame.get().payload();
                switch (frame.get().type()) {
                    case OUT -> {
                        Optional<IOException> failure = pass(payload, out, channel, toTerminal);
                        lost = lost.or(() -> failure);
                    }
                    case ERR -> pass(payload, err, channel, true);
                    case KEYS -> type(payload, channel);
                    case EXIT -> {
                        return exited(ByteBuffer.wrap(payload).getInt(), lost);
                    }
                    default ->
                        throw new ProtocolException("unexpected " + frame.get().type());
                }
            }
        } catch (IOException | java.nio.BufferUnderflowException e) {
            return new GuestOutcome.Failed(Failure.ownerLost());
        } finally {
            keys.to(null);
        }
    }

    /** The command wants keys, or no more. */
    private void type(byte[] wanted, FrameChannel channel) {
        boolean isWanted = wanted.length > 0 && wanted[0] != 0;
        keys.to(isWanted ? key -> send(channel, new Frame(Frame.Type.TYPED, new byte[] {(byte) key})) : null);
    }

    /**
     * Where nobody reads any more (a closed pipe, a terminal that went away) the command is asked to end; its exit status
     * is still awaited.
     *
     * @param mayGoAway whether every failure means that nobody is there any more
     * @return why the bytes were lost while somebody waits for them
     */
    private static Optional<IOException> pass(byte[] bytes, OutputStream to, FrameChannel channel, boolean mayGoAway) {
        try {
            to.write(bytes);
            to.flush();
        } catch (IOException e) {
            if (!mayGoAway && !String.valueOf(e.getMessage()).contains("Broken pipe")) {
                return Optional.of(e);
            }
            interrupt(channel);
        }
        return Optional.empty();
    }

    private GuestOutcome exited(int status, Optional<IOException> lost) {
        if (lost.isEmpty()) {
            return new GuestOutcome.Exited(status);
        }
        String message =
                "voicerec: the output could not be written: " + lost.get().getMessage() + "\n";
        try {
            err.write(message.getBytes(StandardCharsets.UTF_8));
            err.flush();
        } catch (IOException e) {
            System.getLogger(GuestClient.class.getName()).log(System.Logger.Level.DEBUG, "nobody can be told", e);
        }
        return new GuestOutcome.Exited(Math.max(status, STORAGE));
    }

    private static void interrupt(FrameChannel channel) {
        send(channel, Frame.of(Frame.Type.INTERRUPT));
    }

    private static void send(FrameChannel channel, Frame frame) {
        try {
            channel.write(frame);
        } catch (IOException e) {
            System.getLogger(GuestClient.class.getName()).log(System.Logger.Level.DEBUG, "the owner is gone", e);
        }
    }
}
