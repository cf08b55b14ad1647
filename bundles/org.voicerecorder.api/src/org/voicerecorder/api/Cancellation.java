package org.voicerecorder.api;

import java.util.ArrayList;
import java.util.List;

/**
 * A token by which long work is asked to end. The worker reads it between steps; nobody is interrupted (an interrupt
 * would close file channels). Thread-safe.
 */
public final class Cancellation {
    private final List<Runnable> actions = new ArrayList<>();
    private boolean requested;

    /** A token that nobody holds the other end of. */
    public static Cancellation none() {
        return new Cancellation();
    }

    /** Asks for the end. Idempotent; runs the actions registered with {@link #onCancel} in the caller's thread. */
    public void cancel() {
        List<Runnable> due;
        synchronized (this) {
            if (requested) {
                return;
            }
            requested = true;
            due = List.copyOf(actions);
            actions.clear();
        }
        due.forEach(Runnable::run);
    }

    public synchronized boolean isCancelled() {
        return requested;
    }

    /** @throws CancelledException when the end was asked for */
    public void throwIfCancelled() {
        if (isCancelled()) {
            throw new CancelledException();
        }
    }

    /** Runs the action once when cancelled; at once when that has already happened. The action must not block. */
    public void onCancel(Runnable action) {
        synchronized (this) {
            if (!requested) {
                actions.add(action);
                return;
            }
        }
        action.run();
    }
}
