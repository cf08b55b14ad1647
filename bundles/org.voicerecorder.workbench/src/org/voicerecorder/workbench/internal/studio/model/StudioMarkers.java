package org.voicerecorder.workbench.internal.studio.model;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.voicerecorder.api.edit.EditSource;
import org.voicerecorder.api.edit.EditedAudio;
import org.voicerecorder.api.marker.Marker;
import org.voicerecorder.api.marker.Markers;
import org.voicerecorder.workbench.internal.model.Background;
import org.voicerecorder.workbench.internal.model.ServiceSource;

/** The recording's markers where they are heard in its edit; those that were cut away are not there. Display thread. */
public final class StudioMarkers {
    private static final Logger LOG = LoggerFactory.getLogger(StudioMarkers.class);

    /** A marker in the edit. */
    public record Placed(long frame, String text) {}

    private final ServiceSource services;
    private final Background background;
    private final Runnable changed;
    private Optional<UUID> shown = Optional.empty();
    private Optional<EditedAudio> audio = Optional.empty();
    private List<Marker> markers = List.of();
    private List<Placed> placed = List.of();

    StudioMarkers(ServiceSource services, Background background, Runnable changed) {
        this.services = services;
        this.background = background;
        this.changed = changed;
    }

    public List<Placed> placed() {
        return placed;
    }

    void show(UUID recording) {
        shown = Optional.of(recording);
        if (services.has(Markers.class)) {
            background.fetch(
                    () -> services.require(Markers.class).list(recording),
                    found -> onMarkers(recording, found),
                    // An edit without its markers can still be worked on.
                    problem -> LOG.warn("The markers cannot be shown: {}", problem.getMessage()));
        }
    }

    /** The recording has these markers now. */
    public void onMarkers(UUID recording, List<Marker> now) {
        if (shown.filter(recording::equals).isPresent()) {
            markers = List.copyOf(now);
            audio.ifPresent(this::place);
            changed.run();
        }
    }

    void place(EditedAudio edited) {
        audio = Optional.of(edited);
        Optional<EditSource> source = edited.list().source();
        placed = source.map(own -> markers.stream()
                        .flatMap(m -> placed(edited, own, m).stream())
                        .toList())
                .orElse(List.of());
    }

    private static Optional<Placed> placed(EditedAudio edited, EditSource own, Marker marker) {
        OptionalLong frame = Places.heard(edited, own, marker.frame());
        return frame.isPresent() ? Optional.of(new Placed(frame.getAsLong(), marker.text())) : Optional.empty();
    }

    void clear() {
        shown = Optional.empty();
        audio = Optional.empty();
        markers = List.of();
        placed = List.of();
    }
}
