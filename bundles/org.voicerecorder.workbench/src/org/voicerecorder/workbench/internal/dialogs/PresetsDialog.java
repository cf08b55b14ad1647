package org.voicerecorder.workbench.internal.dialogs;

import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;
import org.eclipse.jface.dialogs.Dialog;
import org.eclipse.jface.dialogs.IDialogConstants;
import org.eclipse.jface.dialogs.InputDialog;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.FileDialog;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.List;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Text;
import org.voicerecorder.api.ErrorCode;
import org.voicerecorder.api.VoiceRecorderException;
import org.voicerecorder.api.recorder.Preset;
import org.voicerecorder.api.recorder.Presets;
import org.voicerecorder.workbench.internal.Desk;
import org.voicerecorder.workbench.internal.Messages;
import org.voicerecorder.workbench.internal.Preferences;
import org.voicerecorder.workbench.internal.model.CaptureInput;
import org.voicerecorder.workbench.internal.model.PresetText;
import org.voicerecorder.workbench.internal.widgets.Names;

/** The presets of the library: what each says; choosing, saving, deleting, importing and exporting them. */
public final class PresetsDialog extends Dialog {
    private static final int USE = IDialogConstants.CLIENT_ID;
    private static final int SAVE = USE + 1;
    private static final int DELETE = USE + 2;
    private static final int IMPORT = USE + 3;
    private static final int EXPORT = USE + 4;

    private final Desk desk;
    private final CaptureInput input;
    private List names;
    private Text details;

    public PresetsDialog(Shell parent, Desk desk) {
        super(parent);
        this.desk = desk;
        input = desk.recorder().input();
        setShellStyle(getShellStyle() | SWT.RESIZE);
    }

    @Override
    protected void configureShell(Shell shell) {
        super.configureShell(shell);
        shell.setText(Messages.presetsTitle);
    }

    @Override
    protected Control createDialogArea(Composite parent) {
        Composite area = (Composite) super.createDialogArea(parent);
        GridLayoutFactory.fillDefaults().numColumns(2).margins(12, 12).applyTo(area);
        Label intro = new Label(area, SWT.WRAP);
        intro.setText(Messages.presetsIntro);
        GridDataFactory.fillDefaults().span(2, 1).hint(520, SWT.DEFAULT).applyTo(intro);
        names = Names.name(new List(area, SWT.SINGLE | SWT.BORDER | SWT.V_SCROLL), Messages.presetsList);
        GridDataFactory.fillDefaults().grab(false, true).hint(190, 220).applyTo(names);
        details = Names.name(
                new Text(area, SWT.MULTI | SWT.READ_ONLY | SWT.BORDER | SWT.WRAP | SWT.V_SCROLL),
                Messages.presetDetails);
        GridDataFactory.fillDefaults().grab(true, true).hint(320, 220).applyTo(details);
        names.addListener(SWT.Selection, e -> show());
        names.addListener(SWT.DefaultSelection, e -> buttonPressed(USE));
        Runnable remove = desk.recorder().listeners().add(this::fill);
        area.addDisposeListener(e -> remove.run());
        HelpWindow.answerIn(getShell(), "Presets");
        return area;
    }

    @Override
    protected void createButtonsForButtonBar(Composite parent) {
        createButton(parent, SAVE, Messages.presetsSave, false);
        createButton(parent, DELETE, Messages.presetsDelete, false);
        createButton(parent, IMPORT, Messages.presetsImport, false);
        createButton(parent, EXPORT, Messages.presetsExport, false);
        createButton(parent, USE, Messages.presetsUse, true);
        createButton(parent, IDialogConstants.CANCEL_ID, Messages.presetsClose, false);
        fill();
        names.select(input.preset().map(p -> names.indexOf(p.name())).orElse(0));
        show();
    }

    private void fill() {
        if (names.isDisposed()) {
            return;
        }
        String[] wanted = input.presets().all().stream().map(Preset::name).toArray(String[]::new);
        if (!java.util.Arrays.equals(wanted, names.getItems())) {
            String chosen = names.getSelectionCount() > 0 ? names.getSelection()[0] : "";
            names.setItems(wanted);
            names.select(Math.max(0, names.indexOf(chosen)));
        }
        show();
    }

    private Optional<Preset> chosen() {
        return names.getSelectionCount() == 0
                ? Optional.empty()
                : input.presets().named(names.getSelection()[0]);
    }

