package org.voicerecorder.audio.pulse.internal;

import org.voicerecorder.api.ErrorCode;

/** Why the server refused to open a stream ({@code pa_error_code_t}). */
record Reason(ErrorCode code, String text) {
    private static final int ACCESS = 1;
    private static final int INVALID = 3;
    private static final int NO_ENTITY = 5;
    private static final int NOT_SUPPORTED = 19;

    static Reason of(int error) {
        ErrorCode code =
                switch (error) {
                    case NO_ENTITY -> ErrorCode.ERR_DEVICE_NOT_FOUND;
                    case INVALID, NOT_SUPPORTED -> ErrorCode.ERR_FORMAT_NOT_SUPPORTED;
                    default -> ErrorCode.ERR_DEVICE_UNAVAILABLE;
                };
        String text = error == 0 ? "the sound server does not answer" : LibPulse.error(error);
        return new Reason(code, error == ACCESS ? text + " (may this program use the microphone?)" : text);
    }
}
