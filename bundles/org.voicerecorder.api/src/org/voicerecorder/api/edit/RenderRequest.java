package org.voicerecorder.api.edit;

import java.util.Objects;
import java.util.Optional;

/**
 * What to make of an edit.
 *
 * @param title of the result, "title of the source (edited)" when empty; with parts, their numbers are added
 */
public record RenderRequest(EditList list, Optional<String> title) {
    public RenderRequest {
        Objects.requireNonNull(list, "list");
        Objects.requireNonNull(title, "title");
    }

    public static RenderRequest of(EditList list) {
        return new RenderRequest(list, Optional.empty());
    }
}
