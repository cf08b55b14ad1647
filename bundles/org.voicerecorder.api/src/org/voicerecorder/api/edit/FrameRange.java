package org.voicerecorder.api.edit;

/**
 * A stretch of audio.
 *
 * @param from its first frame
 * @param to the frame after its last; {@link #END} means "to the end of the audio, wherever that is"
 */
public record FrameRange(long from, long to) {
    /** The end of the audio, as the end of a range. */
    public static final long END = Long.MAX_VALUE;

    /** Everything, however long. */
    public static final FrameRange ALL = new FrameRange(0, END);

    public FrameRange {
        if (from < 0 || to < from) {
            throw new IllegalArgumentException("No range: %d to %d".formatted(from, to));
        }
    }

    /** Its length, in frames; of an open range only after {@link #within}. */
    public long frames() {
        return to - from;
    }

    public boolean isOpen() {
        return to == END;
    }

    public boolean contains(long frame) {
        return frame >= from && frame < to;
    }

    /** The range with an open end put at the end of audio of so many frames. */
    public FrameRange within(long length) {
        return isOpen() ? new FrameRange(Math.min(from, length), length) : this;
    }
}
