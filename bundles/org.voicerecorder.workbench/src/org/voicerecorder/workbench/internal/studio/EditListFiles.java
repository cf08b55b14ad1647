package org.voicerecorder.workbench.internal.studio;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.FileDialog;
import org.eclipse.swt.widgets.Shell;
import org.voicerecorder.api.ErrorCode;
import org.voicerecorder.api.VoiceRecorderException;
import org.voicerecorder.api.edit.EditList;
import org.voicerecorder.api.edit.EditOperation;
import org.voicerecorder.api.edit.EditSource;
import org.voicerecorder.api.edit.Editor;
import org.voicerecorder.api.storage.PortableName;
import org.voicerecorder.workbench.internal.Desk;
import org.voicerecorder.workbench.internal.dialogs.Problems;
import org.voicerecorder.workbench.internal.studio.model.EditListFile;
import org.voicerecorder.workbench.internal.studio.model.StepTexts;
import org.voicerecorder.workbench.internal.studio.model.StudioMessages;

/** Writes the steps into a file, and does those of one. */
final class EditListFiles {
    private static final String EXTENSION = ".json";

    private EditListFiles() {}

    private static FileDialog dialog(Shell shell, int style, String title) {
        FileDialog dialog = new FileDialog(shell, style);
        dialog.setText(title);
        dialog.setFilterExtensions("*" + EXTENSION, "*");
        dialog.setFilterNames(new String[] {StudioMessages.editList, "*"});
        return dialog;
    }

    static void export(Desk desk, Shell shell) {
        EditList list = desk.studio().state().orElseThrow().list();
        String title = desk.studio().recording().map(r -> r.title()).orElse(StudioMessages.editList);
        FileDialog dialog = dialog(shell, SWT.SAVE, StudioMessages.exportChoose);
        dialog.setOverwrite(true);
        dialog.setFileName(PortableName.of(title, EXTENSION, "edit"));
        Optional.ofNullable(dialog.open()).map(Path::of).ifPresent(file -> write(desk, shell, list, file));
    }

    private static void write(Desk desk, Shell shell, EditList list, Path file) {
        desk.background()
                .fetch(
                        () -> {
                            new EditListFile(desk.services().require(Editor.class)).write(list, file);
                            return file;
                        },
                        written -> desk.toasts().show(NLS.bind(StudioMessages.exportDone, written.getFileName())),
                        problem -> Problems.show(shell, problem));
    }

    static void apply(Desk desk, Shell shell) {
        FileDialog dialog = dialog(shell, SWT.OPEN, StudioMessages.applyChoose);
        Optional.ofNullable(dialog.open()).map(Path::of).ifPresent(file -> read(desk, shell, file, false));
    }

    private static void read(Desk desk, Shell shell, Path file, boolean force) {
        EditSource own = desk.studio().audio().flatMap(a -> a.list().source()).orElseThrow();
        desk.background()
                .fetch(
                        () -> new EditListFile(desk.services().require(Editor.class)).read(file, own, force),
                        steps -> apply(desk, file, steps),
                        problem -> Problems.show(shell, problem, remedy(desk, shell, file, problem)));
    }

    private static Optional<Problems.Remedy> remedy(Desk desk, Shell shell, Path file, VoiceRecorderException problem) {
        return problem.code() == ErrorCode.ERR_CHECKSUM_MISMATCH
                ? Optional.of(new Problems.Remedy(StudioMessages.applyAnyway, () -> read(desk, shell, file, true)))
                : Optional.empty();
    }

    private static void apply(Desk desk, Path file, List<EditOperation> steps) {
        String name = file.getFileName().toString();
        desk.studio().changes().applyAll(NLS.bind(StudioMessages.applyTask, name), steps, state -> desk.toasts()
                .show(NLS.bind(StudioMessages.applyDone, StepTexts.count(steps.size()), name)));
    }
}
