package org.voicerecorder.command;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Every command there is. A front end asks here, before anything is started, which command a line holds and whether a
 * library must be open for it. Needs no service and loads no other class of this bundle.
 */
public enum CommandName {
    ADD(true),
    RECORD(true),
    TAKE(true),
    LEVEL(true),
    DEVICES(false),
    PRESETS(true),
    SCHEDULE(true),
    LIST(true),
    SHOW(true),
    SEARCH(true),
    TAG(true),
    RENAME(true),
    DESCRIBE(true),
    MARKERS(true),
    VERIFY(true),
    /** Needs a library only for what it adds to it. */
    RECOVER(false, "--add"),
    EXPORT(true),
    WAVEFORM(true),
    EDIT(true),
    LOUDNESS(true),
    PLAY(true),
    DELETE(true),
    RESTORE(true),
    PURGE(true),
    INDEX(true),
    SERVE(true),
    DEMO(true),
    WORKBENCH(false),
    VERSION(false),
    COMPLETION(false),
    HELP(false);

    private final boolean onLibrary;
    private final String libraryOption;

    CommandName(boolean onLibrary) {
        this(onLibrary, "");
    }

    /** @param libraryOption the option with which the command needs a library that it does not need otherwise */
    CommandName(boolean onLibrary, String libraryOption) {
        this.onLibrary = onLibrary;
        this.libraryOption = libraryOption;
    }

    /** What is typed. */
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<CommandName> of(String text) {
        for (CommandName name : values()) {
            if (name.text().equals(text)) {
                return Optional.of(name);
            }
        }
        return Optional.empty();
    }

    /** The command of a command line: the first argument that is no option. Empty when there is none or it is unknown. */
    public static Optional<CommandName> in(List<String> arguments) {
        for (int i = 0; i < arguments.size(); i++) {
            String argument = arguments.get(i);
            if (argument.equals("--library")) {
                i++;
            } else if (!argument.startsWith("-")) {
                return of(argument);
            }
        }
        return Optional.empty();
    }

    private boolean isLibraryWanted(List<String> options) {
        return !libraryOption.isEmpty() && options.contains(libraryOption);
    }

    /** Whether a library must be open before the command line is executed; not for help, nor for what is no command. */
    public static boolean needsLibrary(List<String> arguments) {
        int end = arguments.indexOf("--");
        List<String> options = end < 0 ? arguments : arguments.subList(0, end);
        if (options.contains("--help") || options.contains("-h")) {
            return false;
        }
        return in(arguments)
                .map(name -> name.onLibrary || name.isLibraryWanted(options))
                .orElse(false);
    }
}
