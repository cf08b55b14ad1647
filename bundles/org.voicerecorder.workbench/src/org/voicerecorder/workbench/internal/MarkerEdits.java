package org.voicerecorder.workbench.internal;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.voicerecorder.api.Recording;
import org.voicerecorder.api.marker.Marker;
import org.voicerecorder.api.marker.Markers;
import org.voicerecorder.audio.MarkerExchange.Imported;
import org.voicerecorder.workbench.internal.model.MarkerModel;

/** What people do to the markers of the recording that is shown, each step undoable. Display thread. */
public final class MarkerEdits {
    /** Reads markers into a recording, beside the display thread. */
    @FunctionalInterface
    interface Reading {
        Imported read(Recording recording);
    }

    private final Desk desk;
    private final MarkerModel model;
    private final Edits edits;

    public MarkerEdits(Desk desk) {
        this.desk = desk;
        model = desk.markers();
        edits = new Edits(desk);
    }

    private Markers service() {
        return desk.services().require(Markers.class);
    }

    /** Sets a marker without a text, and chooses it. */
    public void set(Duration at) {
        model.recording().map(Recording::id).ifPresent(recording -> {
            Marker marker = Marker.at(model.frame(at), "");
            edits.perform(
                    Messages.undoMarkerSet,
                    () -> service().add(recording, List.of(marker)),
                    () -> service().remove(recording, List.of(marker.id())),
                    () -> model.choose(marker.id()));
        });
    }

    /** Gives a marker another text; the same one is no change. */
    public void describe(UUID id, String typed) {
        String line = Marker.oneLine(typed);
        model.find(id)
                .filter(m -> !m.text().equals(line))
                .ifPresent(m -> change(Messages.undoMarkerText, m, new Marker(id, m.frame(), m.frames(), line)));
    }

    /** Puts a marker somewhere else. What it spans goes along, as far as the recording reaches. */
    public void move(UUID id, Duration to) {
        long frame = model.frame(to);
        model.find(id).filter(m -> m.frame() != frame).ifPresent(m -> {
            long room = model.frame(desk.player().length()) - frame;
            change(Messages.undoMarkerMove, m, new Marker(id, frame, Math.min(m.frames(), room), m.text()));
        });
    }

    private void change(String label, Marker from, Marker to) {
        model.recording()
                .map(Recording::id)
                .ifPresent(recording -> edits.perform(
                        label,
                        () -> service().change(recording, to),
                        () -> service().change(recording, from),
                        () -> model.choose(to.id())));
    }

    /** Removes a marker and chooses its neighbour. */
    public void delete(Marker marker) {
        model.recording().map(Recording::id).ifPresent(recording -> {
            Optional<Marker> neighbour = neighbour(marker);
            edits.perform(
                    Messages.undoMarkerDelete,
                    () -> service().remove(recording, List.of(marker.id())),
                    () -> service().add(recording, List.of(marker)),
                    () -> neighbour.map(Marker::id).ifPresent(model::choose));
        });
    }

    private Optional<Marker> neighbour(Marker marker) {
        List<Marker> all = model.all();
        int place = all.indexOf(marker);
        int next = place + 1 < all.size() ? place + 1 : place - 1;
        return place < 0 || next < 0 ? Optional.empty() : Optional.of(all.get(next));
    }

    /**
     * Takes markers in; undoing it removes what came in, and nothing else.
     *
     * @param then told what was read
     */
    void importFrom(Reading reading, Consumer<Imported> then) {
        model.recording().ifPresent(recording -> {
            AtomicReference<Imported> imported = new AtomicReference<>();
            edits.perform(
                    Messages.undoMarkerImport,
                    () -> {
                        if (imported.get() == null) {
                            imported.set(reading.read(recording));
                        } else {
                            service().add(recording.id(), added(imported.get()));
                        }
                    },
                    () -> service()
                            .remove(
                                    recording.id(),
                                    added(imported.get()).stream()
                                            .map(Marker::id)
                                            .toList()),
                    () -> then.accept(imported.get()));
        });
    }

    private static List<Marker> added(Imported imported) {
        return imported.now().stream()
                .filter(m -> !imported.before().contains(m))
                .toList();
    }
}
