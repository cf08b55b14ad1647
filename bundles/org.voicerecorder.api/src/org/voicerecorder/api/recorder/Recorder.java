package org.voicerecorder.api.recorder;

import java.util.List;

/** Records takes, several at a time if asked to. Thread-safe. */
public interface Recorder {
    /**
     * Opens the device and begins a take. A voice-activated one waits for a voice.
     *
     * @throws org.voicerecorder.api.VoiceRecorderException when the pre-flight refuses: {@code ERR_DEVICE_NOT_FOUND},
     *     {@code ERR_DEVICE_UNAVAILABLE}, {@code ERR_FORMAT_NOT_SUPPORTED}, {@code ERR_DISK_FULL}, {@code ERR_PERMISSION},
     *     {@code ERR_INVALID_ARGUMENT}
     */
    Take start(TakeRequest request);

    /**
     * Opens the device and hears it, so that {@link Take#begin} finds the pre-roll. The empty file is made now.
     *
     * @throws org.voicerecorder.api.VoiceRecorderException as {@link #start}
     */
    Take arm(TakeRequest request);

    /**
     * Looks whether a take could begin, without opening the device: the device is there and offers the format, the disk
     * has room for the planned length, the library can be written and is in order.
     *
     * @return what was found, all of it, the refusals first
     */
    List<PreFlightFinding> check(TakeRequest request);

    /** Opens the device and shows its level without recording; stop it with {@link LevelTest#close}. */
    LevelTest test(TakeRequest request);

    /** Takes that are under way. */
    List<Take> active();
}
