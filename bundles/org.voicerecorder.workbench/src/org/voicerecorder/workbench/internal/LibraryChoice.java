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
import org.voicerecorder.workbench.internal.dialogs.FirstRunDialog;
import org.voicerecorder.workbench.internal.dialogs.Problems;

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
            try {
                remember(folder);
            } catch (VoiceRecorderException e) {
                Problems.show(shell, e);
            }
        });
    }

    private static Optional<Path> known(Desk desk) {
        Optional<Path> given = desk.property(FOR_DEVELOPMENT).map(Path::of);
        if (given.isPresent()) {
            return given;
        }
        Path wanted = desk.property(STARTED_FOR).map(Path::of).orElseGet(LibraryChoice::usual);
        boolean chosen = !wanted.equals(location().defaultLibrary());
        return chosen
                        || Files.exists(wanted.resolve("library.properties"))
                        || configured().isPresent()
                ? Optional.of(wanted)
                : Optional.empty();
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
