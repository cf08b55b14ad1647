package org.voicerecorder.workbench.internal.model;

import java.util.List;
import java.util.Optional;
import org.voicerecorder.api.audio.AudioInputs;
import org.voicerecorder.api.audio.CaptureFormat;
import org.voicerecorder.api.audio.InputDevice;
import org.voicerecorder.api.recorder.TakeRequest;

/** From what is recorded: the devices that there are, the chosen one, the format. Lives in the display thread. */
final class CaptureInput {
    private final ServiceSource services;
    private final Background background;
    private final Runnable changed;
    private Optional<String> device = Optional.empty();
    private CaptureFormat format = CaptureFormat.DEFAULT;
    private List<InputDevice> devices = List.of();

    /** @param changed told when other devices are there */
    CaptureInput(ServiceSource services, Background background, Runnable changed) {
        this.services = services;
        this.background = background;
        this.changed = changed;
    }

    List<InputDevice> devices() {
        return devices;
    }

    Optional<String> device() {
        return device;
    }

    void choose(Optional<String> deviceId) {
        device = deviceId;
    }

    CaptureFormat format() {
        return format;
    }

    void choose(CaptureFormat wanted) {
        format = wanted;
    }

    TakeRequest request() {
        return TakeRequest.of(format).withDevice(device);
    }

    /** Asks the sound systems for their devices, beside the display thread. */
    void find() {
        background.fetch(
                () -> services.findAll(AudioInputs.class).stream()
                        .flatMap(inputs -> inputs.devices().stream())
                        .toList(),
                this::found,
                problem -> found(List.of()));
    }

    private void found(List<InputDevice> there) {
        devices = there;
        changed.run();
    }
}
