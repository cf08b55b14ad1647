package org.voicerecorder.workbench.internal.model;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.voicerecorder.api.audio.AudioInputs;
import org.voicerecorder.api.audio.CaptureFormat;
import org.voicerecorder.api.audio.InputDevice;
import org.voicerecorder.api.audio.OfferedInput;
import org.voicerecorder.api.recorder.Preset;
import org.voicerecorder.api.recorder.TakeRequest;

/**
 * From what and how the next take is recorded: the preset, and the device, format, copy and gain, which may differ from it.
 * Lives in the display thread.
 */
public final class CaptureInput {
    private final ServiceSource services;
    private final Background background;
    private final Consumer<Boolean> changed;
    private final PresetList presets;
    private Optional<String> wantedPreset = Optional.empty();
    private Optional<Preset> preset = Optional.empty();
    /** What holds without a preset, and is remembered by the user's preferences. */
    private Optional<String> ownDevice = Optional.empty();

    private CaptureFormat ownFormat = CaptureFormat.DEFAULT;
    private boolean ownFlac;
    private Optional<String> device = Optional.empty();
    private CaptureFormat format = CaptureFormat.DEFAULT;
    private boolean flac;
    private double gain;
    private List<InputDevice> devices = List.of();

    /** @param changed told when another choice was made (true), or other devices or presets are there (false) */
    CaptureInput(ServiceSource services, Background background, Consumer<Boolean> changed) {
        this.services = services;
        this.background = background;
        this.changed = changed;
        presets = new PresetList(services, background, this::presetsChanged);
    }

    public List<InputDevice> devices() {
        return devices;
    }

    public PresetList presets() {
        return presets;
    }

    /** The chosen preset, as it is now. */
    public Optional<Preset> preset() {
        return preset;
    }

    /** Takes over all that a preset says; none brings back the user's own device and format. */
    public void choosePreset(Optional<String> name) {
        wantedPreset = name;
        preset = name.flatMap(presets::named);
        adopt();
        changed.accept(true);
    }

    private void adopt() {
        format = preset.map(p -> p.request().format()).orElse(ownFormat);
        flac = preset.map(p -> p.request().flac()).orElse(ownFlac);
        device = preset.flatMap(p -> p.request().input().device()).or(() -> ownDevice);
        gain = preset.map(p -> p.request().input().gain()).orElse(0.0);
    }

    /** A preset that was chosen may come, be changed, or go; what the user set differently stays while it is the same. */
    private void presetsChanged() {
        Optional<Preset> now = wantedPreset.flatMap(presets::named);
        boolean other = !now.equals(preset);
        preset = now;
        if (other) {
            adopt();
        }
        changed.accept(other);
    }

    /** Id of the chosen device, or what a preset calls it; the system's default when empty. */
    public Optional<String> device() {
        return found().map(InputDevice::id).or(() -> device);
    }

    private Optional<InputDevice> found() {
        return device.flatMap(wanted -> devices.stream()
                .filter(d -> d.id().equals(wanted))
                .findFirst()
                .or(() -> devices.stream()
                        .filter(d -> d.name().equalsIgnoreCase(wanted))
                        .findFirst()));
    }

    /** What is chosen but not there. Nobody knows before the devices were listed. */
    public Optional<String> missingDevice() {
        return device.filter(d -> !devices.isEmpty() && found().isEmpty());
    }

    /** Another device, remembered unless a preset is chosen that names one. */
    public void choose(Optional<String> deviceId) {
        device = deviceId;
        if (preset.flatMap(p -> p.request().input().device()).isEmpty()) {
            ownDevice = deviceId;
        }
        changed.accept(true);
    }

    public CaptureFormat format() {
        return format;
    }

    /** Another format; with a preset it holds until another one is chosen. */
    public void choose(CaptureFormat wanted) {
        format = wanted;
        if (preset.isEmpty()) {
            ownFormat = wanted;
        }
        changed.accept(true);
    }

    /** Whether a FLAC copy is made beside the take. */
    public boolean flac() {
        return flac;
    }

    /** With a preset it holds until another one is chosen. */
    public void copyAsFlac(boolean wanted) {
        flac = wanted;
        if (preset.isEmpty()) {
            ownFlac = wanted;
        }
        changed.accept(true);
    }

    /** Whether something else is chosen than the preset says. */
    public boolean isChanged() {
        return preset.map(Preset::request)
                .filter(r -> !r.format().equals(format) || r.input().gain() != gain || r.flac() != flac)
                .isPresent();
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

    /** How much from before the start an armed take keeps. */
    public Optional<Duration> preRoll() {
        return preset.map(p -> p.request().course().preRoll()).filter(Duration::isPositive);
    }

    /** All that is chosen. */
    public TakeRequest request() {
        return preset.map(Preset::request)
                .orElseGet(() -> TakeRequest.of(format))
                .withFormat(format)
                .withFlac(flac)
                .withDevice(device())
                .withGain(gain);
    }

    /** Asks the sound systems for their devices, and the library for its presets, beside the display thread. */
    void find() {
        presets.watch();
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
