package org.voicerecorder.owner;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;

/**
 * Where the library of this invocation is: {@code --library DIR}, else {@code VOICEREC_LIBRARY}, else {@code library=} in
 * the user's configuration file, else the default under the user's data folder. Pure look-up; nothing is created.
 */
public final class LibraryLocation {
    private final Map<String, String> environment;
    private final Platform platform;
    private final Path home;

    /** Kinds of systems that differ in where users keep their data. */
    public enum Platform {
        XDG,
        MAC,
        WINDOWS;

        static Platform current() {
            String name = System.getProperty("os.name", "").toLowerCase(Locale.ROOT);
            if (name.startsWith("windows")) {
                return WINDOWS;
            }
            return name.startsWith("mac") ? MAC : XDG;
        }
    }

    public LibraryLocation(Map<String, String> environment) {
        this(environment, Platform.current(), home(environment));
    }

    /** {@code HOME} first: the JVM asks the user database, which in a container may know nobody. */
    private static Path home(Map<String, String> environment) {
        String home = environment.getOrDefault("HOME", "");
        return Path.of(!home.isEmpty() && Path.of(home).isAbsolute() ? home : System.getProperty("user.home"));
    }

    LibraryLocation(Map<String, String> environment, Platform platform, Path home) {
        this.environment = Map.copyOf(environment);
        this.platform = platform;
        this.home = home;
    }

    /**
     * The library that a command line means.
     *
     * @param arguments the command line; {@code --library DIR} or {@code --library=DIR} anywhere before {@code --}
     * @param workingDirectory what relative paths on the command line and in the environment are relative to
     * @throws IOException when the configuration file is there and cannot be read
     */
    public Path find(List<String> arguments, Path workingDirectory) throws IOException {
        return chosen(arguments, workingDirectory).orElseGet(this::defaultLibrary);
    }

    /** As {@link #find}, but empty when nobody said which library. */
    public Optional<Path> chosen(List<String> arguments, Path workingDirectory) throws IOException {
        Optional<Path> named = named(arguments, workingDirectory);
        return named.isPresent() ? named : configured().map(this::expandHome);
    }

    /** The library that the command line or the environment names. */
    public Optional<Path> named(List<String> arguments, Path workingDirectory) {
        Optional<String> option = option(arguments);
        if (option.isPresent()) {
            return option.map(o -> CallerPath.resolve(workingDirectory, o));
        }
        String variable = environment.getOrDefault("VOICEREC_LIBRARY", "");
        if (!variable.isEmpty()) {
            return Optional.of(CallerPath.resolve(workingDirectory, variable));
        }
        return Optional.empty();
    }

    private Optional<String> configured() throws IOException {
        Path file = configurationFile();
        if (!Files.isRegularFile(file)) {
            return Optional.empty();
        }
        Properties properties = new Properties();
        try (Reader reader = Files.newBufferedReader(file)) {
            properties.load(reader);
        } catch (IllegalArgumentException e) {
            throw new IOException(file + ": " + e.getMessage(), e);
        }
        return Optional.of(properties.getProperty("library", "").strip()).filter(library -> !library.isEmpty());
    }

    /** The user's configuration file, which need not exist; key {@code library}. */
    public Path configurationFile() {
        Path folder =
                switch (platform) {
                    case WINDOWS -> folder("APPDATA", "AppData/Roaming").resolve("Voice Recorder Pro");
                    case MAC -> home.resolve("Library/Application Support/Voice Recorder Pro");
                    case XDG -> folder("XDG_CONFIG_HOME", ".config").resolve("voicerecorder");
                };
        return folder.resolve("config.properties");
    }

    /** The library of a user who chose none. */
    public Path defaultLibrary() {
        Path folder =
                switch (platform) {
                    case WINDOWS -> folder("LOCALAPPDATA", "AppData/Local").resolve("Voice Recorder Pro");
                    case MAC -> home.resolve("Library/Application Support/Voice Recorder Pro");
                    case XDG -> folder("XDG_DATA_HOME", ".local/share").resolve("voicerecorder");
                };
        return folder.resolve("library");
    }

    /** Where programs of this user put what can be made anew. */
    public Path cacheFolder() {
        return switch (platform) {
            case WINDOWS -> folder("LOCALAPPDATA", "AppData/Local").resolve("Voice Recorder Pro/cache");
            case MAC -> home.resolve("Library/Caches/Voice Recorder Pro");
            case XDG -> folder("XDG_CACHE_HOME", ".cache").resolve("voicerecorder");
        };
    }

    private Path folder(String variable, String underHome) {
        String value = environment.getOrDefault(variable, "");
        // The XDG specification: a relative path is to be ignored.
        return !value.isEmpty() && Path.of(value).isAbsolute() ? Path.of(value) : home.resolve(underHome);
    }

    private Path expandHome(String text) {
        return CallerPath.resolve(home, text.startsWith("~/") ? text.substring(2) : text);
    }

    /** What is wrong with the way the command line names the library: nothing may be done in a folder nobody meant. */
    public Optional<Failure> problem(List<String> arguments) {
        Set<String> named = new LinkedHashSet<>(options(arguments));
        if (named.stream().anyMatch(String::isBlank)) {
            return Optional.of(Failure.usage("--library needs the name of a folder."));
        }
        return named.size() > 1
                ? Optional.of(Failure.usage("--library names two folders: " + String.join(", ", named) + "."))
                : Optional.empty();
    }

    private static Optional<String> option(List<String> arguments) {
        return options(arguments).stream().findFirst();
    }

    private static List<String> options(List<String> arguments) {
        List<String> named = new ArrayList<>();
        for (int i = 0; i < arguments.size() && !"--".equals(arguments.get(i)); i++) {
            String argument = arguments.get(i);
            if (argument.startsWith("--library=")) {
                named.add(argument.substring("--library=".length()));
            } else if ("--library".equals(argument) && i + 1 < arguments.size()) {
                named.add(arguments.get(++i));
            }
        }
        return named;
    }
}
