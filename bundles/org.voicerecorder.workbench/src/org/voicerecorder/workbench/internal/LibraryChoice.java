package org.voicerecorder.workbench.internal;

import java.nio.file.Path;
import java.util.Optional;
import org.eclipse.swt.widgets.DirectoryDialog;
import org.eclipse.swt.widgets.Shell;
import org.voicerecorder.workbench.internal.dialogs.FirstRunDialog;

/** Which library the window opens: the one the start script names, else the one used last, else the user is asked. */
public final class LibraryChoice {
    /** The folder the start script was told. */
    public static final String PROPERTY = "voicerecorder.library";

    private LibraryChoice() {}

    static Optional<Path> known() {
        return Optional.ofNullable(System.getProperty(PROPERTY))
                .filter(p -> !p.isBlank())
                .map(Path::of)
                .or(Preferences::library);
    }

    /** Opens the known library, or asks on the first run; display thread, after the window is there. */
    static void begin(Desk desk, Shell shell) {
        known().or(() -> new FirstRunDialog(shell, desk).ask()).ifPresent(desk::open);
    }

    /** Where a library lies when nobody says otherwise: the user's data folder (XDG Base Directory). */
    public static Path usual() {
        return Optional.ofNullable(System.getenv("XDG_DATA_HOME"))
                .filter(home -> !home.isBlank())
                .map(Path::of)
                .orElseGet(() -> Path.of(System.getProperty("user.home"), ".local", "share"))
                .resolve("voicerecorder");
    }

    /** Lets the user choose another folder and opens it. */
    public static void ask(Desk desk, Shell shell) {
        DirectoryDialog dialog = new DirectoryDialog(shell);
        desk.requested().ifPresent(p -> dialog.setFilterPath(p.toString()));
        Optional.ofNullable(dialog.open()).map(Path::of).ifPresent(folder -> {
            Preferences.put(Preferences.LIBRARY, folder.toString());
            desk.open(folder);
        });
    }
}
