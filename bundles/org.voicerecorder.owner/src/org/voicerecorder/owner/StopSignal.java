package org.voicerecorder.owner;

import java.util.ArrayList;
import java.util.List;

/** Asks a command to end; nobody is interrupted. Thread-safe; requests after the first do nothing. */
public final class StopSignal {
    private final List<Runnable> actions = new ArrayList<>();
    private boolean requested;

    /** Asks for the end and runs the actions in the caller's thread. */
    public void request() {
        List<Runnable> due;
        synchronized (this) {
            if (requested) {
                return;
            }
            requested = true;
            due = List.copyOf(actions);
        }
        due.forEach(Runnable::run);
    }

    public synchronized boolean isRequested() {
        return requested;
    }

    /** Runs an action when the end is asked for, at once when it already was. It must not block. */
    public void onRequest(Runnable action) {
        synchronized (this) {
            if (!requested) {
                actions.add(action);
                return;
            }
        }
        action.run();
    }
}
