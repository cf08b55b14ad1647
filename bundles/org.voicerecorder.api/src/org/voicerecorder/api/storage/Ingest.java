package org.voicerecorder.api.storage;

import java.nio.file.Path;
import java.util.List;
import org.voicerecorder.api.Cancellation;
import org.voicerecorder.api.Progress;
import org.voicerecorder.api.Recording;

/**
 * Brings audio files into the library: one pass that copies, hashes and measures, then a forced copy under its final
 * name, then one transaction. A recording is in the library completely or not at all, whatever dies when. Thread-safe.
 */
public interface Ingest {
    /**
     * Copies a file in. The source is only read.
     *
     * @throws org.voicerecorder.api.DuplicateRecordingException the audio is there already
     * @throws org.voicerecorder.api.VoiceRecorderException {@code ERR_INVALID_NAME}, {@code ERR_FILE_NOT_FOUND},
     *     {@code ERR_NOT_A_FILE}, {@code ERR_FILE_TOO_LARGE}, {@code ERR_EMPTY_FILE}, {@code ERR_UNSUPPORTED_FORMAT},
     *     {@code ERR_CORRUPT_FILE}, {@code ERR_SOURCE_CHANGED}, {@code ERR_DISK_FULL}, {@code ERR_PERMISSION},
     *     {@code ERR_IO}, {@code ERR_CANCELLED}
     */
    Recording add(AddRequest request, Progress progress, Cancellation cancel);

    /**
     * Takes a finished take, which already lies in the library's {@code incoming} folder, over without copying it.
     * The take's checksum is computed from the file.
     *
     * @param request its file is the take; name and limits are not checked
     */
    Recording adopt(AddRequest request, Progress progress, Cancellation cancel);

    /**
     * As {@link #adopt}, for several that belong together: all of them come in, in one transaction, or none. They are
     * called {@code <id>.part}; after a failure those that did not come in are where they were. A kill leaves all or none,
     * too; a power loss in the moment between their first and last renaming may leave some, as recovered ones.
     *
     * @return in the order of the requests
     */
    List<Recording> adoptAll(List<AddRequest> requests, Progress progress, Cancellation cancel);

    /** Whether a file's name ends as that of a supported audio file; for finding files in folders. */
    boolean looksLikeAudio(Path file);
}
