package org.voicerecorder.api.edit;

import java.nio.file.Path;
import org.voicerecorder.api.Cancellation;
import org.voicerecorder.api.Progress;
import org.voicerecorder.api.Recording;

/** Measures loudness. Thread-safe; constant memory. */
public interface Loudness {
    /**
     * Measures a recording.
     *
     * @throws org.voicerecorder.api.VoiceRecorderException {@code ERR_FILE_MISSING}, {@code ERR_CORRUPT_FILE},
     *     {@code ERR_IO}, {@code ERR_CANCELLED}
     */
    LoudnessReport measure(Recording recording, Progress progress, Cancellation cancel);

    /**
     * Measures a file outside the library, as it is when it is decoded.
     *
     * @throws org.voicerecorder.api.VoiceRecorderException as {@link #measure(Recording, Progress, Cancellation)}, and
     *     {@code ERR_UNSUPPORTED_FORMAT}
     */
    LoudnessReport measure(Path file, Progress progress, Cancellation cancel);

    /** Measures an edit, or a range of it, without rendering it. */
    LoudnessReport measure(EditedAudio audio, FrameRange range, Progress progress, Cancellation cancel);
}
