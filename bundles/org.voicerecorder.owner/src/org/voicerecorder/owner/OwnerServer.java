package org.voicerecorder.owner;

import java.io.IOException;
import java.lang.System.Logger.Level;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * Serves guests on a bound socket: one platform thread each. Thread-safe.
 *
 * <p>A guest counts from the moment its command starts. {@link #closeWhenIdle} waits until there is none and from then on
 * turns guests away before their command starts, so that they can become owners themselves.
 */
public final class OwnerServer implements AutoCloseable {
    private static final int MAX_CONNECTIONS = 256;
    private static final Duration ACCEPT_PAUSE = Duration.ofMillis(200);
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final OwnerSocket socket;
    private final String build;
    private final GuestHandler handler;
    private final Semaphore connections = new Semaphore(MAX_CONNECTIONS);
    private final Set<GuestSession> active = new HashSet<>();
    private final ScheduledExecutorService watchdog = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("guest-watchdog").factory());
    private boolean closing;

    /**
     * Starts serving.
     *
     * @param build version and build of this program; guests of another one are refused
     */
    public OwnerServer(OwnerSocket socket, String build, GuestHandler handler) {
        this.socket = socket;
        this.build = build;
        this.handler = handler;
        Thread.ofPlatform().daemon().name("guest-acceptor").start(this::accept);
    }

    /** How many guests' commands are being executed. */
    public synchronized int guests() {
        return active.size();
    }

    /** Asks all guests' commands to end. */
    public void stopGuests() {
        Set<GuestSession> sessions;
        synchronized (this) {
            sessions = Set.copyOf(active);
        }
        sessions.forEach(GuestSession::stop);
    }

    /**
     * Waits until no guest's command is executed, then takes no more guests.
     *
     * @return whether that came about before the timeout
     */
    public synchronized boolean closeWhenIdle(Duration timeout) throws InterruptedException {
        long deadline = System.nanoTime() + timeout.toNanos();
        while (!active.isEmpty()) {
            long left = deadline - System.nanoTime();
            if (left <= 0) {
                return false;
            }
            TimeUnit.NANOSECONDS.timedWait(this, left);
        }
        closing = true;
        return true;
    }

    /** Takes no more guests and closes the socket. Commands being executed are asked to end, not waited for. */
    @Override
    public void close() throws IOException {
        synchronized (this) {
            closing = true;
        }
        stopGuests();
        watchdog.shutdownNow();
        socket.close();
    }

    private void accept() {
        try {
            while (true) {
                connections.acquire();
                try {
                    SocketChannel guest = socket.channel().accept();
                    Thread.ofPlatform().daemon().name("guest").start(() -> serve(guest));
                } catch (ClosedChannelException e) {
                    log(Level.DEBUG, "no more guests are taken", e);
                    return;
                } catch (IOException e) {
                    // Too many open files, say: it passes, and guests wait in the backlog meanwhile.
                    connections.release();
                    log(Level.WARNING, "A guest could not be taken; trying again", e);
                    Thread.sleep(ACCEPT_PAUSE.toMillis());
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void serve(SocketChannel guest) {
        try (GuestSession session = new GuestSession(new FrameChannel(guest), build)) {
            Peer.requireSameUser(guest);
            var late = watchdog.schedule(() -> closeLate(guest), PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
            var request = session.receive();
            late.cancel(false);
            if (request.isPresent()) {
                try {
                    session.execute(request.get(), handler, () -> begin(session));
                } finally {
                    end(session);
                }
            }
        } catch (IOException e) {
            log(Level.DEBUG, "A guest went away", e);
        } catch (RuntimeException e) {
            log(Level.WARNING, "A guest's command failed", e);
        } finally {
            connections.release();
        }
    }

    /** The logger is looked up when there is something to say: its set-up would cost every start. */
    private static void log(Level level, String message, Exception e) {
        System.getLogger(OwnerServer.class.getName()).log(level, message, e);
    }

    private static void closeLate(SocketChannel guest) {
        try {
            guest.close();
        } catch (IOException e) {
            log(Level.DEBUG, "closing a silent guest", e);
        }
    }

    private synchronized boolean begin(GuestSession session) {
        if (closing) {
            return false;
        }
        return active.add(session);
    }

    private synchronized void end(GuestSession session) {
        active.remove(session);
        notifyAll();
    }
}
