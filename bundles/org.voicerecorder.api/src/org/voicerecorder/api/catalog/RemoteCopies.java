package org.voicerecorder.api.catalog;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * What is known of the copies of recordings at providers; one per recording and provider. They go with their recording.
 * Every method is one transaction; what it returned is on disk. Thread-safe. All methods throw
 * {@link org.voicerecorder.api.VoiceRecorderException} with {@code ERR_DATABASE} or {@code ERR_DISK_FULL} when the
 * database fails.
 */
public interface RemoteCopies {
    /**
     * Adds a copy, or replaces what was known of it. A failure message longer than the database holds is cut.
     *
     * @throws org.voicerecorder.api.VoiceRecorderException {@code ERR_NOT_FOUND} when there is no such recording,
     *     {@code ERR_INVALID_ARGUMENT} when another text is too long for the database
     */
    void save(RemoteCopy copy);

    Optional<RemoteCopy> find(UUID recordingId, String providerKey);

    /** All copies of a recording, in the order of their providers' keys. */
    List<RemoteCopy> findAll(UUID recordingId);

    /** Forgets a copy; nothing happens when it is not known. The copy itself is the provider's business. */
    void delete(UUID recordingId, String providerKey);
}
