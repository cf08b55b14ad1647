package org.voicerecorder.api;

/** The user, or whoever started the work, wanted it to end. Nothing half done is left behind. */
public final class CancelledException extends VoiceRecorderException {
    private static final long serialVersionUID = 1L;

    public CancelledException() {
        super(ErrorCode.ERR_CANCELLED, "Cancelled");
    }
}