    private void show() {
        Optional<Preset> preset = chosen();
        boolean builtIn = preset.filter(p -> desk.services()
                        .find(Presets.class)
                        .filter(s -> s.isBuiltIn(p.name()))
                        .isPresent())
                .isPresent();
        String said = preset.map(PresetText::of)
                .or(() -> input.presets().problem().map(p -> p.getMessage() + "\n" + p.advice()))
                .orElse("");
        String text = builtIn ? Messages.presetBuiltIn + "\n\n" + said : said;
        if (!text.equals(details.getText())) {
            details.setText(text);
        }
        getButton(DELETE).setEnabled(preset.isPresent() && !builtIn);
        getButton(USE).setEnabled(preset.isPresent());
        getButton(EXPORT).setEnabled(preset.isPresent());
    }

    @Override
    protected void buttonPressed(int id) {
        switch (id) {
            case USE ->
                chosen().ifPresent(preset -> {
                    use(preset);
                    close();
                });
            case SAVE -> save();
            case DELETE -> chosen().ifPresent(this::delete);
            case IMPORT -> file(SWT.OPEN).ifPresent(file -> importFrom(file, false));
            case EXPORT -> file(SWT.SAVE).ifPresent(this::export);
            default -> super.buttonPressed(id);
        }
    }

    private void use(Preset preset) {
        Preferences.put(Preferences.PRESET, preset.name());
        input.choosePreset(Optional.of(preset.name()));
    }

    private void save() {
        String before = input.preset().map(Preset::name).orElse("");
        InputDialog dialog = new InputDialog(
                getShell(), Messages.presetsSaveTitle, Messages.presetsSaveName, before, PresetsDialog::problemOf);
        if (dialog.open() == OK) {
            save(new Preset(dialog.getValue(), input.request(), input.preset().flatMap(Preset::export)), false);
        }
    }

    /** @return what is wrong with a name; null when nothing is, as {@link org.eclipse.jface.dialogs.IInputValidator} wants */
    private static String problemOf(String name) {
        try {
            Preset.requireName(name);
            return null;
        } catch (VoiceRecorderException e) {
            return name.isBlank() ? "" : e.advice();
        }
    }

    private void save(Preset preset, boolean replace) {
        call(
                presets -> presets.save(preset, replace),
                () -> {
                    desk.toasts().show(NLS.bind(Messages.presetsSaved, preset.name()));
                    use(preset);
                },
                () -> save(preset, true),
                NLS.bind(Messages.presetsSaveReplace, preset.name()));
    }

    private void delete(Preset preset) {
        if (Question.agreed(
                getShell(),
                Messages.presetsDeleteTitle,
                NLS.bind(Messages.presetsDeleteText, preset.name()),
                Messages.presetsDelete,
                Messages.cancel)) {
            call(presets -> presets.remove(preset.name()), () -> {}, () -> {}, "");
        }
    }

    private Optional<Path> file(int style) {
        FileDialog dialog = new FileDialog(getShell(), style);
        dialog.setText(Messages.presetsTitle);
        dialog.setFilterNames(new String[] {Messages.presetsFilter, Messages.addAllFiles});
        dialog.setFilterExtensions("*.json", "*");
        dialog.setOverwrite(true);
        if (style == SWT.SAVE) {
            dialog.setFileName(chosen().map(Preset::name).orElse("presets") + ".json");
        }
        return Optional.ofNullable(dialog.open()).map(Path::of);
    }

    private void importFrom(Path file, boolean replace) {
        call(
                presets -> desk.background()
                        .display()
                        .execute(told(
                                Messages.presetsImported,
                                presets.importFrom(file, replace).size(),
                                file)),
                () -> {},
                () -> importFrom(file, true),
                Messages.presetsImportReplace);
    }

    private void export(Path file) {
        chosen().ifPresent(preset -> call(
                presets -> desk.background()
                        .display()
                        .execute(told(
                                Messages.presetsExported,
                                presets.exportTo(file, java.util.List.of(preset.name()), true)
                                        .size(),
                                file)),
                () -> {},
                () -> {},
                ""));
    }

    private Runnable told(String message, int count, Path file) {
        return () -> desk.toasts().show(NLS.bind(message, count, file.getFileName()));
    }

    /**
     * Calls the service beside the display thread; the list follows.
     *
     * @param again what replaces the one that is there, after asking
     */
    private void call(Consumer<Presets> work, Runnable then, Runnable again, String question) {
        desk.background()
                .fetch(
                        () -> {
                            work.accept(desk.services().require(Presets.class));
                            return work;
                        },
                        done -> {
                            input.presets().refresh();
                            then.run();
                        },
                        problem -> {
                            Shell shell = getShell() == null ? getParentShell() : getShell();
                            if (problem.code() == ErrorCode.ERR_EXISTS && !question.isEmpty()) {
                                if (Question.agreed(
                                        shell,
                                        Messages.presetsTitle,
                                        question,
                                        Messages.presetsReplace,
                                        Messages.cancel)) {
                                    again.run();
                                }
                            } else {
                                Problems.show(shell, problem);
                            }
                        });
    }
}
