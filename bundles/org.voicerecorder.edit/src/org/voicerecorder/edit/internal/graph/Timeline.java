package org.voicerecorder.edit.internal.graph;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import org.voicerecorder.api.edit.Stretch;

/**
 * Pieces one after the other, and where new parts begin. Immutable: each change gives another timeline, in time
 * proportional to the number of pieces, whatever their length.
 */
public final class Timeline {
    private final List<Piece> pieces;
    private final long[] starts;
    private final List<Long> splits;
    private final int channels;

    private Timeline(List<Piece> pieces, List<Long> splits, int channels) {
        this.pieces = List.copyOf(pieces);
        this.channels = channels;
        this.starts = new long[pieces.size() + 1];
        for (int i = 0; i < pieces.size(); i++) {
            starts[i + 1] = starts[i] + pieces.get(i).frames();
        }
        this.splits = splits.stream().filter(at -> at > 0 && at < frames()).toList();
    }

    /** All of a node. */
    public static Timeline of(Node node, long frames, int channels) {
        return new Timeline(frames == 0 ? List.of() : List.of(new Piece(node, 0, frames, 0)), List.of(), channels);
    }

    public long frames() {
        return starts[pieces.size()];
    }

    public int channels() {
        return channels;
    }

    List<Piece> pieces() {
        return pieces;
    }

    /** The frame with which a piece begins; of the number of pieces, the length. */
    long start(int piece) {
        return starts[piece];
    }

    /** Where parts begin, but the first; ascending. */
    public List<Long> splits() {
        return splits;
    }

    /** Where it comes from, in order, without gaps. */
    List<Stretch> stretches() {
        var stretches = new ArrayList<Stretch>();
        for (int i = 0; i < pieces.size(); i++) {
            stretches.add(stretch(i));
        }
        return stretches;
    }

    /** Where the piece that holds a frame comes from. */
    Stretch stretchAt(long frame) {
        return stretch(pieceAt(frame));
    }

    private Stretch stretch(int place) {
        Piece piece = pieces.get(place);
        Node node = piece.node();
        long from = node.sourceFrame(piece.start());
        return new Stretch(
                starts[place],
                piece.frames(),
                node.source().map(SourceAudio::source),
                from,
                node.sourceFrame(piece.start() + piece.frames()) - from,
                node.isExact() && !(node instanceof SilenceNode));
    }

    /** The piece that holds a frame. */
    int pieceAt(long frame) {
        int low = 0;
        int high = pieces.size() - 1;
        while (low < high) {
            int middle = (low + high + 1) >>> 1;
            if (starts[middle] <= frame) {
                low = middle;
            } else {
                high = middle - 1;
            }
        }
        return low;
    }

    public Timeline trim(long from, long to) {
        return new Timeline(slice(from, to), moved(splits, from, to, -from), channels);
    }

    public Timeline cut(long from, long to, long crossfade) {
        var left = new ArrayList<>(slice(0, from));
        join(left, slice(to, frames()), crossfade);
        var kept = new ArrayList<>(moved(splits, 0, from, 0));
        // A part whose beginning was cut off begins at the joint.
        if (splits.stream().anyMatch(at -> at >= from && at <= to)) {
            kept.add(from);
        }
        kept.addAll(moved(splits, to + 1, frames(), from - to));
        return new Timeline(left, kept, channels);
    }

    public Timeline split(long at) {
        var more = new TreeSet<>(splits);
        more.add(at);
        return new Timeline(pieces, List.copyOf(more), channels);
    }

    /** Puts a part of a node in. */
    public Timeline insert(long at, Node node, long start, long count, long crossfade) {
        if (count == 0) {
            return this;
        }
        return insert(at, List.of(new Piece(node, start, count, 0)), count, crossfade);
    }

    /** Puts a range of another timeline in: of an earlier state of this one, say. */
    public Timeline insert(long at, Timeline other, long from, long to, long crossfade) {
        return from == to ? this : insert(at, other.slice(from, to), to - from, crossfade);
    }

    private Timeline insert(long at, List<Piece> some, long count, long crossfade) {
        var all = new ArrayList<>(slice(0, at));
        join(all, some, crossfade);
        join(all, slice(at, frames()), crossfade);
        var kept = new ArrayList<>(moved(splits, 0, at + 1, 0));
        kept.addAll(moved(splits, at + 1, frames(), count));
        return new Timeline(all, kept, channels);
    }

    /** Puts something else in the place of the sound of a range. @param crossfade at both ends of the range */
    public Timeline map(long from, long to, long crossfade, UnaryOperator<Node> change) {
        return mapPieces(from, to, crossfade, (piece, _) -> piece.with(change.apply(piece.node())));
    }

    /** How a piece of a range becomes another. */
    interface PieceChange {
        /** @param at the frame of the timeline with which the piece begins */
        Piece apply(Piece piece, long at);
    }

    Timeline mapPieces(long from, long to, long crossfade, PieceChange change) {
        if (from == to) {
            return this;
        }
        var all = new ArrayList<>(slice(0, from));
        var changed = new ArrayList<Piece>();
        long at = from;
        for (Piece piece : slice(from, to)) {
            changed.add(change.apply(piece, at));
            at += piece.frames();
        }
        // Where there was a joint already it stays one.
        rejoin(all, changed, from, crossfade);
        rejoin(all, slice(to, frames()), to, crossfade);
        return new Timeline(all, splits, channels);
    }

    private void rejoin(List<Piece> left, List<Piece> right, long at, long crossfade) {
        long before = at > 0 && at < frames() && starts[pieceAt(at)] == at
                ? pieces.get(pieceAt(at)).crossfade()
                : 0;
        join(left, right, Math.max(before, crossfade));
    }

    private static void join(List<Piece> left, List<Piece> right, long crossfade) {
        if (right.isEmpty()) {
            return;
        }
        left.add(right.getFirst().withCrossfade(left.isEmpty() ? 0 : crossfade));
        left.addAll(right.subList(1, right.size()));
    }

    private static List<Long> moved(List<Long> splits, long from, long to, long by) {
        return splits.stream()
                .filter(at -> at >= from && at < to)
                .map(at -> at + by)
                .toList();
    }

    /** The pieces of a range; the first without a crossfade. */
    private List<Piece> slice(long from, long to) {
        var some = new ArrayList<Piece>();
        if (from >= to) {
            return some;
        }
        for (int i = pieceAt(from); i < pieces.size() && starts[i] < to; i++) {
            Piece piece = pieces.get(i);
            long skip = Math.max(0, from - starts[i]);
            long end = Math.min(piece.frames(), to - starts[i]);
            Piece part = (skip == 0 ? piece : piece.tail(skip)).head(end - skip);
            some.add(some.isEmpty() ? part.withCrossfade(0) : part);
        }
        return some;
    }
}
