package org.voicerecorder.workbench.internal;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.FileDialog;
import org.eclipse.swt.widgets.Shell;
import org.voicerecorder.api.Recording;
import org.voicerecorder.api.marker.Markers;
import org.voicerecorder.api.storage.PortableName;
import org.voicerecorder.audio.MarkerExchange;
import org.voicerecorder.audio.MarkerExchange.Imported;
import org.voicerecorder.workbench.internal.dialogs.Problems;
import org.voicerecorder.workbench.internal.dialogs.Question;

/** Asks for files of markers and reads or writes them, by the rules of {@code voicerec markers}. Display thread. */
public final class MarkerExchanges {
    private final Desk desk;
    private final Shell shell;

    public MarkerExchanges(Desk desk, Shell shell) {
        this.desk = desk;
        this.shell = shell;
    }

    private MarkerExchange exchange() {
        return new MarkerExchange(desk.services().require(Markers.class));
    }

    /** Asks for a file and reads it. */
    public void read() {
        FileDialog dialog = new FileDialog(shell, SWT.OPEN);
        dialog.setText(Messages.markersImportTitle);
        dialog.setFilterNames(new String[] {Messages.markersFilterText, Messages.addAllFiles});
        dialog.setFilterExtensions("*.txt;*.csv;*.TXT;*.CSV", "*");
        Optional.ofNullable(dialog.open()).map(Path::of).ifPresent(this::read);
    }

    /** Reads a file; what is there already is not doubled. */
    public void read(Path file) {
        new MarkerEdits(desk)
                .importFrom(
                        recording -> exchange().read(recording, file, MarkerExchange.formatOf(file), false),
                        this::tell);
    }

    private void tell(Imported imported) {
        int there = imported.read() - imported.added();
        desk.toasts()
                .show(
                        there == 0
                                ? NLS.bind(Messages.markersImportedAll, imported.added())
                                : NLS.bind(Messages.markersImported, imported.added(), there),
                        Messages.undo,
                        new Edits(desk)::undo);
    }

    /** Asks for a file and writes it. */
    public void write() {
        desk.markers().recording().ifPresent(recording -> {
            FileDialog dialog = new FileDialog(shell, SWT.SAVE);
            dialog.setText(Messages.markersExportTitle);
            dialog.setFilterNames(new String[] {Messages.markersFilterAudacity, Messages.markersFilterCsv});
            dialog.setFilterExtensions("*.txt", "*.csv");
            dialog.setFileName(PortableName.of(recording.title(), ".txt", recording.shortId()));
            Optional.ofNullable(dialog.open())
                    .map(name -> Path.of(dialog.getFilterIndex() == 1 ? csv(name) : name))
                    .filter(file -> !Files.exists(file) || mayReplace(file))
                    .ifPresent(file -> write(recording, file));
        });
    }

    /** The choice of the format gives the name its ending. */
    private static String csv(String name) {
        String bare = name.endsWith(".txt") ? name.substring(0, name.length() - 4) : name;
        return bare.toLowerCase(java.util.Locale.ROOT).endsWith(".csv") ? bare : bare + ".csv";
    }

    private boolean mayReplace(Path file) {
        String question = NLS.bind(Messages.markersExportOverwrite, file.getFileName());
        return Question.agreed(
                shell, Messages.markersExportTitle, question, Messages.markersExportReplace, Messages.cancel);
    }

    /** Writes a file, and replaces one that is there. */
    public void write(Recording recording, Path file) {
        desk.background()
                .fetch(
                        () -> exchange().write(recording, file, MarkerExchange.formatOf(file), true),
                        count -> desk.toasts().show(NLS.bind(Messages.markersExported, count, file.getFileName())),
                        problem -> Problems.show(shell, problem));
    }
}
