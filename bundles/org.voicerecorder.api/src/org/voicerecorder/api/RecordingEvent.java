package org.voicerecorder.api;

import java.util.List;
import java.util.UUID;

/** What happened to recordings, told after the transaction is on disk. */
public sealed interface RecordingEvent {
    /** Came into the library. */
    record Added(List<Recording> recordings) implements RecordingEvent {}

    /** Title, description, tags, status or sync status are different now. */
    record Changed(List<Recording> recordings) implements RecordingEvent {}

    /** Gone for good. */
    record Removed(List<UUID> ids) implements RecordingEvent {}
}
