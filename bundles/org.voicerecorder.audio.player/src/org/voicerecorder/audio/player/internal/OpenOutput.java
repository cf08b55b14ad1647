package org.voicerecorder.audio.player.internal;

import java.util.List;
import java.util.Optional;
import org.voicerecorder.api.audio.OutputDevice;
import org.voicerecorder.api.audio.PlaybackLine;

/** A line and the devices that there were when it was opened. @param asked empty for the default device */
record OpenOutput(PlaybackLine line, List<OutputDevice> devices, Optional<String> asked) {
    /** What is heard, as far as known. */
    Optional<OutputDevice> device() {
        Optional<String> id = line.deviceId().or(() -> asked);
        return id.map(known -> devices.stream()
                        .filter(device -> device.id().equals(known))
                        .findFirst()
                        .orElseGet(() -> new OutputDevice(known, known, false)))
                .or(() -> devices.stream().filter(OutputDevice::isDefault).findFirst());
    }
}
