package org.voicerecorder.edit.internal.graph;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;
import org.voicerecorder.api.edit.EditOperation;
import org.voicerecorder.api.edit.EditSource;
import org.voicerecorder.api.edit.FrameRange;
import org.voicerecorder.api.edit.Stretch;
import org.voicerecorder.api.marker.Marker;

/**
 * Carries the markers of recordings through the steps of an edit. They stay with their sound: one whose beginning is cut
 * out goes, one whose sound is put in once more is there twice, one that spans a cut loses as much as was taken out of it,
 * one that spans something that was put in spans it, too. A marker right at the end stays where it is when something is
 * appended.
 */
final class MarkerReplay {
    private final List<Timeline> history;
    private final Function<UUID, List<Marker>> stored;
    private final List<List<Marker>> states = new ArrayList<>();

    private MarkerReplay(List<Timeline> history, Function<UUID, List<Marker>> stored) {
        this.history = history;
        this.stored = stored;
    }

    /**
     * The markers after the last step.
     *
     * @param history the audio before the first step and after each one
     * @param stored the markers of a recording
     * @return in the order of time; ids count from 0
     */
    static List<Marker> replay(List<EditOperation> steps, List<Timeline> history, Function<UUID, List<Marker>> stored) {
        var replay = new MarkerReplay(history, stored);
        replay.states.add(replay.ofSource());
        steps.forEach(replay::carryOut);
        List<Marker> last = replay.states.getLast().stream()
                .sorted(Comparator.comparingLong(Marker::frame))
                .toList();
        var numbered = new ArrayList<Marker>();
        for (Marker marker : last) {
            numbered.add(new Marker(new UUID(0, numbered.size()), marker.frame(), marker.frames(), marker.text()));
        }
        return numbered;
    }

    /** Those of the recording that is edited: before the first step all of it is there. */
    private List<Marker> ofSource() {
        Timeline all = history.getFirst();
        if (all.frames() == 0) {
            return List.of();
        }
        return stored.apply(all.stretchAt(0).source().map(EditSource::recording).orElseThrow());
    }

    private void carryOut(EditOperation step) {
        List<Marker> now = states.getLast();
        long length = history.get(states.size() - 1).frames();
        long added = history.get(states.size()).frames() - length;
        states.add(
                switch (step) {
                    case EditOperation.Trim(FrameRange wanted) -> {
                        FrameRange range = wanted.within(length);
                        yield moved(part(now, range, range.to() == length), -range.from());
                    }
                    case EditOperation.Cut(FrameRange wanted, long _) -> cut(now, wanted.within(length));
                    case EditOperation.Insert insert ->
                        with(opened(now, insert.at(), added, length), ofOther(insert, length, added));
                    case EditOperation.Copy copy -> {
                        long at = Math.min(copy.at(), length);
                        yield with(opened(now, at, added, length), copied(copy, at));
                    }
                    case EditOperation.InsertSilence silence -> opened(now, silence.at(), added, length);
                    case EditOperation.Mark mark -> with(now, List.of(made(mark)));
                    case EditOperation.Unmark(long at, String text) -> without(now, at, text);
                    case EditOperation.ChangeMark(long at, String text, EditOperation.Mark to) ->
                        with(without(now, at, text), List.of(made(to)));
                    default -> now;
                });
    }

    private static Marker made(EditOperation.Mark mark) {
        return new Marker(new UUID(0, 0), mark.at(), mark.frames(), mark.text());
    }

    private static Marker placed(Marker marker, long from, long to) {
        return new Marker(marker.id(), from, to - from, marker.text());
    }

    private static List<Marker> with(List<Marker> some, List<Marker> more) {
        return Stream.concat(some.stream(), more.stream()).toList();
    }

    private static List<Marker> without(List<Marker> some, long at, String text) {
        var left = new ArrayList<>(some);
        some.stream()
                .filter(m -> m.frame() == at && m.text().equals(text))
                .findFirst()
                .ifPresent(left::remove);
        return left;
    }

    /** All of them so much later. */
    static List<Marker> moved(List<Marker> some, long by) {
        return some.stream().map(m -> placed(m, m.frame() + by, m.end() + by)).toList();
    }

    /** Those that begin in a range, as far as they lie in it. @param withEnd also one right at its end */
    static List<Marker> part(List<Marker> some, FrameRange range, boolean withEnd) {
        return some.stream()
                .filter(m -> range.contains(m.frame()) || withEnd && m.frame() == range.to())
                .map(m -> placed(m, m.frame(), Math.min(m.end(), range.to())))
                .toList();
    }

    private static List<Marker> cut(List<Marker> some, FrameRange range) {
        return some.stream()
                .filter(m -> !range.contains(m.frame()))
                .map(m -> placed(m, cut(m.frame(), range), cut(m.end(), range)))
                .toList();
    }

    private static long cut(long frame, FrameRange range) {
        return frame - Math.clamp(frame - range.from(), 0, range.frames());
    }

    /** Makes room for something that was put in. */
    private static List<Marker> opened(List<Marker> some, long at, long added, long length) {
        if (at >= length) {
            return some;
        }
        return some.stream()
                .map(m -> m.frame() >= at
                        ? placed(m, m.frame() + added, m.end() + added)
                        : placed(m, m.frame(), m.end() <= at ? m.end() : m.end() + added))
                .toList();
    }

    private List<Marker> ofOther(EditOperation.Insert insert, long length, long added) {
        if (added == 0) {
            return List.of();
        }
        Stretch heard = history.get(states.size()).stretchAt(Math.min(insert.at(), length));
        long end = heard.sourceFrame() + heard.sourceFrames();
        // Of the recording that is heard: one that was purged and added again has another id than the step says.
        UUID recording = heard.source().orElse(insert.source()).recording();
        return part(stored.apply(recording), new FrameRange(heard.sourceFrame(), end), false).stream()
                .map(m -> placed(m, heard.place(m.frame()), heard.place(m.end())))
                .toList();
    }

    private List<Marker> copied(EditOperation.Copy copy, long at) {
        int then = states.size() - 1 - copy.ago();
        FrameRange part = copy.part().within(history.get(then).frames());
        return moved(part(states.get(then), part, false), at - part.from());
    }
}
