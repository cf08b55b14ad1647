package org.voicerecorder.api.catalog;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * What the last comparisons of stored audio with its checksums found; at most one for each recording, gone with it. Every
 * method is one transaction; what it returned is on disk. Thread-safe. All methods throw
 * {@link org.voicerecorder.api.VoiceRecorderException} with {@code ERR_DATABASE} or {@code ERR_DISK_FULL} when the
 * database fails.
 */
public interface AudioChecks {
    /** Replaces what was known; of recordings that have left the library nothing is kept. Two statements per 500. */
    void save(Collection<AudioCheck> checks);

    /** Of those that were ever compared. One query per 500. */
    Map<UUID, AudioCheck> findAll(Collection<UUID> recordings);

    /** Of the recordings that are not in the bin and whose audio was not what was stored, the latest first. */
    List<AudioCheck> damaged();
}
