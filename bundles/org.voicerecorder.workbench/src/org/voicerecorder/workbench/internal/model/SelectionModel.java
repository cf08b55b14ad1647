package org.voicerecorder.workbench.internal.model;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.voicerecorder.api.Recording;
import org.voicerecorder.api.RecordingEvent;
import org.voicerecorder.api.catalog.Recordings;

/** What is selected in the library, and the one recording that is looked at closely. Lives in the display thread. */
public final class SelectionModel {
    private final ServiceSource services;
    private final Background background;
    private final RowModel rows;
    private final Listeners listeners = new Listeners();
    private List<UUID> ids = List.of();
    private Optional<Recording> shown = Optional.empty();

    public SelectionModel(ServiceSource services, Background background, RowModel rows) {
        this.services = services;
        this.background = background;
        this.rows = rows;
    }

    public Listeners listeners() {
        return listeners;
    }

    public List<UUID> ids() {
        return ids;
    }

    /** The recording itself when exactly one is selected and it is at hand. */
    public Optional<Recording> shown() {
        return shown;
    }

    public void select(List<UUID> selected) {
        if (selected.equals(ids)) {
            return;
        }
        ids = List.copyOf(selected);
        shown = ids.size() == 1 ? rows.known(ids.getFirst()) : Optional.empty();
        listeners.tell();
        if (ids.size() == 1 && shown.isEmpty()) {
            fetch(ids.getFirst());
        }
    }

    private void fetch(UUID id) {
        background.fetch(
                () -> services.require(Recordings.class).find(id),
                found -> found.ifPresent(this::show),
                problem -> listeners.tell());
    }

    private void show(Recording recording) {
        if (ids.size() == 1 && ids.getFirst().equals(recording.id())) {
            shown = Optional.of(recording);
            listeners.tell();
        }
    }

    public void onEvent(RecordingEvent event) {
        switch (event) {
            case RecordingEvent.Changed changed -> changed.recordings().forEach(this::show);
            case RecordingEvent.Removed removed -> {
                if (ids.stream().anyMatch(removed.ids()::contains)) {
                    select(ids.stream()
                            .filter(id -> !removed.ids().contains(id))
                            .toList());
                }
            }
            case RecordingEvent.Added _ -> {}
        }
    }
}
