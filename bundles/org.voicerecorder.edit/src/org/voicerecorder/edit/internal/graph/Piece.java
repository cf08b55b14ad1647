package org.voicerecorder.edit.internal.graph;

/**
 * A stretch of a timeline.
 *
 * @param start the frame of the node with which it begins
 * @param frames 1 or more
 * @param crossfade over how many frames the piece before goes over into it; 0 for a hard joint
 */
record Piece(Node node, long start, long frames, long crossfade) {
    Piece with(Node other) {
        return new Piece(other, start, frames, crossfade);
    }

    Piece withCrossfade(long other) {
        return new Piece(node, start, frames, other);
    }

    /** Its first frames. */
    Piece head(long count) {
        return new Piece(node, start, count, crossfade);
    }

    /** What is left without its first frames; it joins hard to them. */
    Piece tail(long count) {
        return new Piece(node, start + count, frames - count, 0);
    }
}
