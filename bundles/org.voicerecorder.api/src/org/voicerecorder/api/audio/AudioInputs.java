package org.voicerecorder.api.audio;

import java.util.List;

/** A service that offers input devices; one per sound system. Thread-safe. */
public interface AudioInputs {
    /** The devices that are there now; asks the system each time. */
    List<InputDevice> devices();

    /**
     * How well this sound system serves. Of all services that have devices only those of the highest rank are shown and
     * opened: the same microphone would else be there twice.
     */
    default int rank() {
        return 0;
    }

    /**
     * Opens a device. Audio flows from the first {@link CaptureStream#read}.
     *
     * @throws org.voicerecorder.api.VoiceRecorderException {@code ERR_DEVICE_NOT_FOUND}, {@code ERR_DEVICE_UNAVAILABLE},
     *     {@code ERR_FORMAT_NOT_SUPPORTED}
     */
    CaptureStream open(String deviceId, CaptureFormat format);
}
