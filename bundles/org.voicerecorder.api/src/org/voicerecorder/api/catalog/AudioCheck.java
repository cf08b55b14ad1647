package org.voicerecorder.api.catalog;

import java.time.Instant;
import java.util.UUID;

/**
 * What the last comparison of a recording's stored audio with its checksum found.
 *
 * @param at when; the database keeps whole milliseconds
 */
public record AudioCheck(UUID recordingId, Instant at, Outcome outcome) {
    /** What the audio is like. That it could not be read is none: nothing is known of it then. */
    public enum Outcome {
        /** Byte by byte what was stored. */
        INTACT,
        /** Something else than what was stored. */
        ALTERED,
        /** Its file is gone. */
        MISSING
    }

    public boolean isDamaged() {
        return outcome != Outcome.INTACT;
    }
}
