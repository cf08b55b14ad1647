package org.voicerecorder.recorder.internal;

import java.time.Instant;
import java.time.InstantSource;

/**
 * The time of day as a take sees it: read once, when it begins, and carried on by a clock that nobody sets. When the
 * system's is set meanwhile, the parts of a take still follow each other. Thread-safe.
 */
final class TakeClock {
    private record Reading(Instant time, long nanos) {}

    private final InstantSource system;
    private volatile Reading begun;

    TakeClock() {
        this(InstantSource.system());
    }

    TakeClock(InstantSource system) {
        this.system = system;
        begin();
    }

    /** The take begins now: a take may have been armed for long. */
    final void begin() {
        begun = new Reading(system.instant(), System.nanoTime());
    }

    Instant now() {
        Reading from = begun;
        return from.time().plusNanos(System.nanoTime() - from.nanos());
    }
}
