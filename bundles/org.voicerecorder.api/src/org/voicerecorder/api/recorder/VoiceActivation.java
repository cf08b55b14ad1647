package org.voicerecorder.api.recorder;

import java.time.Duration;
import org.voicerecorder.api.ErrorCode;
import org.voicerecorder.api.VoiceRecorderException;

/**
 * A take that records while somebody speaks, and waits while nobody does.
 *
 * @param pauseAfter waits again after so long without a voice, at most ten minutes
 * @param leadIn how much from before a voice is kept, so that the first word is whole; at most ten seconds
 */
public record VoiceActivation(Duration pauseAfter, Duration leadIn) {
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(10);
    private static final Duration LONGEST_LEAD_IN = Duration.ofSeconds(10);

    // After what its constructor compares with.
    public static final VoiceActivation DEFAULT = new VoiceActivation(Duration.ofSeconds(2), Duration.ofMillis(500));

    public VoiceActivation {
        boolean sane = pauseAfter.compareTo(Duration.ofMillis(200)) >= 0
                && pauseAfter.compareTo(LONGEST_PAUSE) <= 0
                && !leadIn.isNegative()
                && leadIn.compareTo(LONGEST_LEAD_IN) <= 0;
        if (!sane) {
            throw new VoiceRecorderException(
                    ErrorCode.ERR_INVALID_ARGUMENT,
                    "A voice-activated take waits again after 0.2 s to 10 min, and keeps 0 to 10 s from before a voice");
        }
    }
}
