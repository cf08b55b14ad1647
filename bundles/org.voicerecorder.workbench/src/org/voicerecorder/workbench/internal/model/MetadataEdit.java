package org.voicerecorder.workbench.internal.model;

import java.util.List;
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
                RecordingChange back = RecordingChange.title(was.title())
                        .withDescription(was.description().orElse(""))
                        .withTags(new java.util.LinkedHashSet<>(was.tags()));
                recordings.change(List.of(was.id()), back);
            }
        }
    }
}
