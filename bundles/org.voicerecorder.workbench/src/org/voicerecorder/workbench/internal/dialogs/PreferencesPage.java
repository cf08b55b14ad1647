package org.voicerecorder.workbench.internal.dialogs;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.jface.preference.PreferencePage;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.DirectoryDialog;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Text;
import org.eclipse.ui.IWorkbench;
import org.eclipse.ui.IWorkbenchPreferencePage;
import org.voicerecorder.api.VoiceRecorderException;
import org.voicerecorder.api.audio.CaptureFormat;
import org.voicerecorder.api.audio.InputDevice;
import org.voicerecorder.workbench.internal.Desk;
import org.voicerecorder.workbench.internal.LibraryChoice;
import org.voicerecorder.workbench.internal.Messages;
import org.voicerecorder.workbench.internal.Preferences;
import org.voicerecorder.workbench.internal.Themes;
import org.voicerecorder.workbench.internal.model.Formats;
import org.voicerecorder.workbench.internal.model.Texts;
import org.voicerecorder.workbench.internal.widgets.Names;

/** Library, appearance, microphone and format. */
public final class PreferencesPage extends PreferencePage implements IWorkbenchPreferencePage {
    private Text library;
    private Combo theme;
    private Combo device;
    private Combo format;
    private List<InputDevice> devices = List.of();
    private List<CaptureFormat> formats = List.of();

    @Override
    public void init(IWorkbench workbench) {
        noDefaultAndApplyButton();
        setDescription(Messages.prefsIntro);
    }

    @Override
    protected Control createContents(Composite parent) {
        Composite area = new Composite(parent, SWT.NONE);
        GridLayoutFactory.fillDefaults().numColumns(3).spacing(8, 10).applyTo(area);
        label(area, Messages.prefsLibrary);
        library = Names.name(new Text(area, SWT.BORDER), Messages.prefsLibrary);
        library.setText(LibraryChoice.usual().toString());
        GridDataFactory.fillDefaults().grab(true, false).hint(280, SWT.DEFAULT).applyTo(library);
        Button browse = new Button(area, SWT.PUSH);
        browse.setText(Messages.firstBrowse);
        browse.addListener(SWT.Selection, e -> browse());
        theme = combo(
                area,
                Messages.prefsTheme,
                List.of(
                        Messages.prefsThemeSystem,
                        Messages.prefsThemeLight,
                        Messages.prefsThemeDark,
                        Messages.prefsThemeHighContrast),
                Preferences.theme().ordinal());
        devices = Desk.current().recorder().input().devices();
        List<String> ids = devices.stream().map(InputDevice::id).toList();
        List<String> names = new java.util.ArrayList<>(List.of(Messages.barDefaultDevice));
        devices.forEach(d -> names.add(d.name()));
        device = combo(
                area,
                Messages.prefsDevice,
                names,
                Desk.current().recorder().input().device().map(ids::indexOf).orElse(-1) + 1);
        CaptureFormat now = Desk.current().recorder().input().format();
        formats = new java.util.ArrayList<>(Formats.USUAL);
        if (!formats.contains(now)) {
            formats.add(now);
        }
        format = combo(
                area, Messages.prefsFormat, formats.stream().map(Texts::format).toList(), formats.indexOf(now));
        return area;
    }

    private static void label(Composite area, String text) {
        new Label(area, SWT.NONE).setText(text);
    }

    private static Combo combo(Composite area, String label, List<String> items, int selected) {
        label(area, label);
        Combo combo = Names.name(new Combo(area, SWT.READ_ONLY), label);
        combo.setItems(items.toArray(String[]::new));
        combo.select(selected);
        GridDataFactory.fillDefaults().span(2, 1).applyTo(combo);
        return combo;
    }

    private void browse() {
        DirectoryDialog dialog = new DirectoryDialog(getShell());
        dialog.setFilterPath(library.getText());
        Optional.ofNullable(dialog.open()).ifPresent(library::setText);
    }

    private boolean rememberLibrary() {
        String typed = library.getText().strip();
        if (typed.isEmpty() || typed.equals(LibraryChoice.usual().toString())) {
            return true;
        }
        try {
            LibraryChoice.requireFit(LibraryChoice.folder(typed));
            LibraryChoice.remember(LibraryChoice.folder(typed));
            return true;
        } catch (VoiceRecorderException e) {
            Problems.show(getShell(), e);
            return false;
        }
    }

    @Override
    public boolean performOk() {
        if (!rememberLibrary()) {
            return false;
        }
        Arrays.stream(Preferences.Theme.values())
                .filter(t -> t.ordinal() == theme.getSelectionIndex())
                .forEach(Themes::choose);
        int index = device.getSelectionIndex();
        Optional<String> id = index <= 0
                ? Optional.empty()
                : Optional.of(devices.get(index - 1).id());
        Preferences.put(Preferences.DEVICE, id.orElse(""));
        Desk.current().recorder().input().choose(id);
        CaptureFormat wanted = formats.get(format.getSelectionIndex());
        if (!wanted.equals(Desk.current().recorder().input().format())) {
            Preferences.put(Preferences.FORMAT, Formats.write(wanted));
            Desk.current().recorder().input().choose(wanted);
        }
        return true;
    }
}
