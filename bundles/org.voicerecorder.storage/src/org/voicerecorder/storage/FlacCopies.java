package org.voicerecorder.storage;

import java.nio.file.Path;
import java.util.Optional;
import java.util.UUID;
import org.voicerecorder.api.Cancellation;
import org.voicerecorder.api.Recording;

/**
 * FLAC copies of recordings in {@code derived/flac/}: the same samples in less room, handed out when somebody exports as
 * FLAC. Each lies beside its own SHA-256, which is written before the copy gets its name. Thread-safe.
 */
public interface FlacCopies {
    /** Where a copy is made that is not known to be right: in {@code incoming/}; the next start removes what is left there. */
    Path unfinished(UUID recording);

    /**
     * Compares a finished file sample by sample with the recording, and keeps it.
     *
     * @param encoded is moved away, or deleted when it is not kept
     * @return size of the copy in bytes
     * @throws org.voicerecorder.api.VoiceRecorderException {@code ERR_IO} when it differs, {@code ERR_NOT_FOUND} when the
     *     recording has left the library meanwhile, {@code ERR_CORRUPT_FILE}, {@code ERR_DISK_FULL}
     */
    long keep(Recording recording, Path encoded, Cancellation cancel);

    /** The copy of a recording, by its checksum as it was made; empty when there is none or it is damaged. */
    Optional<Path> intact(Recording recording, Cancellation cancel);

    /** What was found of the copy of a recording. */
    enum Condition {
        NONE,
        INTACT,
        /** It was damaged, and made anew from the recording. */
        RENEWED,
        /** It was damaged and could not be made anew: it was removed. */
        REMOVED
    }

    /** Checks the copy of a recording whose own audio is as it was stored, and mends it. */
    Condition verify(Recording recording, Cancellation cancel);
}
