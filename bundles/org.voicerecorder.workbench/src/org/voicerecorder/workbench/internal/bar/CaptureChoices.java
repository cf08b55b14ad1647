package org.voicerecorder.workbench.internal.bar;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Composite;
import org.voicerecorder.api.audio.InputDevice;
import org.voicerecorder.api.recorder.Preset;
import org.voicerecorder.workbench.internal.Messages;
import org.voicerecorder.workbench.internal.Preferences;
import org.voicerecorder.workbench.internal.dialogs.FormatDialog;
import org.voicerecorder.workbench.internal.model.CaptureInput;
import org.voicerecorder.workbench.internal.model.Formats;
import org.voicerecorder.workbench.internal.model.PresetText;
import org.voicerecorder.workbench.internal.model.RecorderModel;
import org.voicerecorder.workbench.internal.model.Texts;
import org.voicerecorder.workbench.internal.widgets.Names;

/** From which microphone, and with which preset or in which format, is recorded; all are remembered. */
final class CaptureChoices {
    private static final int DEVICE_WIDTH = 165;
    private static final int PRESET_WIDTH = 200;

    private final RecorderModel model;
    private final CaptureInput input;
    private final Combo devices;
    private final Combo presets;
    /** Ids of what is listed after the system's default; a device that is not there last. */
    private List<String> listedDevices = List.of();

    private List<Preset> listedPresets = List.of();

    CaptureChoices(Composite bar, RecorderModel model) {
        this.model = model;
        input = model.input();
        Preferences.get(Preferences.DEVICE).ifPresent(id -> input.choose(Optional.of(id)));
        input.choose(Preferences.format());
        Preferences.get(Preferences.FLAC).map(Boolean::parseBoolean).ifPresent(input::copyAsFlac);
        Preferences.get(Preferences.PRESET).ifPresent(name -> input.choosePreset(Optional.of(name)));
        devices = combo(bar, Messages.barDevice, DEVICE_WIDTH);
        devices.addListener(SWT.Selection, e -> chooseDevice(devices.getSelectionIndex()));
        presets = combo(bar, Messages.barPreset, PRESET_WIDTH);
        presets.addListener(SWT.Selection, e -> choosePreset(presets.getSelectionIndex()));
    }

    private static Combo combo(Composite bar, String name, int width) {
        Combo combo = Names.name(new Combo(bar, SWT.READ_ONLY | SWT.DROP_DOWN), name);
        combo.setToolTipText(name);
        GridDataFactory.swtDefaults().hint(width, SWT.DEFAULT).applyTo(combo);
        return combo;
    }

    Combo devices() {
        return devices;
    }

    Combo presets() {
        return presets;
    }

    /** Shows what there is and what is chosen. */
    void update(boolean changeable) {
        devices.setEnabled(changeable);
        presets.setEnabled(changeable);
        fillDevices();
        fillPresets();
    }

    /** What people call a device; the system's default when it is empty or not listed. */
    String nameOf(Optional<String> device) {
        return input.devices().stream()
                .filter(d -> device.filter(d.id()::equals).isPresent())
                .map(InputDevice::name)
                .findFirst()
                .orElse(Messages.barDefaultDevice);
    }

    private void chooseDevice(int index) {
        Optional<String> id = index <= 0 ? Optional.empty() : Optional.of(listedDevices.get(index - 1));
        boolean ofPreset =
                input.preset().flatMap(p -> p.request().input().device()).isPresent();
        if (!ofPreset) {
            Preferences.put(Preferences.DEVICE, id.orElse(""));
        }
        input.choose(id);
    }

    private void choosePreset(int index) {
        if (index == 0) {
            choosePreset(Optional.empty());
        } else if (index <= listedPresets.size()) {
            choosePreset(Optional.of(listedPresets.get(index - 1).name()));
        } else {
            new FormatDialog(presets.getShell(), input.format(), input.flac())
                    .ask()
                    .ifPresent(this::choose);
        }
        fillPresets();
    }

    private void choose(FormatDialog.Choice choice) {
        if (input.preset().isEmpty()) {
            Preferences.put(Preferences.FORMAT, Formats.write(choice.format()));
            Preferences.put(Preferences.FLAC, Boolean.toString(choice.flac()));
        }
        input.choose(choice.format());
        input.copyAsFlac(choice.flac());
    }

    private void choosePreset(Optional<String> name) {
        Preferences.put(Preferences.PRESET, name.orElse(""));
        input.choosePreset(name);
    }

    private void fillDevices() {
        List<InputDevice> found = input.devices();
        List<String> items = new ArrayList<>();
        List<String> ids = new ArrayList<>();
        items.add(found.isEmpty() ? Messages.barNoDevices : Messages.barDefaultDevice);
        for (InputDevice device : found) {
            items.add(device.name());
            ids.add(device.id());
        }
        input.missingDevice().ifPresent(missing -> {
            items.add(NLS.bind(Messages.barDeviceMissing, missing));
            ids.add(missing);
        });
        listedDevices = ids;
        setItems(devices, items);
        devices.select(input.device().map(ids::indexOf).orElse(-1) + 1);
    }

    private void fillPresets() {
        listedPresets = input.presets().all();
        Optional<Preset> chosen = input.preset();
        List<String> items = new ArrayList<>();
        items.add(chosen.isPresent() ? Messages.presetsNone : format());
        for (Preset preset : listedPresets) {
            boolean changed = chosen.filter(preset::equals).isPresent() && input.isChanged();
            items.add(changed ? NLS.bind(Messages.barPresetChanged, preset.name()) : preset.name());
        }
        items.add(Messages.barPresetOther);
        setItems(presets, items);
        presets.select(chosen.map(listedPresets::indexOf).orElse(-1) + 1);
        presets.setToolTipText(input.presets()
                .problem()
                .map(p -> NLS.bind(Messages.barPresetsUnreadable, p.getMessage()) + "\n" + p.advice())
                .or(() -> chosen.map(p -> p.name() + "\n" + PresetText.of(p)))
                .orElse(Messages.barPresetTip));
    }

    private String format() {
        String format = Texts.format(input.format());
        return input.flac() ? NLS.bind(Messages.barFormatFlac, format) : format;
    }

    private static void setItems(Combo combo, List<String> items) {
        if (!List.of(combo.getItems()).equals(items)) {
            combo.setItems(items.toArray(String[]::new));
        }
    }
}
