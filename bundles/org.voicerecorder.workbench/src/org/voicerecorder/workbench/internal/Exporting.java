package org.voicerecorder.workbench.internal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.program.Program;
import org.eclipse.swt.widgets.Shell;
import org.voicerecorder.api.Cancellation;
import org.voicerecorder.api.ErrorCode;
import org.voicerecorder.api.Progress;
import org.voicerecorder.api.Recording;
import org.voicerecorder.api.VoiceRecorderException;
import org.voicerecorder.api.audio.ExportFormat;
import org.voicerecorder.api.catalog.Recordings;
import org.voicerecorder.api.storage.Export;
import org.voicerecorder.api.storage.PortableName;
import org.voicerecorder.workbench.internal.dialogs.ExportDialog;
import org.voicerecorder.workbench.internal.dialogs.Problems;

/** Writes copies of recordings into a folder the user chooses. */
public final class Exporting {
    private final Desk desk;
    private final Shell shell;

    public Exporting(Desk desk, Shell shell) {
        this.desk = desk;
        this.shell = shell;
    }

    public void ask(List<UUID> ids) {
        Optional<Recording> one = ids.size() == 1 ? desk.rows().known(ids.getFirst()) : Optional.empty();
        new ExportDialog(shell, one, ids.size()).ask().ifPresent(choice -> new Tasks(desk)
                .start(
                        Messages.exportTask,
                        (progress, cancel) -> exportAll(ids, choice.folder(), choice.format(), progress, cancel),
                        written -> tell(written, choice.folder()),
                        problem -> Problems.show(shell, problem)));
    }

    /** Writes copies with their original names into a temporary folder, for a drag out of the window. */
    public void exportForDrag(List<UUID> ids, Consumer<List<Path>> then, Consumer<VoiceRecorderException> failed) {
        new Tasks(desk).start(Messages.exportTask, (progress, cancel) -> copies(ids, progress, cancel), then, failed);
    }

    private List<Path> copies(List<UUID> ids, Progress progress, Cancellation cancel) {
        try {
            return exportAll(ids, desk.dragCopies().folder(), Optional.empty(), progress, cancel);
        } catch (IOException e) {
            throw new VoiceRecorderException(ErrorCode.ERR_IO, "No temporary folder could be made for the copies", e);
        }
    }

    private void tell(List<Path> written, Path folder) {
        String what = written.size() == 1
                ? written.getFirst().getFileName().toString()
                : NLS.bind(Messages.manyRecordings, written.size());
        desk.toasts()
                .show(
                        NLS.bind(Messages.exportDone, what, folder),
                        Messages.exportOpen,
                        () -> Program.launch(folder.toString()));
    }

    /** Job's thread. Nothing that is there already is overwritten: the copy gets a number. */
    List<Path> exportAll(
            List<UUID> ids, Path folder, Optional<ExportFormat> format, Progress progress, Cancellation cancel) {
        Export export = desk.services().require(Export.class);
        List<Recording> recordings = desk.services().require(Recordings.class).findAll(ids);
        List<Path> written = new ArrayList<>();
        for (Recording recording : recordings) {
            cancel.throwIfCancelled();
            progress.report(recording.title(), written.size(), recordings.size(), Progress.Unit.ITEMS);
            Path target = free(folder, recording, format);
            Progress shown = recordings.size() == 1 ? progress : Progress.NONE;
            export.export(recording, target, format, false, shown, cancel);
            written.add(target);
        }
        return written;
    }

    private static Path free(Path folder, Recording recording, Optional<ExportFormat> format) {
        String name = recording.originalName();
        int dot = name.lastIndexOf('.');
        String stem = dot > 0 ? name.substring(0, dot) : name;
        String own = dot > 0 ? name.substring(dot) : "";
        String end = format.map(f -> "." + f.extension()).orElse(own);
        Path target = folder.resolve(PortableName.of(stem, end, recording.shortId()));
        for (int i = 2; Files.exists(target); i++) {
            target = folder.resolve(PortableName.of(stem, " (%d)%s".formatted(i, end), recording.shortId()));
        }
        return target;
    }
}
