package org.voicerecorder.workbench.internal.model;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.voicerecorder.api.Recording;
import org.voicerecorder.api.catalog.RecordingChange;
import org.voicerecorder.api.catalog.Recordings;

/** A change of title, description or tags that can be taken back. Used beside the display thread. */
public final class MetadataEdit {
    private final Recordings recordings;
    private final List<UUID> ids;
    private final RecordingChange change;
    private List<Recording> before = List.of();

    public MetadataEdit(Recordings recordings, List<UUID> ids, RecordingChange change) {
        this.recordings = recordings;
        this.ids = List.copyOf(ids);
        this.change = change;
    }

    public void apply() {
        before = recordings.findAll(ids);
        recordings.change(ids, change);
    }

    /** Puts back what each recording had before; those that are gone since stay gone. */
    public void takeBack() {
        var there = recordings.findAll(ids).stream().map(Recording::id).collect(Collectors.toSet());
        for (Recording was : before) {
            if (there.contains(was.id())) {
                recordings.change(List.of(was.id()), back(was));
            }
        }
    }

    /** Only what this changed: the rest may have been changed by others meanwhile. */
    private RecordingChange back(Recording was) {
        RecordingChange back = RecordingChange.tags(Set.of(), Set.of());
        if (change.title().isPresent()) {
            back = back.withTitle(was.title());
        }
        if (change.description().isPresent()) {
            back = back.withDescription(was.description().orElse(""));
        }
        boolean tags = change.tags().isPresent()
                || !change.addTags().isEmpty()
                || !change.removeTags().isEmpty();
        return tags ? back.withTags(new LinkedHashSet<>(was.tags())) : back;
    }
}
