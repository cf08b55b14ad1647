package org.voicerecorder.api.storage;

import java.nio.file.Path;
import java.util.Optional;
import org.voicerecorder.api.Cancellation;
import org.voicerecorder.api.Progress;
import org.voicerecorder.api.Recording;
import org.voicerecorder.api.audio.ExportFormat;

/** Writes copies of recordings outside the library. Thread-safe. */
public interface Export {
    /**
     * Writes one recording. The target appears only when it is complete and, without a format, verified against the
     * checksum.
     *
     * @param format empty means the original bytes
     * @param overwrite whether an existing file may be replaced
     * @return size of the target, in bytes
     * @throws org.voicerecorder.api.VoiceRecorderException {@code ERR_INVALID_ARGUMENT} (the target lies
     *     in the library), {@code ERR_EXISTS}, {@code ERR_FILE_MISSING}, {@code ERR_CHECKSUM_MISMATCH},
     *     {@code ERR_DISK_FULL}, {@code ERR_IO}
     */
    long export(
            Recording recording,
            Path target,
            Optional<ExportFormat> format,
            boolean overwrite,
            Progress progress,
            Cancellation cancel);
}
