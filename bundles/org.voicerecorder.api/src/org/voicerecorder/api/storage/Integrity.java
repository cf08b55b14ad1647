package org.voicerecorder.api.storage;

import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.voicerecorder.api.Cancellation;
import org.voicerecorder.api.Progress;
import org.voicerecorder.api.Recording;

/** Compares stored audio with the checksums taken when it came in. Reads only. Thread-safe. */
public interface Integrity {
    /** Reads the named recordings, all that are not in the bin when the collection is empty. */
    Report verify(Collection<UUID> ids, Progress progress, Cancellation cancel);

    /** @param verified how many are as they were stored */
    record Report(long verified, List<Recording> corrupt, List<Recording> missing) {
        public boolean isClean() {
            return corrupt.isEmpty() && missing.isEmpty();
        }
    }
}
