package org.voicerecorder.api.edit;

import java.time.Instant;
import java.util.Objects;

/**
 * How a recording was made of others.
 *
 * @param list the steps, with what they measured; names all recordings it was made of
 * @param part which part of the result it is, counted from 0
 * @param parts how many parts there were
 * @param appVersion the program's version that rendered it
 */
public record Provenance(EditList list, int part, int parts, Instant renderedAt, String appVersion) {
    public Provenance {
        Objects.requireNonNull(list, "list");
    }
}
