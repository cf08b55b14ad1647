package org.voicerecorder.owner;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * A command line and the terminal it came from, as a guest hands it to the owner.
 *
 * @param build the program's version and build; an owner of another one refuses
 * @param workingDirectory what relative paths are relative to
 * @param environment the guest's variables that matter to commands: see {@link #relevant}
 */
public record GuestRequest(
        String build,
        List<String> arguments,
        Path workingDirectory,
        Map<String, String> environment,
        TerminalShape terminal) {

    public GuestRequest {
        arguments = List.copyOf(arguments);
        environment = Map.copyOf(environment);
    }

    /**
     * @param inIsTerminal whether keys can be typed
     * @param columns width of the terminal; 80 when unknown
     * @param rows height of the terminal; 24 when unknown
     */
    public record TerminalShape(
            boolean inIsTerminal, boolean outIsTerminal, boolean errIsTerminal, int columns, int rows) {
        /** One at which nobody types. */
        public TerminalShape(boolean outIsTerminal, boolean errIsTerminal, int columns, int rows) {
            this(false, outIsTerminal, errIsTerminal, columns, rows);
        }
    }

    /** Whether errors are to be written as JSON on standard output. */
    public boolean json() {
        return arguments.contains("--json");
    }

    /** The part of an environment that is sent to an owner; everything else stays at home. */
    public static Map<String, String> relevant(Map<String, String> environment) {
        return environment.entrySet().stream()
                .filter(e -> isRelevant(e.getKey()))
                .collect(java.util.stream.Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private static boolean isRelevant(String name) {
        return name.startsWith("VOICEREC_")
                || name.startsWith("LC_")
                || List.of("LANG", "LANGUAGE", "TERM", "COLORTERM", "NO_COLOR", "TZ", "HOME", "PULSE_SOURCE")
                        .contains(name);
    }
}
