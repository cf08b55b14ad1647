package org.voicerecorder.owner;

import java.io.IOException;
import java.lang.System.Logger.Level;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * The wait for an owner's first word. Who asks may lose patience (Ctrl-C), and an owner may be suspended (Ctrl-Z) or hang:
 * both end the wait by closing the connection, after which the owner does not begin the command any more.
 */
final class Answer implements AutoCloseable {
    private final SocketChannel connection;
    private final CountDownLatch done = new CountDownLatch(1);
    private boolean came;
    private boolean overdue;

    private Answer(SocketChannel connection) {
        this.connection = connection;
    }

    static Answer await(SocketChannel connection, Duration patience, StopSignal stop) {
        Answer answer = new Answer(connection);
        stop.onRequest(() -> answer.giveUp(false));
        Thread.ofPlatform().daemon().name("guest-patience").start(() -> answer.watch(patience));
        return answer;
    }

    /**
     * The owner's first word.
     *
     * @return empty when the owner ended, or nobody waits for it any more
     */
    Optional<Frame> read(FrameChannel channel) throws IOException {
        Optional<Frame> first;
        try {
            first = channel.read(Frame.MAX_PAYLOAD);
        } catch (IOException e) {
            if (isOverdue()) {
                return Optional.empty();
            }
            throw e;
        }
        if (first.isPresent()
                && first.get().type() != Frame.Type.STARTED
                && first.get().type() != Frame.Type.REFUSED) {
            throw new ProtocolException("unexpected " + first.get().type());
        }
        synchronized (this) {
            came = true;
        }
        return first;
    }

    synchronized boolean isOverdue() {
        return overdue;
    }

    @Override
    public void close() {
        done.countDown();
    }

    private void watch(Duration patience) {
        try {
            if (!done.await(patience.toMillis(), TimeUnit.MILLISECONDS)) {
                giveUp(true);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private synchronized void giveUp(boolean tooLate) {
        if (came) {
            return;
        }
        overdue |= tooLate;
        try {
            connection.close();
        } catch (IOException e) {
            System.getLogger(Answer.class.getName()).log(Level.DEBUG, "closing", e);
        }
    }
}
