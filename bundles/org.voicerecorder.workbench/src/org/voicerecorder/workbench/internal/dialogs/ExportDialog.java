package org.voicerecorder.workbench.internal.dialogs;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import org.eclipse.jface.dialogs.Dialog;
import org.eclipse.jface.dialogs.IDialogConstants;
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
import org.voicerecorder.api.Recording;
import org.voicerecorder.api.audio.ExportFormat;
import org.voicerecorder.workbench.internal.Messages;
import org.voicerecorder.workbench.internal.Preferences;
import org.voicerecorder.workbench.internal.widgets.Names;

/** Asks where copies go and in which format. */
public final class ExportDialog extends Dialog {
    private static final String FOLDER_KEY = "export.folder";

    /** @param format empty means the original bytes */
    public record Choice(Path folder, Optional<ExportFormat> format) {}

    private final Optional<Recording> one;
    private final int count;
    private Combo format;
    private Text folder;
    private Choice choice;

    public ExportDialog(Shell parent, Optional<Recording> one, int count) {
        super(parent);
        // Unless somebody says otherwise.
        setReturnCode(Window.CANCEL);
        this.one = one;
        this.count = count;
    }

    /** Empty when it was cancelled. */
    public Optional<Choice> ask() {
        return open() == Window.OK ? Optional.of(choice) : Optional.empty();
    }

    @Override
    protected void configureShell(Shell shell) {
        super.configureShell(shell);
        shell.setText(one.map(r -> NLS.bind(Messages.exportOne, r.title()))
                .orElseGet(() -> NLS.bind(Messages.exportMany, count)));
    }

    @Override
    protected Control createDialogArea(Composite parent) {
        Composite area = (Composite) super.createDialogArea(parent);
        GridLayoutFactory.fillDefaults().numColumns(3).margins(12, 12).applyTo(area);
        Label intro = new Label(area, SWT.WRAP);
        intro.setText(Messages.exportIntro);
        GridDataFactory.fillDefaults().span(3, 1).applyTo(intro);
        new Label(area, SWT.NONE).setText(Messages.exportFormat);
        format = Names.name(new Combo(area, SWT.READ_ONLY), Messages.exportFormat);
        format.add(one.map(r -> NLS.bind(Messages.exportOriginal, extension(r.originalName())))
                .orElse(Messages.exportOriginalMany));
        for (ExportFormat f : ExportFormat.values()) {
            format.add(f.name());
        }
        format.select(0);
        GridDataFactory.fillDefaults().span(2, 1).applyTo(format);
        new Label(area, SWT.NONE).setText(Messages.exportFolder);
        folder = Names.name(new Text(area, SWT.BORDER), Messages.exportFolder);
        folder.setText(Preferences.get(FOLDER_KEY).orElse(System.getProperty("user.home")));
        GridDataFactory.fillDefaults().grab(true, false).hint(340, SWT.DEFAULT).applyTo(folder);
        Button browse = new Button(area, SWT.PUSH);
        browse.setText(Messages.exportBrowse);
        browse.addListener(SWT.Selection, e -> browse());
        return area;
    }

    private static String extension(String name) {
        return name.substring(name.lastIndexOf('.') + 1).toUpperCase(Locale.ROOT);
    }

    private void browse() {
        DirectoryDialog dialog = new DirectoryDialog(getShell());
        dialog.setFilterPath(folder.getText());
        Optional.ofNullable(dialog.open()).ifPresent(folder::setText);
    }

    @Override
    protected void createButtonsForButtonBar(Composite parent) {
        createButton(parent, IDialogConstants.OK_ID, Messages.exportButton, true);
        createButton(parent, IDialogConstants.CANCEL_ID, Messages.cancel, false);
        folder.addListener(SWT.Modify, e -> validate());
        validate();
    }

    private void validate() {
        String text = folder.getText();
        getButton(IDialogConstants.OK_ID).setEnabled(!text.isBlank() && Files.isDirectory(Path.of(text)));
    }

    @Override
    protected void okPressed() {
        int chosen = format.getSelectionIndex();
        Path path = Path.of(folder.getText());
        Preferences.put(FOLDER_KEY, path.toString());
        choice = new Choice(path, chosen <= 0 ? Optional.empty() : Optional.of(ExportFormat.values()[chosen - 1]));
        super.okPressed();
    }
}
