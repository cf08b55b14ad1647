package org.voicerecorder.recorder.internal;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/** Waits for what another thread makes, in threads that nobody interrupts. */
final class Waiting {
    private Waiting() {}

    /** The result, or the exception with which it failed, as it was thrown. */
    static <T> T uninterruptibly(CompletableFuture<T> future) {
        try {
            return future.join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            if (e.getCause() instanceof Error error) {
                throw error;
            }
            throw e;
        }
    }
}
