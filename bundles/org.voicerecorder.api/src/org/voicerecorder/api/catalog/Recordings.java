package org.voicerecorder.api.catalog;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.voicerecorder.api.Recording;

/**
 * What people do with the recordings of the library: find, describe, put into the bin and take out of it. Validates,
 * commits, then tells the {@link org.voicerecorder.api.RecordingListener}s. Thread-safe.
 */
public interface Recordings {
    /**
     * Finds the recording a person means.
     *
     * @param reference an id, the beginning of one, or {@code last}
     * @throws org.voicerecorder.api.VoiceRecorderException {@code ERR_NOT_FOUND}, {@code ERR_AMBIGUOUS_ID}
     */
    Recording resolve(String reference);

    Optional<Recording> find(UUID id);

    List<Recording> findAll(Collection<UUID> ids);

    /** A page of what the filter means, its text included. */
    RecordingPage page(RecordingFilter filter, RecordingOrder order, Optional<String> after, int limit);

    /** All ids that the filter means, its text included, in order. */
    List<UUID> ids(RecordingFilter filter, RecordingOrder order);

    /**
     * Changes title, description or tags; all or none.
     *
     * @throws org.voicerecorder.api.VoiceRecorderException {@code ERR_INVALID_ARGUMENT} with all problems at once
     */
    List<Recording> change(Collection<UUID> ids, RecordingChange change);

    /** Puts recordings into the bin; their audio stays. Those in it already stay there. */
    List<Recording> delete(Collection<UUID> ids);

    /** Takes recordings out of the bin. */
    List<Recording> restore(Collection<UUID> ids);
}
