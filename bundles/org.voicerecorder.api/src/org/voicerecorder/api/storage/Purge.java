package org.voicerecorder.api.storage;

import java.util.Collection;
import java.util.List;
import java.util.UUID;

/** Takes recordings out of the bin for good. Thread-safe. */
public interface Purge {
    /**
     * Removes recordings that are in the bin, all of the bin when the collection is empty.
     *
     * @param now deletes the audio at once; else it is kept for 7 days under {@code backups/purged-<time>/}
     * @throws org.voicerecorder.api.VoiceRecorderException {@code ERR_STATE} when one is not in the bin; then nothing is
     *     removed
     */
    Report purge(Collection<UUID> ids, boolean now);

    /** @param bytes size of the audio that was removed or moved */
    record Report(List<UUID> purged, long bytes) {}
}
