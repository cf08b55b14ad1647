package org.voicerecorder.recorder.internal;

import java.time.Instant;

/**
 * The time of day as a take sees it: read once, when it begins, and carried on by a clock that nobody sets. When the
 * system's is set meanwhile, the parts of a take still follow each other. Thread-safe.
 */
final class TakeClock {
    private record Reading(Instant time, long nanos) {
        static Reading now() {
            return new Reading(Instant.now(), System.nanoTime());
        }
    }

    private volatile Reading begun = Reading.now();

    /** The take begins now: a take may have been armed for long. */
    void begin() {
        begun = Reading.now();
    }

    Instant now() {
        Reading from = begun;
        return from.time().plusNanos(System.nanoTime() - from.nanos());
    }
}
