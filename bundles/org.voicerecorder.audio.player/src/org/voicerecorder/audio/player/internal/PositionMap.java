package org.voicerecorder.audio.player.internal;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;

/** Says from which place in the source a frame is: straight pieces, each from where it begins to where the next does. */
final class PositionMap {
    private static final double SAME = 1e-6;

    private record Piece(double from, double source, double slope) {
        double at(double frame) {
            return source + (frame - from) * slope;
        }

        boolean continuesWith(Piece next) {
            return Math.abs(slope - next.slope) < SAME && Math.abs(at(next.from) - next.source) < SAME;
        }
    }

    private final Deque<Piece> pieces = new ArrayDeque<>();

    /** From this frame on, which is behind all that were added before. */
    void add(double frame, double source, double slope) {
        Piece next = new Piece(frame, source, slope);
        if (pieces.isEmpty() || !pieces.getLast().continuesWith(next)) {
            pieces.addLast(next);
        }
    }

    boolean isEmpty() {
        return pieces.isEmpty();
    }

    double at(double frame) {
        Piece found = pieces.getFirst();
        for (Piece piece : pieces) {
            if (piece.from > frame) {
                break;
            }
            found = piece;
        }
        return found.at(Math.max(frame, found.from));
    }

    /** Where the next piece begins, behind this frame; infinite when there is none. */
    double nextJoint(double frame) {
        for (Piece piece : pieces) {
            if (piece.from > frame) {
                return piece.from;
            }
        }
        return Double.POSITIVE_INFINITY;
    }

    /** What is before this frame will not be asked for any more. */
    void forget(double frame) {
        Iterator<Piece> rest = pieces.iterator();
        rest.next();
        while (rest.hasNext() && rest.next().from <= frame) {
            pieces.removeFirst();
            rest = pieces.iterator();
            rest.next();
        }
    }

    void clear() {
        pieces.clear();
    }
}
