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
     * Writes one recording. The target appears only when it is complete and checked: the original bytes against the
     * checksum, another encoding by decoding it.
     *
     * @throws org.voicerecorder.api.VoiceRecorderException {@code ERR_INVALID_ARGUMENT} (the target lies in the library; a
     *     cover or tags without an encoding, or a cover that is no picture or has no place in the format),
     *     {@code ERR_EXISTS}, {@code ERR_FILE_MISSING}, {@code ERR_CHECKSUM_MISMATCH}, {@code ERR_DISK_FULL},
     *     {@code ERR_IO} (also when the copy is not what it should be)
     */
    Exported export(Recording recording, Path target, ExportRequest request, Progress progress, Cancellation cancel);

    /**
     * Writes one recording with its own tags and markers.
     *
     * @param format empty means the original bytes
     * @param overwrite whether an existing file may be replaced
     * @return size of the target, in bytes
     */
    default long export(
            Recording recording,
            Path target,
            Optional<ExportFormat> format,
            boolean overwrite,
            Progress progress,
            Cancellation cancel) {
        return export(recording, target, ExportRequest.of(format, overwrite), progress, cancel)
                .sizeBytes();
    }
}
