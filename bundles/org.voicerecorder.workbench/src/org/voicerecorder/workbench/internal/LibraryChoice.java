package org.voicerecorder.workbench.internal;

import java.io.IOException;
import java.io.Reader;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Properties;
import org.eclipse.swt.widgets.DirectoryDialog;
import org.eclipse.swt.widgets.Shell;
import org.voicerecorder.api.ErrorCode;
import org.voicerecorder.api.VoiceRecorderException;
import org.voicerecorder.owner.LibraryLocation;
import org.voicerecorder.workbench.WorkbenchIds;
import org.voicerecorder.workbench.internal.dialogs.FirstRunDialog;
import org.voicerecorder.workbench.internal.dialogs.Problems;
import org.voicerecorder.workbench.internal.views.LibraryView;

/**
 * Which library the window opens: the one the program was started for. Only when nobody ever chose one and none is there
 * yet, the user is asked; the answer goes into the configuration file that commands in a terminal read, too.
 */
public final class LibraryChoice {
    /** The folder that whoever started the program chose, a framework or system property. */
    private static final String STARTED_FOR = "voicerec.library";

    private static final String FOR_DEVELOPMENT = "voicerecorder.library";
    private static final String KEY = "library";

    private LibraryChoice() {}

    /** Opens the library, or asks on the first run; display thread, after the window is there. */
    static void begin(Desk desk, Shell shell) {
        known(desk).ifPresentOrElse(desk::open, () -> askFirst(desk, shell));
    }

    /** Asks as on the first run. */
    public static void askFirst(Desk desk, Shell shell) {
        new FirstRunDialog(shell, desk).ask().ifPresent(folder -> openAndRemember(desk, shell, folder));
    }

    /** Only what could be opened is written down: else the commands, too, would fail from now on. */
    private static void openAndRemember(Desk desk, Shell shell, Path folder) {
        desk.open(folder, () -> {
            // What was pressed is gone; from here on R records.
            Windows.activate(WorkbenchIds.LIBRARY_VIEW, LibraryView.class);
            try {
                remember(folder);
            } catch (VoiceRecorderException e) {
                Problems.show(shell, e);
            }
        });
    }

    /** Whoever started the program knows; else the usual one, if it is there. Nothing is made that nobody asked for. */
    private static Optional<Path> known(Desk desk) {
        return desk.property(FOR_DEVELOPMENT)
                .or(() -> desk.property(STARTED_FOR))
                .map(Path::of)
                .or(() -> Optional.of(usual()).filter(LibraryChoice::isLibrary));
    }

    private static boolean isLibrary(Path folder) {
        return Files.exists(folder.resolve("library.properties"));
    }

    /** What was chosen and is not there now: its disk may not be connected. */
    public static Optional<Path> vanished() {
        return configured().map(LibraryChoice::folder).filter(folder -> !isLibrary(folder));
    }

    /**
     * Refuses a folder that no library can be.
     *
     * @throws VoiceRecorderException {@code ERR_NOT_A_LIBRARY}
     */
    public static void requireFit(Path folder) {
        String[] inside = folder.toFile().list();
        boolean fit = !Files.exists(folder) || isLibrary(folder) || inside != null && inside.length == 0;
        if (!fit) {
            throw new VoiceRecorderException(
                    ErrorCode.ERR_NOT_A_LIBRARY,
                    "%s is neither an empty folder nor a library".formatted(folder),
                    "Choose an empty folder, an existing library, or a name that is not there yet.",
                    null);
        }
    }

    private static LibraryLocation location() {
        return new LibraryLocation(System.getenv());
    }

    /** What the user's configuration file says. */
    public static Optional<String> configured() {
        return Optional.ofNullable(read().getProperty(KEY)).map(String::strip).filter(l -> !l.isEmpty());
    }

    private static Properties read() {
        Properties properties = new Properties();
        Path file = location().configurationFile();
        if (Files.isRegularFile(file)) {
            try (Reader reader = Files.newBufferedReader(file)) {
                properties.load(reader);
            } catch (IOException | IllegalArgumentException e) {
                throw new VoiceRecorderException(
                        ErrorCode.ERR_IO, "The configuration file %s cannot be read".formatted(file), e);
            }
        }
        return properties;
    }

    /** Where the library lies when nobody says otherwise. */
    public static Path usual() {
        return configured().map(LibraryChoice::folder).orElseGet(() -> location()
                .defaultLibrary());
    }

    /** The folder that somebody typed; {@code ~/} is the home folder, as in the configuration file. */
    public static Path folder(String typed) {
        String text = typed.strip();
        Path home = Path.of(System.getProperty("user.home"));
        Path path = text.equals("~") || text.startsWith("~/")
                ? home.resolve(text.substring(Math.min(2, text.length())))
                : Path.of(text);
        return path.toAbsolutePath().normalize();
    }

    /** Writes the choice down for this program and for the commands. */
    public static void remember(Path library) {
        Properties properties = read();
        properties.setProperty(KEY, library.toString());
        Path file = location().configurationFile();
        try {
            Files.createDirectories(file.getParent());
            try (Writer writer = Files.newBufferedWriter(file)) {
                properties.store(writer, null);
            }
        } catch (IOException e) {
            throw new VoiceRecorderException(
                    ErrorCode.ERR_IO, "The configuration file %s cannot be written".formatted(file), e);
        }
    }

    /** Lets the user choose another folder, opens and remembers it. */
    public static void ask(Desk desk, Shell shell) {
        DirectoryDialog dialog = new DirectoryDialog(shell);
        desk.requested().ifPresent(p -> dialog.setFilterPath(p.toString()));
        Optional.ofNullable(dialog.open()).map(Path::of).ifPresent(folder -> openAndRemember(desk, shell, folder));
    }
}
