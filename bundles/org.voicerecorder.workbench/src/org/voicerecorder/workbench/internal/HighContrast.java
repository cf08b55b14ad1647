package org.voicerecorder.workbench.internal;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.Properties;
import org.eclipse.swt.widgets.Display;
import org.slf4j.LoggerFactory;

/**
 * Whether the desktop asks for high contrast. Windows tells the toolkit; under GTK it is a theme of that name (GNOME's
 * accessibility setting chooses {@code HighContrast}), named by the environment or by GTK's settings file. A theme that is
 * merely light or dark is none.
 */
public final class HighContrast {
    private static final String NAME = "highcontrast";

    private HighContrast() {}

    static boolean isWanted(Display display) {
        return display.getHighContrast()
                || isTheme(Optional.ofNullable(System.getenv("GTK_THEME")).or(() -> named(settings())));
    }

    /** Whether a GTK theme of this name is one: {@code HighContrast}, {@code HighContrastInverse:dark}. */
    public static boolean isTheme(Optional<String> theme) {
        return theme.map(t -> t.toLowerCase(Locale.ROOT).replace("-", "").strip())
                .filter(t -> t.startsWith(NAME))
                .isPresent();
    }

    private static Path settings() {
        Path config = Optional.ofNullable(System.getenv("XDG_CONFIG_HOME"))
                .filter(home -> !home.isBlank())
                .map(Path::of)
                .orElseGet(() -> Path.of(System.getProperty("user.home"), ".config"));
        return config.resolve("gtk-3.0").resolve("settings.ini");
    }

    /** What a settings file of GTK names; nothing when there is none. */
    public static Optional<String> named(Path settings) {
        if (!Files.isRegularFile(settings)) {
            return Optional.empty();
        }
        Properties lines = new Properties();
        try (Reader reader = Files.newBufferedReader(settings)) {
            lines.load(reader);
        } catch (IOException | IllegalArgumentException e) {
            LoggerFactory.getLogger(HighContrast.class).warn("GTK's settings cannot be read", e);
        }
        return Optional.ofNullable(lines.getProperty("gtk-theme-name"));
    }
}
