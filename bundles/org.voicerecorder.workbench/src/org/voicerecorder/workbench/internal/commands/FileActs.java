package org.voicerecorder.workbench.internal.commands;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.eclipse.swt.SWT;
import org.eclipse.swt.dnd.Clipboard;
import org.eclipse.swt.dnd.FileTransfer;
import org.eclipse.swt.program.Program;
import org.eclipse.swt.widgets.DirectoryDialog;
import org.eclipse.swt.widgets.FileDialog;
import org.eclipse.swt.widgets.Shell;
import org.voicerecorder.workbench.internal.Adding;
import org.voicerecorder.workbench.internal.Desk;
import org.voicerecorder.workbench.internal.Exporting;
import org.voicerecorder.workbench.internal.Messages;

/** What has to do with files outside the library. */
final class FileActs {
    private static final String AUDIO = "*.wav;*.WAV;*.mp3;*.MP3;*.m4a;*.M4A;*.flac;*.FLAC;*.ogg;*.opus;*.aiff;*.aif";

    private FileActs() {}

    static void addFiles(Desk desk, Shell shell) {
        FileDialog dialog = new FileDialog(shell, SWT.OPEN | SWT.MULTI);
        dialog.setText(Messages.addChooseFiles);
        dialog.setFilterExtensions(AUDIO, "*");
        dialog.setFilterNames(new String[] {Messages.addFilter, Messages.addAllFiles});
        if (dialog.open() != null) {
            Path folder = Path.of(dialog.getFilterPath());
            new Adding(desk, shell)
                    .add(Arrays.stream(dialog.getFileNames())
                            .map(folder::resolve)
                            .toList());
        }
    }

    static void addFolder(Desk desk, Shell shell) {
        DirectoryDialog dialog = new DirectoryDialog(shell);
        dialog.setText(Messages.addChooseFolder);
        Optional.ofNullable(dialog.open()).ifPresent(f -> new Adding(desk, shell).add(List.of(Path.of(f))));
    }

    static void paste(Desk desk, Shell shell) {
        Clipboard clipboard = new Clipboard(shell.getDisplay());
        try {
            if (clipboard.getContents(FileTransfer.getInstance()) instanceof String[] files) {
                new Adding(desk, shell).add(Arrays.stream(files).map(Path::of).toList());
            }
        } finally {
            clipboard.dispose();
        }
    }

    static void export(Desk desk, Shell shell) {
        new Exporting(desk, shell).ask(desk.selection().ids());
    }

    static void showFolder(Desk desk, Shell shell) {
        desk.library().ifPresent(root -> Program.launch(root.toString()));
    }
}
