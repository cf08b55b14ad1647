package org.voicerecorder.api.recorder;

/**
 * Something that a person should know while a take is under way.
 *
 * @param text a sentence or two, ready to be shown: what it is, and what to do
 */
public record TakeWarning(Kind kind, String text) {
    /** In falling order of gravity. */
    public enum Kind {
        /** The device is gone. */
        DEVICE_LOST,
        /** Less than ten minutes of room on the disk. */
        DISK_NEARLY_FULL,
        /** Nothing is heard: {@link InputCondition#isSilent}. */
        SILENT,
        CLIPPING,
        TOO_QUIET,
        /** Another thing about the input: a dead channel, a steady offset. */
        INPUT,
        /** The disk stalls; the buffer fills. */
        DISK_SLOW,
        /** Audio was lost before it could be read. */
        AUDIO_LOST,
        /** Another device than the chosen one is heard. */
        OTHER_DEVICE,
        /** The FLAC copy that was to be made beside the take is not made any more; the take itself goes on. */
        COPY_GIVEN_UP,
        /** The sound system resamples. */
        RESAMPLED
    }
}
