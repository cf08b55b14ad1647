package org.voicerecorder.recorder.internal;

import java.util.ArrayDeque;

/**
 * What a person sets, and from which frame on it holds: not for what was captured before and is only read now, because the
 * thread that reads was held up. Thread-safe.
 */
final class Belated<T> {
    /** What held for what was captured before a frame. */
    private record Earlier<T>(long until, T value) {}

    private final ArrayDeque<Earlier<T>> earlier = new ArrayDeque<>();
    private T value;
    private long read;

    Belated(T value) {
        this.value = value;
    }

    /** @param unread how many frames that were captured before wait to be read */
    synchronized void set(T now, long unread) {
        if (unread > 0) {
            earlier.add(new Earlier<>(read + unread, value));
        } else {
            earlier.clear();
        }
        value = now;
    }

    /** What was set last. */
    synchronized T now() {
        return value;
    }

    /** What holds for so many frames that are read next. */
    synchronized T forNext(long frames) {
        while (!earlier.isEmpty() && earlier.getFirst().until() <= read) {
            earlier.removeFirst();
        }
        read += frames;
        return earlier.isEmpty() ? value : earlier.getFirst().value();
    }

    /** What was captured and not read is gone. */
    synchronized void forget() {
        earlier.clear();
    }
}
