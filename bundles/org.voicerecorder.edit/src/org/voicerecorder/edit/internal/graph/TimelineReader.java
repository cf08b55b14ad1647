package org.voicerecorder.edit.internal.graph;

import java.util.Arrays;
import java.util.List;

/** Reads a timeline: pieces, and over joints with a crossfade both sides of it. One thread. */
public final class TimelineReader {
    private final Timeline timeline;
    private final Reading reading;
    private double[][] other = new double[0][0];

    public TimelineReader(Timeline timeline, Reading reading) {
        this.timeline = timeline;
        this.reading = reading;
    }

    /**
     * Reads frames that are all there.
     *
     * @param out by channel, written from index 0 on
     * @param computed set for each frame: whether it is not that of a source as it was
     */
    public void read(long from, int frames, double[][] out, boolean[] computed) {
        long at = from;
        long end = from + frames;
        for (int i = timeline.pieceAt(from); at < end; i++) {
            Piece piece = timeline.pieces().get(i);
            long start = timeline.start(i);
            int n = (int) (Math.min(end, start + piece.frames()) - at);
            int index = (int) (at - from);
            piece.node().read(reading, piece.start() + at - start, n, out, index);
            Arrays.fill(computed, index, index + n, !piece.node().isExact());
            crossfade(i, at, n, out, index, computed, true);
            if (i + 1 < timeline.pieces().size()) {
                crossfade(i + 1, at, n, out, index, computed, false);
            }
            at += n;
        }
    }

    /** Half the crossfade of the joint with which a piece begins. */
    static long half(Timeline timeline, int piece) {
        List<Piece> pieces = timeline.pieces();
        if (piece == 0) {
            return 0;
        }
        long shorter =
                Math.min(pieces.get(piece - 1).frames(), pieces.get(piece).frames());
        return Math.min(pieces.get(piece).crossfade() / 2, shorter / 2);
    }

    /**
     * Mixes the sound from the other side of a joint into what was read of this side.
     *
     * @param right the piece after the joint
     * @param isRight whether what was read is of that piece
     */
    private void crossfade(
            int right, long at, int count, double[][] out, int index, boolean[] computed, boolean isRight) {
        long half = half(timeline, right);
        long joint = timeline.start(right);
        long from = Math.max(at, isRight ? joint : joint - half);
        long to = Math.min(at + count, isRight ? joint + half : joint);
        if (from >= to) {
            return;
        }
        int n = (int) (to - from);
        Piece piece = timeline.pieces().get(isRight ? right - 1 : right);
        long origin = piece.start() - timeline.start(isRight ? right - 1 : right);
        reserve(out.length, n);
        piece.node().read(reading, origin + from, n, other, 0);
        for (int i = 0; i < n; i++) {
            // In the middle between two frames, so that both sides are treated alike.
            double x = (from + i - (joint - half) + 0.5) / (2.0 * half);
            double rising = 0.5 - 0.5 * Math.cos(Math.PI * x);
            double own = isRight ? rising : 1 - rising;
            int to1 = index + (int) (from - at) + i;
            for (int c = 0; c < out.length; c++) {
                out[c][to1] = own * out[c][to1] + (1 - own) * other[c][i];
            }
            computed[to1] = true;
        }
    }

    private void reserve(int channels, int frames) {
        if (other.length != channels || other[0].length < frames) {
            other = new double[channels][frames];
        }
    }
}
