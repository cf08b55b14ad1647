package org.voicerecorder.workbench.internal.dialogs;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.eclipse.jface.dialogs.IDialogConstants;
import org.eclipse.jface.dialogs.TitleAreaDialog;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.jface.window.Window;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.DirectoryDialog;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Text;
import org.voicerecorder.api.audio.InputDevice;
import org.voicerecorder.workbench.internal.Desk;
import org.voicerecorder.workbench.internal.LibraryChoice;
import org.voicerecorder.workbench.internal.Messages;
import org.voicerecorder.workbench.internal.Preferences;
import org.voicerecorder.workbench.internal.widgets.Names;

/** Asks, once, where the library lives and which microphone is used. Both have a good answer already. */
public final class FirstRunDialog extends TitleAreaDialog {
    private final Desk desk;
    private Text folder;
    private Combo microphone;
    private List<InputDevice> devices = List.of();
    private Optional<Path> chosen = Optional.empty();

    public FirstRunDialog(Shell parent, Desk desk) {
        super(parent);
        this.desk = desk;
    }

    /** Empty when it was closed without an answer. */
    public Optional<Path> ask() {
        return open() == Window.OK ? chosen : Optional.empty();
    }

    @Override
    protected void configureShell(Shell shell) {
        super.configureShell(shell);
        shell.setText(Messages.appName);
    }

    @Override
    protected Control createDialogArea(Composite parent) {
        Composite outer = (Composite) super.createDialogArea(parent);
        setTitle(Messages.firstTitle);
        setMessage(LibraryChoice.vanished()
                .map(gone -> NLS.bind(Messages.firstVanished, gone))
                .orElse(Messages.firstIntro));
        Composite area = new Composite(outer, SWT.NONE);
        GridDataFactory.fillDefaults().grab(true, true).applyTo(area);
        GridLayoutFactory.fillDefaults()
                .numColumns(3)
                .margins(16, 16)
                .spacing(8, 10)
                .applyTo(area);
        new Label(area, SWT.NONE).setText(Messages.firstFolder);
        folder = Names.name(new Text(area, SWT.BORDER), Messages.firstFolder);
        folder.setText(LibraryChoice.usual().toString());
        GridDataFactory.fillDefaults().grab(true, false).hint(360, SWT.DEFAULT).applyTo(folder);
        Button browse = new Button(area, SWT.PUSH);
        browse.setText(Messages.firstBrowse);
        browse.addListener(SWT.Selection, e -> browse());
        new Label(area, SWT.NONE).setText(Messages.firstMicrophone);
        microphone = Names.name(new Combo(area, SWT.READ_ONLY), Messages.firstMicrophone);
        GridDataFactory.fillDefaults().span(2, 1).applyTo(microphone);
        Runnable remove = desk.recorder().listeners().add(this::fillMicrophones);
        microphone.addDisposeListener(e -> remove.run());
        fillMicrophones();
        return outer;
    }

    private void fillMicrophones() {
        List<InputDevice> found = desk.recorder().input().devices();
        if (microphone.getItemCount() == 0 || !found.equals(devices)) {
            devices = found;
            microphone.removeAll();
            microphone.add(found.isEmpty() ? Messages.firstNoMicrophone : Messages.barDefaultDevice);
            found.forEach(d -> microphone.add(d.name()));
            microphone.select(0);
        }
    }

    private void browse() {
        DirectoryDialog dialog = new DirectoryDialog(getShell());
        dialog.setFilterPath(folder.getText());
        Optional.ofNullable(dialog.open()).ifPresent(folder::setText);
    }

    @Override
    protected void createButtonsForButtonBar(Composite parent) {
        createButton(parent, IDialogConstants.OK_ID, Messages.firstButton, true);
        createButton(parent, IDialogConstants.CANCEL_ID, Messages.cancel, false);
    }

    @Override
    protected void okPressed() {
        if (folder.getText().isBlank()) {
            folder.setFocus();
            return;
        }
        Path path = LibraryChoice.folder(folder.getText());
        int index = microphone.getSelectionIndex();
        if (index > 0) {
            String id = devices.get(index - 1).id();
            Preferences.put(Preferences.DEVICE, id);
            desk.recorder().input().choose(Optional.of(id));
        }
        chosen = Optional.of(path);
        super.okPressed();
    }
}
