package org.voicerecorder.api.recorder;

import java.util.List;

/** Records takes. Thread-safe. */
public interface Recorder {
    /**
     * Opens the device and begins a take.
     *
     * @throws org.voicerecorder.api.VoiceRecorderException when the pre-flight refuses: {@code ERR_DEVICE_NOT_FOUND},
     *     {@code ERR_DEVICE_UNAVAILABLE}, {@code ERR_FORMAT_NOT_SUPPORTED}, {@code ERR_DISK_FULL}, {@code ERR_PERMISSION}
     */
    Take start(TakeRequest request);

    /** Opens the device and shows its level without recording; stop it with {@link LevelTest#close}. */
    LevelTest test(TakeRequest request);

    /** Takes that are under way. */
    List<Take> active();
}
