package org.voicerecorder.audio.internal;

import java.io.IOException;
import java.nio.channels.FileChannel;

/**
 * Forces a file beside the thread that goes on writing it. The system tells of a failed write once only, so a failure
 * seen here is kept for the writer. Used by the writing thread.
 */
final class BackgroundForce {
    private final FileChannel channel;
    private Thread thread;
    private volatile IOException failure;

    BackgroundForce(FileChannel channel) {
        this.channel = channel;
    }

    /** Forces what is written by now, unless the last time still goes on. */
    void begin() throws IOException {
        throwIfFailed();
        if (thread == null || !thread.isAlive()) {
            thread = Thread.ofPlatform().daemon().name("force").start(this::force);
        }
    }

    private void force() {
        try {
            channel.force(false);
        } catch (IOException e) {
            failure = e;
        }
    }

    /** Waits until nothing is being forced. */
    void await() {
        boolean interrupted = false;
        while (thread != null && thread.isAlive()) {
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

    void throwIfFailed() throws IOException {
        if (failure != null) {
            throw new IOException(failure.getMessage(), failure);
        }
    }
}
