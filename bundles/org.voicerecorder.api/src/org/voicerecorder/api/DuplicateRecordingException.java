package org.voicerecorder.api;

/** The library already holds a recording with the same checksum and size. */
public final class DuplicateRecordingException extends VoiceRecorderException {
    private static final long serialVersionUID = 1L;

    private final transient Recording existing;

    public DuplicateRecordingException(Recording existing) {
        super(
                ErrorCode.ERR_DUPLICATE,
                "The library already holds this audio as %s".formatted(existing.shortId()),
                existing.status() == RecordingStatus.DELETED
                        ? "It is in the bin. Bring it back with 'voicerec restore %s'.".formatted(existing.shortId())
                        : "Nothing to do; see 'voicerec show %s'.".formatted(existing.shortId()),
                null);
        this.existing = existing;
    }

    /** The recording that is already there, possibly deleted. */
    public Recording existing() {
        return existing;
    }
}
