package org.voicerecorder.audio.rescue;

import java.util.List;
import org.voicerecorder.api.ErrorCode;
import org.voicerecorder.api.VoiceRecorderException;

/** A file out of which no audio can be brought: {@code ERR_CORRUPT_FILE}, {@code ERR_EMPTY_FILE}, {@code ERR_UNSUPPORTED_FORMAT}. */
public final class BeyondRescueException extends VoiceRecorderException {
    private static final long serialVersionUID = 1L;

    private final transient List<Finding> findings;

    public BeyondRescueException(ErrorCode code, String message, String advice, List<Finding> findings) {
        super(code, message, advice, null);
        this.findings = List.copyOf(findings);
    }

    /** What was found until then. */
    public List<Finding> findings() {
        return findings;
    }
}
