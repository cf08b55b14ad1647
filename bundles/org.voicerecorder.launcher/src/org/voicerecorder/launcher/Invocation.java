package org.voicerecorder.launcher;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.voicerecorder.owner.GuestRequest;

/** What the user typed and where; the start script measured the terminal. */
record Invocation(GuestRequest request) {
    private static final Set<String> WITHOUT_LIBRARY = Set.of("version", "help", "completion", "devices");
    private static final Set<String> WITHOUT_LIBRARY_OPTIONS = Set.of("--version", "-V", "--help", "-h");

    static Invocation of(String[] arguments, String build) {
        Map<String, String> environment = GuestRequest.relevant(System.getenv());
        var terminal = new GuestRequest.TerminalShape(
                Boolean.getBoolean("voicerec.tty.in"),
                Boolean.getBoolean("voicerec.tty.out"),
                Boolean.getBoolean("voicerec.tty.err"),
                Integer.getInteger("voicerec.tty.columns", 80),
                Integer.getInteger("voicerec.tty.rows", 24));
        Path folder = Path.of(System.getProperty("user.dir")).toAbsolutePath();
        return new Invocation(new GuestRequest(build, List.of(arguments), folder, environment, terminal));
    }

    /** Whether the command works without a library; then no lock is taken and no owner is asked. */
    boolean needsLibrary() {
        List<String> arguments = request.arguments();
        boolean isAboutFiles = first("recover") && options(arguments).noneMatch("--add"::equals);
        return command(arguments).filter(c -> !WITHOUT_LIBRARY.contains(c)).isPresent()
                && !isAboutFiles
                && !asksForHelp(arguments);
    }

    private static boolean asksForHelp(List<String> arguments) {
        return options(arguments).anyMatch(WITHOUT_LIBRARY_OPTIONS::contains);
    }

    /** The arguments that may be options. */
    private static Stream<String> options(List<String> arguments) {
        return arguments.stream().takeWhile(a -> !a.equals("--"));
    }

    /** Whether the command shows itself in a library that nobody else has, unless one was named. */
    boolean wantsThrowAwayLibrary() {
        return first("demo")
                && request.arguments().stream().noneMatch(a -> a.equals("--library") || a.startsWith("--library="));
    }

    boolean window() {
        return isWindow(request);
    }

    /** Whether somebody at a terminal waits for what the command shows there while it works with sound. */
    boolean isWatched() {
        return request.terminal().errIsTerminal()
                && (first("record") || first("level") || first("play"))
                && options(request.arguments()).noneMatch("--quiet"::equals);
    }

    /** Whether a command line asks for the window. */
    static boolean isWindow(GuestRequest request) {
        List<String> arguments = request.arguments();
        return command(arguments).filter("workbench"::equals).isPresent() && !asksForHelp(arguments);
    }

    /** Whether installer and console are wanted, too: in the window and in a process that is there to stay. */
    boolean full() {
        return window() || first("serve") || first("console") || first("plugins");
    }

    private boolean first(String command) {
        return command(request.arguments()).filter(command::equals).isPresent();
    }

    /** The first word that is no option: {@code --json}, {@code --library DIR} and the like may come before it. */
    private static Optional<String> command(List<String> arguments) {
        for (int i = 0; i < arguments.size(); i++) {
            String argument = arguments.get(i);
            if (argument.equals("--library")) {
                i++;
            } else if (!argument.startsWith("-")) {
                return Optional.of(argument);
            }
        }
        return Optional.empty();
    }
}
