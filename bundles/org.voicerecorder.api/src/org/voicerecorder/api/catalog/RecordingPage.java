package org.voicerecorder.api.catalog;

import java.util.List;
import java.util.Optional;
import org.voicerecorder.api.Recording;

/**
 * A page of a result.
 *
 * @param total how many recordings the filter means in all
 * @param next where the next page begins; empty at the end. Opaque, valid with the same filter and order
 */
public record RecordingPage(List<Recording> recordings, long total, Optional<String> next) {
    public RecordingPage {
        recordings = List.copyOf(recordings);
    }
}
