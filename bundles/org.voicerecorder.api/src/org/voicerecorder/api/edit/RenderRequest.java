package org.voicerecorder.api.edit;

import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * What to make of an edit.
 *
 * @param title of the result, "title of the source (edited)" when empty; with parts, their numbers are added
 * @param clipping hears what was clipped, in all parts together, when they are recordings
 */
public record RenderRequest(EditList list, Optional<String> title, Consumer<Clipping> clipping) {
    public RenderRequest(EditList list, Optional<String> title) {
        this(list, title, _ -> {});
    }

    public RenderRequest {
        Objects.requireNonNull(list, "list");
        Objects.requireNonNull(title, "title");
        Objects.requireNonNull(clipping, "clipping");
    }

    public static RenderRequest of(EditList list) {
        return new RenderRequest(list, Optional.empty());
    }
}
