package org.voicerecorder.search.internal;

import java.util.List;
import java.util.Optional;

/**
 * A part of what somebody searches for.
 *
 * @param field one of {@link #FIELDS}; empty means any of them
 * @param text as it was typed, without quotes and signs
 * @param phrase words must follow each other
 * @param beginning the last word may go on
 */
record Clause(Optional<String> field, String text, boolean phrase, boolean beginning) {
    static final String TITLE = "title";
    static final String TAG = "tag";
    static final String DESCRIPTION = "description";
    static final String MARKER = "marker";
    static final List<String> FIELDS = List.of(TITLE, TAG, DESCRIPTION, MARKER);

    /** Alternatives, joined by OR; the whole is wanted, or unwanted. */
    record Group(List<Clause> alternatives, boolean unwanted) {}

    Clause withBeginning() {
        return new Clause(field, text, phrase, true);
    }
}
