package org.voicerecorder.owner;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.IntConsumer;

/** One guest's conversation, from its request to the exit status. Two threads: one runs the command, one listens. */
final class GuestSession implements AutoCloseable {
    private static final int MOST_TYPED = 1024;

    private final FrameChannel channel;
    private final String build;
    private final StopSignal stop = new StopSignal();
    private volatile IntConsumer typed = _ -> {};

    GuestSession(FrameChannel channel, String build) {
        this.channel = channel;
        this.build = build;
    }

    /**
     * The guest's request.
     *
     * @return empty when it was refused, or the guest went away
     */
    Optional<GuestRequest> receive() throws IOException {
        Optional<Frame> frame = channel.read(Frame.MAX_PAYLOAD);
        if (frame.isEmpty()) {
            return Optional.empty();
        }
        if (frame.get().type() != Frame.Type.HELLO) {
            throw new ProtocolException("expected a request, got " + frame.get().type());
        }
        try {
            return Optional.of(Wire.hello(frame.get().payload(), build));
        } catch (Wire.VersionException e) {
            Failure failure = Failure.version(build, e.getMessage());
            channel.write(new Frame(Frame.Type.REFUSED, Wire.refusal(failure)));
            return Optional.empty();
        }
    }

    /**
     * Executes the command.
     *
     * @param begin asked once right before the start; when it says no the guest is turned away and may try elsewhere
     */
    void execute(GuestRequest request, GuestHandler handler, BooleanSupplier begin) throws IOException {
        if (!begin.getAsBoolean()) {
            return;
        }
        channel.write(Frame.of(Frame.Type.STARTED));
        Thread.ofPlatform().daemon().name("guest-listener").start(this::listen);
        try (FrameOutput out = new FrameOutput(channel, Frame.Type.OUT);
                FrameOutput err = new FrameOutput(channel, Frame.Type.ERR)) {
            int status = handler.run(request, out, err, stop, this::keysTo);
            out.flush();
            err.flush();
            channel.write(new Frame(
                    Frame.Type.EXIT, ByteBuffer.allocate(4).putInt(status).array()));
        }
    }

    private void keysTo(IntConsumer listener) {
        typed = listener == null ? _ -> {} : listener;
        try {
            channel.write(new Frame(Frame.Type.KEYS, new byte[] {(byte) (listener == null ? 0 : 1)}));
        } catch (IOException e) {
            System.getLogger(GuestSession.class.getName()).log(System.Logger.Level.DEBUG, "guest is gone", e);
        }
    }

    void stop() {
        stop.request();
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }

    /** Ends with the connection, whoever closes it. */
    private void listen() {
        try {
            Optional<Frame> frame = channel.read(MOST_TYPED);
            while (frame.isPresent()) {
                if (frame.get().type() == Frame.Type.TYPED) {
                    for (byte key : frame.get().payload()) {
                        typed.accept(key & 0xFF);
                    }
                } else {
                    stop.request();
                }
                frame = channel.read(MOST_TYPED);
            }
        } catch (IOException e) {
            System.getLogger(GuestSession.class.getName()).log(System.Logger.Level.DEBUG, "guest is gone", e);
        }
        stop.request();
    }
}
