package org.voicerecorder.api.edit;

import java.util.UUID;
import org.voicerecorder.api.Recording;

/**
 * The edits of the library's recordings, kept under {@code edits/} until somebody removes them: they cannot be made anew.
 * Thread-safe.
 */
public interface EditSessions {
    /**
     * Opens the edit of a recording; the first time, nothing is done in it. Who opens one that is open shares it: each sees
     * what the other does. When a recording that was put into it is gone or damaged, it opens up to there
     * ({@link EditState#heldUp}).
     *
     * @throws org.voicerecorder.api.VoiceRecorderException {@code ERR_FILE_MISSING}, {@code ERR_CORRUPT_FILE} (the journal;
     *     it is left as it is), {@code ERR_UNSUPPORTED_FORMAT}, {@code ERR_CHECKSUM_MISMATCH} (the edit was made for other
     *     audio), {@code ERR_IO}
     */
    EditSession open(Recording recording);

    /** Whether something was ever done in the edit of a recording. Quick. */
    boolean exists(UUID recording);

    /**
     * Forgets the edit of a recording, its undo steps included. Its audio and what was rendered stay.
     *
     * @throws org.voicerecorder.api.VoiceRecorderException {@code ERR_STATE} while it is open
     */
    void remove(UUID recording);
}
