package org.voicerecorder.audio;

import java.io.IOException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;

/**
 * Forces a take in a thread of its own, so that writing goes on into the system's memory while the disk stalls. It looks
 * every {@value #INTERVAL_MILLIS} ms, whether anything comes or not: what was written last before a pause is forced too.
 *
 * <p>From reading a sample to having it on the disk pass at most one block (20 ms), the time until the next look (80 ms),
 * and twice what forcing takes: while that is below 75 ms, never more than 250 ms of what was read are unforced.
 */
public final class TakeForcer implements AutoCloseable {
    /** How much of the audio that was read from the device a power loss may take, while the disk keeps up: {@value} ms. */
    public static final int MOST_UNFORCED_MILLIS = 250;

    /** How often is looked: {@value} ms from the beginning of one forcing to that of the next. */
    public static final int INTERVAL_MILLIS = 80;

    private static final long INTERVAL_NANOS = TimeUnit.MILLISECONDS.toNanos(INTERVAL_MILLIS);

    private final TakeWriter writer;
    private final Journal journal;
    private final Consumer<IOException> failures;
    private final Thread thread;
    private volatile boolean ended;

    /** What is made durable beside the audio, at the same pace. */
    @FunctionalInterface
    public interface Journal {
        /** Writes and forces what is new; does nothing when nothing is. */
        void keep() throws IOException;
    }

    /**
     * Begins.
     *
     * @param failures told what the disk said, as often as it says it; the writer remembers its own and ends the take
     *     with the next block, a journal is tried again
     */
    public TakeForcer(TakeWriter writer, Journal journal, Consumer<IOException> failures) {
        this.failures = failures;
        this.writer = writer;
        this.journal = journal;
        thread = Thread.ofPlatform()
                .name("take-force-" + writer.path().getFileName())
                .start(this::run);
    }

    private void run() {
        while (!ended) {
            long begun = System.nanoTime();
            attempt(journal);
            attempt(() -> {
                if (!writer.isForced()) {
                    writer.force();
                }
            });
            while (!ended && System.nanoTime() - begun < INTERVAL_NANOS) {
                LockSupport.parkNanos(this, INTERVAL_NANOS - (System.nanoTime() - begun));
            }
        }
    }

    private void attempt(Journal work) {
        try {
            work.keep();
        } catch (IOException e) {
            failures.accept(e);
        } catch (RuntimeException | Error e) {
            // Whatever it is, forcing goes on: a take that nobody forces is a take that a power loss takes.
            failures.accept(new IOException("Forcing failed: " + e, e));
        }
    }

    /** Ends forcing; waits for what is being forced now. */
    @Override
    public void close() {
        ended = true;
        LockSupport.unpark(thread);
        boolean interrupted = false;
        while (thread.isAlive()) {
            try {
                thread.join();
            } catch (InterruptedException _) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
