package org.voicerecorder.api.schedule;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * What became of one time of a schedule.
 *
 * @param due when it was to begin
 * @param begun when it began, if it did
 * @param recording what was recorded, or is being
 * @param problem why it failed, was missed, or ended early: a sentence
 */
public record ScheduledRun(
        Instant due, Outcome outcome, Optional<Instant> begun, Optional<UUID> recording, Optional<String> problem) {
    public enum Outcome {
        /** Is being recorded; never what a process that was killed left behind. */
        RUNNING,
        RECORDED,
        /** Recorded in part: the program ended meanwhile. Goes on at its next start if there is time left. */
        INTERRUPTED,
        /** The program did not run, or the computer slept, from the beginning to the end. */
        MISSED,
        /** Somebody threw the take away. */
        DISCARDED,
        FAILED
    }
}
