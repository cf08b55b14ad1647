package org.voicerecorder.api.edit;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.voicerecorder.api.Cancellation;
import org.voicerecorder.api.Progress;
import org.voicerecorder.api.Recording;

/** Gives edit lists a meaning: hears, renders, reads and writes them. Thread-safe. */
public interface Editor {
    /**
     * The list that does nothing yet to a recording.
     *
     * @throws org.voicerecorder.api.VoiceRecorderException when its audio cannot be edited
     */
    EditList begin(Recording recording);

    /**
     * The audio that a list means. What its steps need to know is measured when the list does not bring it.
     *
     * @throws org.voicerecorder.api.VoiceRecorderException {@code ERR_INVALID_ARGUMENT} with all problems at once,
     *     {@code ERR_NOT_FOUND} (a recording is gone), {@code ERR_FILE_MISSING}, {@code ERR_CHECKSUM_MISMATCH} (not the audio
     *     it was made for), {@code ERR_FORMAT_NOT_SUPPORTED} (sources do not fit), {@code ERR_CORRUPT_FILE},
     *     {@code ERR_IO}, {@code ERR_CANCELLED}
     */
    EditedAudio open(EditList list, Progress progress, Cancellation cancel);

    /**
     * Makes recordings of a list, one for each part, in order. They come into the library whole, and all of them or none,
     * whatever kills the program when ({@link org.voicerecorder.api.storage.Ingest#adoptAll}). The source of each is {@code
     * edit}; it has tags and description of the first source, the markers that lie in it, and a {@link Provenance}. The
     * sources are read once more before, and compared with their checksums.
     *
     * @throws org.voicerecorder.api.VoiceRecorderException as {@link #open}, also {@code ERR_CHECKSUM_MISMATCH} for a
     *     source that was altered where it is stored, and {@code ERR_DISK_FULL}
     */
    List<Recording> render(RenderRequest request, Progress progress, Cancellation cancel);

    /**
     * What a rendering of edited audio would clip. Reads and computes all of it, as a rendering does.
     *
     * @throws org.voicerecorder.api.VoiceRecorderException {@code ERR_FILE_MISSING}, {@code ERR_CORRUPT_FILE},
     *     {@code ERR_IO}, {@code ERR_CANCELLED}
     */
    Clipping clipping(EditedAudio audio, Progress progress, Cancellation cancel);

    /** How a recording was made; empty for what was not made by {@link #render}. */
    Optional<Provenance> provenance(UUID recording);

    /** A list as JSON text (docs/edit-list.md). */
    String toJson(EditList list);

    /**
     * Reads a list strictly.
     *
     * @throws org.voicerecorder.api.VoiceRecorderException {@code ERR_INVALID_ARGUMENT} with all problems at once
     */
    EditList parse(String json);
}
