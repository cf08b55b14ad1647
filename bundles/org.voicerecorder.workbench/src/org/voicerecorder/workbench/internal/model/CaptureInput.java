package org.voicerecorder.workbench.internal.model;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.voicerecorder.api.audio.AudioInputs;
import org.voicerecorder.api.audio.CaptureFormat;
import org.voicerecorder.api.audio.InputDevice;
import org.voicerecorder.api.audio.OfferedInput;
import org.voicerecorder.api.recorder.TakeRequest;

/** From what is recorded: the devices that there are, the chosen one, the format, the gain. Lives in the display thread. */
public final class CaptureInput {
    private final ServiceSource services;
    private final Background background;
    private final Consumer<Boolean> changed;
    private Optional<String> device = Optional.empty();
    private CaptureFormat format = CaptureFormat.DEFAULT;
    private double gain;
    private List<InputDevice> devices = List.of();

    /** @param changed told when another choice was made (true), or other devices are there (false) */
    CaptureInput(ServiceSource services, Background background, Consumer<Boolean> changed) {
        this.services = services;
        this.background = background;
        this.changed = changed;
    }

    public List<InputDevice> devices() {
        return devices;
    }

    /** The chosen device; the system's default when empty. */
    public Optional<String> device() {
        return device;
    }

    public void choose(Optional<String> deviceId) {
        device = deviceId;
        changed.accept(true);
    }

    public CaptureFormat format() {
        return format;
    }

    public void choose(CaptureFormat wanted) {
        format = wanted;
        changed.accept(true);
    }

    /** In dB. */
    public double gain() {
        return gain;
    }

    /** @param decibels see {@link TakeRequest.Input#gain} */
    public void amplify(double decibels) {
        gain = TakeRequest.requireGain(decibels);
        changed.accept(true);
    }

    TakeRequest request() {
        return TakeRequest.of(format).withDevice(device).withGain(gain);
    }

    /** Asks the sound systems for their devices, beside the display thread. */
    void find() {
        background.fetch(
                () -> OfferedInput.devices(services.findAll(AudioInputs.class)),
                this::found,
                problem -> found(List.of()));
    }

    private void found(List<InputDevice> there) {
        devices = there;
        changed.accept(false);
    }
}
