package org.voicerecorder.workbench.internal.studio.model;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.voicerecorder.api.edit.EditOperation;
import org.voicerecorder.api.edit.EditOperation.Mark;
import org.voicerecorder.api.edit.EditSource;
import org.voicerecorder.api.edit.EditedAudio;
import org.voicerecorder.api.edit.FrameRange;
import org.voicerecorder.api.edit.Stretch;
import org.voicerecorder.api.marker.Marker;
import org.voicerecorder.workbench.internal.model.Background;

/**
 * The markers in the edit: those of its recordings where they are heard in it, as they are in the library now, and what
 * steps did to them. Setting, moving, naming and removing are steps of the edit; the recordings keep their markers as they
 * are. Display thread.
 */
public final class StudioMarkers {
    private static final Logger LOG = LoggerFactory.getLogger(StudioMarkers.class);

    /** What a marker is found again by after another step: ids are those of one state of the edit alone. */
    private record Key(long frame, String text) {
        static Key of(Marker marker) {
            return new Key(marker.frame(), marker.text());
        }
    }

    private final StudioModel model;
    private final Background background;
    private List<Marker> all = List.of();
    private Optional<Key> chosen = Optional.empty();
    /** Counts what was asked for: an answer that something newer has overtaken is not shown. */
    private long generation;

    StudioMarkers(StudioModel model, Background background) {
        this.model = model;
        this.background = background;
    }

    /** In the order of time. */
    public List<Marker> all() {
        return all;
    }

    /** Which one is chosen, from 0; -1 when none is. */
    public int place() {
        return chosen.map(key -> IntStream.range(0, all.size())
                        .filter(i -> Key.of(all.get(i)).equals(key))
                        .findFirst()
                        .orElse(-1))
                .orElse(-1);
    }

    /** The one that was set, changed, or gone to last, as long as it is there. */
    public Optional<Marker> chosen() {
        int place = place();
        return place < 0 ? Optional.empty() : Optional.of(all.get(place));
    }

    public Optional<Marker> find(UUID id) {
        return all.stream().filter(m -> m.id().equals(id)).findFirst();
    }

    /** Which one is meant: the chosen one, else the last one at or before the cursor. */
    public Optional<Marker> meant() {
        return chosen().or(() ->
                all.reversed().stream().filter(m -> m.frame() <= model.cursor()).findFirst());
    }

    /** Reads them for a new state of the edit. */
    void read(EditedAudio audio) {
        long asked = ++generation;
        background.fetch(
                audio::markers,
                found -> {
                    if (asked == generation) {
                        all = List.copyOf(found);
                        model.listeners().tell();
                    }
                },
                // An edit without its markers can still be worked on.
                problem -> LOG.warn("The markers cannot be shown: {}", problem.getMessage()));
    }

    /** A recording has other markers now. */
    public void onMarkers(UUID recording) {
        model.audio().filter(audio -> uses(audio, recording)).ifPresent(this::read);
    }

    private static boolean uses(EditedAudio audio, UUID recording) {
        return audio.stretches().stream()
                .map(Stretch::source)
                .flatMap(Optional::stream)
                .map(EditSource::recording)
                .anyMatch(recording::equals);
    }

    void clear() {
        generation++;
        all = List.of();
        chosen = Optional.empty();
    }

    /** Sets one at the cursor, or one that spans the selection; where there is one without a text already, chooses it. */
    public void set() {
        long cursor = model.cursor();
        FrameRange range = model.selection().orElse(new FrameRange(cursor, cursor));
        Mark mark = new Mark(range.from(), range.frames(), "");
        if (all.stream()
                .anyMatch(m -> m.frame() == mark.at()
                        && m.frames() == mark.frames()
                        && m.text().isEmpty())) {
            choose(new Key(mark.at(), ""));
        } else {
            apply(mark, new Key(mark.at(), ""));
        }
    }

    /** Puts it at another frame. What it spans goes along, as far as the audio reaches. */
    public void move(Marker marker, long frame) {
        long to = Math.clamp(frame, 0, model.frames());
        if (to != marker.frame()) {
            change(marker, new Mark(to, Math.min(marker.frames(), model.frames() - to), marker.text()));
        }
    }

    /** Gives it another text; the same one is no change. */
    public void describe(Marker marker, String typed) {
        String line = Marker.oneLine(typed);
        if (!line.equals(marker.text())) {
            change(marker, new Mark(marker.frame(), marker.frames(), line));
        }
    }

    private void change(Marker from, Mark to) {
        apply(new EditOperation.ChangeMark(from.frame(), from.text(), to), new Key(to.at(), to.text()));
    }

    /** Removes it, and chooses its neighbour. */
    public void remove(Marker marker) {
        int place = all.indexOf(marker);
        int next = place + 1 < all.size() ? place + 1 : place - 1;
        apply(new EditOperation.Unmark(marker.frame(), marker.text()), next < 0 ? null : Key.of(all.get(next)));
    }

    /** @param then which one is chosen afterwards; null for none */
    private void apply(EditOperation step, Key then) {
        chosen = Optional.ofNullable(then);
        model.changes().apply(step);
    }

    /** Chooses it and puts the cursor there. */
    public void goTo(Marker marker) {
        choose(Key.of(marker));
        model.player().seek(Frames.time(marker.frame(), model.sampleRate()));
    }

    private void choose(Key key) {
        chosen = Optional.of(key);
        model.listeners().tell();
    }

    public void next() {
        long cursor = model.cursor();
        all.stream().filter(m -> m.frame() > cursor).findFirst().ifPresent(this::goTo);
    }

    /** @param moment frames that count as being there still: whoever just heard a marker wants the one before */
    public void previous(long moment) {
        long cursor = Math.max(0, model.cursor() - moment);
        all.reversed().stream().filter(m -> m.frame() < cursor).findFirst().ifPresent(this::goTo);
    }
}
