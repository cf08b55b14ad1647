package org.voicerecorder.api.storage;

import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.voicerecorder.api.Cancellation;
import org.voicerecorder.api.Progress;
import org.voicerecorder.api.Recording;
import org.voicerecorder.api.VoiceRecorderException;

/**
 * Compares stored audio with the checksums taken when it came in. Changes no audio; damaged FLAC copies of intact audio are
 * made anew. Thread-safe.
 */
public interface Integrity {
    /**
     * Reads the named recordings, all that are not in the bin when the collection is empty. What leaves the library
     * meanwhile is left out. When all are read, it is also looked for audio that belongs to none.
     */
    Report verify(Collection<UUID> ids, Progress progress, Cancellation cancel);

    /**
     * What was found.
     *
     * @param verified how many are as they were stored
     * @param failed those that could not be read to their end: nothing is known of them
     * @param unregistered audio files in the library's folders that belong to no recording; empty when only some
     *     recordings were named
     * @param damagedCopies FLAC copies, made beside takes, that were found damaged; no audio is lost with them
     * @param notKept why the library does not remember what was found, e.g. because its disk is full; empty when it does
     */
    record Report(
            long verified,
            List<Recording> corrupt,
            List<Recording> missing,
            List<Failure> failed,
            List<Path> unregistered,
            List<DamagedCopy> damagedCopies,
            Optional<VoiceRecorderException> notKept) {
        public Report {
            corrupt = List.copyOf(corrupt);
            missing = List.copyOf(missing);
            failed = List.copyOf(failed);
            unregistered = List.copyOf(unregistered);
            damagedCopies = List.copyOf(damagedCopies);
        }

        /** Whether every recording is as it was stored, and every file of audio is a recording's. */
        public boolean isClean() {
            return isIntact() && failed.isEmpty() && unregistered.isEmpty();
        }

        /** Whether no recording was found damaged or without its file. */
        public boolean isIntact() {
            return corrupt.isEmpty() && missing.isEmpty();
        }
    }

    /** @param renewed whether the copy was made anew from the recording; else it was removed */
    record DamagedCopy(Recording recording, boolean renewed) {}

    /** @param why {@code ERR_IO}, {@code ERR_PERMISSION} */
    record Failure(Recording recording, VoiceRecorderException why) {}
}
