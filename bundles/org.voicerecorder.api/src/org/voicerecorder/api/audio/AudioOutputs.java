package org.voicerecorder.api.audio;

import java.util.List;
import java.util.Optional;

/** A service that offers output devices; one per sound system. Thread-safe. */
public interface AudioOutputs {
    /** The devices that are there now; asks the system each time. */
    List<OutputDevice> devices();

    /**
     * How well this sound system serves. Of all services that have devices only those of the highest rank are shown and
     * opened: the same loudspeaker would else be there twice.
     */
    default int rank() {
        return 0;
    }

    /**
     * Opens a device. It is silent until the first {@link PlaybackLine#write}.
     *
     * @param deviceId empty for the system's default output, also when that becomes another one while playing, where the
     *     system does so by itself
     * @throws org.voicerecorder.api.VoiceRecorderException {@code ERR_DEVICE_NOT_FOUND}, {@code ERR_DEVICE_UNAVAILABLE},
     *     {@code ERR_FORMAT_NOT_SUPPORTED}
     */
    PlaybackLine open(Optional<String> deviceId, CaptureFormat format);
}
