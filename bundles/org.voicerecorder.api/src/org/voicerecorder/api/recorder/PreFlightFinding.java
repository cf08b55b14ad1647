package org.voicerecorder.api.recorder;

import java.util.Optional;
import org.voicerecorder.api.VoiceRecorderException;

/**
 * One answer of the pre-flight.
 *
 * @param text what was found, e.g. "Room for 3 h 20 min on the disk"
 * @param advice what to do about it; empty when it is good
 * @param refusal with what a take would be refused; empty when it may begin
 */
public record PreFlightFinding(
        Topic topic, String text, Optional<String> advice, Optional<VoiceRecorderException> refusal) {
    /** What is looked at. */
    public enum Topic {
        DEVICE,
        FORMAT,
        SPACE,
        LIBRARY
    }

    /** All is well. */
    public static PreFlightFinding good(Topic topic, String text) {
        return new PreFlightFinding(topic, text, Optional.empty(), Optional.empty());
    }

    /** A take may begin, but a person should know this. */
    public static PreFlightFinding warning(Topic topic, String text, String advice) {
        return new PreFlightFinding(topic, text, Optional.of(advice), Optional.empty());
    }

    /** A take may not begin. */
    public static PreFlightFinding refusal(Topic topic, VoiceRecorderException why) {
        return new PreFlightFinding(topic, why.getMessage(), Optional.of(why.advice()), Optional.of(why));
    }
}
