package org.voicerecorder.api;

import java.util.Objects;
import java.util.Optional;

/**
 * The one exception of the product: a stable {@link ErrorCode}, a message that says what happened to what, and advice
 * that says what to do. Subclasses only add values that callers act upon.
 */
public class VoiceRecorderException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final ErrorCode code;
    private final String advice;

    public VoiceRecorderException(ErrorCode code, String message) {
        this(code, message, code.advice(), null);
    }

    public VoiceRecorderException(ErrorCode code, String message, Throwable cause) {
        this(code, message, code.advice(), cause);
    }

    public VoiceRecorderException(ErrorCode code, String message, String advice, Throwable cause) {
        super(Objects.requireNonNull(message, "message"), cause);
        this.code = Objects.requireNonNull(code, "code");
        this.advice = Optional.ofNullable(advice).orElse(code.advice());
    }

    public ErrorCode code() {
        return code;
    }

    /** What the user can do about it: one or two plain sentences. */
    public String advice() {
        return advice;
    }
}
