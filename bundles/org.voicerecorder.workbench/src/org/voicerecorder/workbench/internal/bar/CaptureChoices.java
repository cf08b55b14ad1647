package org.voicerecorder.workbench.internal.bar;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Composite;
import org.voicerecorder.api.audio.CaptureFormat;
import org.voicerecorder.api.audio.InputDevice;
import org.voicerecorder.workbench.internal.Messages;
import org.voicerecorder.workbench.internal.Preferences;
import org.voicerecorder.workbench.internal.dialogs.FormatDialog;
import org.voicerecorder.workbench.internal.model.Preset;
import org.voicerecorder.workbench.internal.model.RecorderModel;
import org.voicerecorder.workbench.internal.model.Texts;
import org.voicerecorder.workbench.internal.widgets.Names;

/** From which microphone and in which format is recorded; both are remembered. */
final class CaptureChoices {
    private final RecorderModel model;
    private final Combo devices;
    private final Combo formats;
    private final List<Preset> presets = new ArrayList<>();
    private List<InputDevice> listed = List.of();

    CaptureChoices(Composite bar, RecorderModel model) {
        this.model = model;
        Preferences.get(Preferences.DEVICE).ifPresent(id -> model.input().choose(Optional.of(id)));
        model.input().choose(Preferences.format());
        devices = combo(bar, Messages.barDevice, 160);
        devices.addListener(SWT.Selection, e -> chooseDevice(devices.getSelectionIndex()));
        formats = combo(bar, Messages.barFormat, 190);
        formats.addListener(SWT.Selection, e -> chooseFormat(formats.getSelectionIndex()));
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

    Combo formats() {
        return formats;
    }

    /** Shows what there is and what is chosen. */
    void update(boolean changeable) {
        devices.setEnabled(changeable);
        formats.setEnabled(changeable);
        fillDevices();
        fillFormats();
    }

    /** What people call a device; the system's default when it is empty or not listed. */
    String nameOf(Optional<String> device) {
        return model.input().devices().stream()
                .filter(d -> device.filter(d.id()::equals).isPresent())
                .map(InputDevice::name)
                .findFirst()
                .orElse(Messages.barDefaultDevice);
    }

    private void chooseDevice(int index) {
        Optional<String> id = index <= 0
                ? Optional.empty()
                : Optional.of(listed.get(index - 1).id());
        Preferences.put(Preferences.DEVICE, id.orElse(""));
        model.input().choose(id);
    }

    private void chooseFormat(int index) {
        Optional<CaptureFormat> chosen = index < presets.size()
                ? Optional.of(presets.get(index).format())
                : new FormatDialog(formats.getShell(), model.input().format()).ask();
        chosen.ifPresent(format -> {
            Preferences.put(Preferences.FORMAT, Preset.write(format));
            model.input().choose(format);
        });
        fillFormats();
    }

    private void fillDevices() {
        List<InputDevice> found = model.input().devices();
        List<String> items = new ArrayList<>();
        items.add(found.isEmpty() ? Messages.barNoDevices : Messages.barDefaultDevice);
        found.forEach(d -> items.add(d.name()));
        int chosen = model.input()
                .device()
                .map(id -> found.stream().map(InputDevice::id).toList().indexOf(id) + 1)
                .orElse(0);
        listed = found;
        setItems(devices, items);
        devices.select(chosen);
    }

    private void fillFormats() {
        presets.clear();
        presets.addAll(Preset.offered(
                List.of(Messages.presetVoice, Messages.presetMusic, Messages.presetArchive, Messages.presetSmall)));
        CaptureFormat format = model.input().format();
        if (presets.stream().noneMatch(p -> p.format().equals(format))) {
            presets.add(new Preset(NLS.bind(Messages.presetCustom, Texts.format(format)), format));
        }
        List<String> items = new ArrayList<>(presets.stream().map(Preset::name).toList());
        items.add(Messages.presetOther);
        setItems(formats, items);
        formats.select(presets.stream().map(Preset::format).toList().indexOf(format));
    }

    private static void setItems(Combo combo, List<String> items) {
        if (!List.of(combo.getItems()).equals(items)) {
            combo.setItems(items.toArray(String[]::new));
        }
    }
}
