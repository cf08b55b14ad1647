package org.voicerecorder.api.catalog;

import java.util.List;
import java.util.UUID;
import org.voicerecorder.api.Cancellation;
import org.voicerecorder.api.Progress;

/**
 * Full-text search over title, description, tags, markers and transcript. Kept beside the database, behind it by moments; can be
 * built anew at any time and never holds up a write. Thread-safe.
 */
public interface SearchIndex {
    /**
     * Ids of the recordings that match, best first. Words are joined by AND; {@code "a phrase"}, {@code -word},
     * {@code a OR b}, {@code pre*} and {@code title:word}, {@code tag:word}, {@code description:word}, {@code marker:word} work; letters
     * match regardless of case and accents; the last word also matches as a beginning. What is not valid syntax is
     * taken as plain words: a search never fails for what was typed. Waits (bounded) for the index to catch up with
     * the changes committed before the call.
     *
     * @throws org.voicerecorder.api.VoiceRecorderException {@code ERR_INDEX}
     */
    List<UUID> search(String query);

    /** Builds the index anew from the database. @return the number of recordings in it */
    long rebuild(Progress progress, Cancellation cancel);
}
