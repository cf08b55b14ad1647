package org.voicerecorder.api;

/** The library already holds a recording with the same checksum and size. */
public final class DuplicateRecordingException extends VoiceRecorderException {
    private static final long serialVersionUID = 1L;

    private final transient Recording existing;
    private final boolean healed;

    public DuplicateRecordingException(Recording existing) {
        this(existing, false);
    }

    /** @param healed whether the stored audio was missing or damaged, and was replaced by what came */
    public DuplicateRecordingException(Recording existing, boolean healed) {
        super(
                ErrorCode.ERR_DUPLICATE,
                "The library already holds this audio as %s".formatted(existing.shortId()),
                existing.status() == RecordingStatus.DELETED
                        ? "It is in the bin. Bring it back with 'voicerec restore %s'.".formatted(existing.shortId())
                        : "Nothing to do; see 'voicerec show %s'.".formatted(existing.shortId()),
                null);
        this.existing = existing;
        this.healed = healed;
    }

    /** Whether the stored audio was missing or damaged, and was replaced by what came. */
    public boolean isHealed() {
        return healed;
    }

    /** The recording that is already there, possibly deleted. */
    public Recording existing() {
        return existing;
    }
}
