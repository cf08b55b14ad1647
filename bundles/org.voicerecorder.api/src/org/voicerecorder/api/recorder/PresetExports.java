package org.voicerecorder.api.recorder;

import java.nio.file.Path;
import java.util.List;
import org.voicerecorder.api.Cancellation;
import org.voicerecorder.api.Progress;
import org.voicerecorder.api.Recording;

/** Makes the copies that a preset asks for. Thread-safe. */
public interface PresetExports {
    /**
     * Writes a copy of each recording, named by its title, into the folder of {@link Preset#export}. No file is replaced:
     * a name that is taken gets a number.
     *
     * @return the files, complete; none when the preset asks for no copies
     * @throws org.voicerecorder.api.VoiceRecorderException {@code ERR_DISK_FULL}, {@code ERR_IO}, {@code ERR_PERMISSION},
     *     {@code ERR_INVALID_ARGUMENT} (the folder lies in the library); the recordings are not touched
     */
    List<Path> export(Preset preset, List<Recording> recordings, Progress progress, Cancellation cancel);
}
