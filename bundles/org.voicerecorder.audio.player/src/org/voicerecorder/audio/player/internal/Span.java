package org.voicerecorder.audio.player.internal;

/**
 * What playing keeps to, in frames of the source.
 *
 * @param to the first frame that is not heard; {@link #OPEN} for the end of the source, wherever that is
 */
public record Span(long from, long to, boolean loop) {
    static final long OPEN = Long.MAX_VALUE;

    public static final Span ALL = new Span(0, OPEN, false);

    /** How many frames come after a place before it is over or begins anew. Behind the span, the source's end counts. */
    long left(long frame) {
        return frame < to ? to - frame : OPEN;
    }
}
