package org.voicerecorder.api.edit;

import org.voicerecorder.api.Cancellation;
import org.voicerecorder.api.Progress;

/**
 * The edit of one recording, with everything that can be undone and done again, since it was first opened, restarts in
 * between or not. Each step is on the disk when the method returns. Thread-safe; a change waits for one under way.
 */
public interface EditSession extends AutoCloseable {
    /** How it stands. At once. */
    EditState state();

    /**
     * Does one more step; what was undone before can then not be done again.
     *
     * @param progress of what has to be measured or read first; most steps take no time
     * @throws org.voicerecorder.api.VoiceRecorderException {@code ERR_INVALID_ARGUMENT} (a position beyond the end, nothing
     *     left), {@code ERR_NOT_FOUND}, {@code ERR_CHECKSUM_MISMATCH}, {@code ERR_FORMAT_NOT_SUPPORTED},
     *     {@code ERR_DISK_FULL}, {@code ERR_IO}, {@code ERR_CANCELLED}, and the reason for which steps before it are held
     *     up ({@link EditState#heldUp}); nothing is changed then
     */
    EditState apply(EditOperation operation, Progress progress, Cancellation cancel);

    /** Takes the last step back. @throws org.voicerecorder.api.VoiceRecorderException {@code ERR_STATE}: there is none */
    EditState undo();

    /** Does again what was undone last. @throws org.voicerecorder.api.VoiceRecorderException {@code ERR_STATE}: nothing */
    EditState redo();

    /** Undoes or does again until so many steps count. @throws org.voicerecorder.api.VoiceRecorderException {@code ERR_STATE} */
    EditState goTo(int operations);

    void addListener(EditListener listener);

    void removeListener(EditListener listener);

    /** Ends the work with it; the steps stay. Idempotent. */
    @Override
    void close();
}
