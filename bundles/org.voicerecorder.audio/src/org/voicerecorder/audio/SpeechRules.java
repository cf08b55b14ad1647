package org.voicerecorder.audio;

import java.time.Duration;

/**
 * When speech begins and ends.
 *
 * @param minimumSilence pauses shorter than this belong to the speech
 * @param lead kept from before the first voice
 * @param trail kept after the last voice; no longer than the minimum silence
 * @param onset so much voice makes speech; less is a cough
 */
public record SpeechRules(Duration minimumSilence, Duration lead, Duration trail, Duration onset) {
    public SpeechRules {
        if (minimumSilence.isNegative() || lead.isNegative() || trail.isNegative() || onset.isNegative()) {
            throw new IllegalArgumentException("negative duration");
        }
        if (trail.compareTo(minimumSilence) > 0) {
            throw new IllegalArgumentException(
                    "a trail of %s is longer than the silence of %s it lies in".formatted(trail, minimumSilence));
        }
    }

    /** With 100 ms of voice as the onset. */
    public static SpeechRules of(Duration minimumSilence, Duration lead, Duration trail) {
        return new SpeechRules(minimumSilence, lead, trail, Duration.ofMillis(100));
    }
}
