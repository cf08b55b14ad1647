package org.voicerecorder.launcher;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.voicerecorder.owner.GuestRequest;

/** What the user typed and where; the start script measured the terminal. */
record Invocation(GuestRequest request) {
    private static final Set<String> WITHOUT_LIBRARY =
            Set.of("version", "--version", "-V", "help", "--help", "-h", "completion", "devices");

    static Invocation of(String[] arguments, String build) {
        Map<String, String> environment = GuestRequest.relevant(System.getenv());
        var terminal = new GuestRequest.TerminalShape(
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
        return !arguments.isEmpty()
                && !WITHOUT_LIBRARY.contains(arguments.getFirst())
                && !help(arguments);
    }

    private static boolean help(List<String> arguments) {
        return arguments.stream().anyMatch(a -> "--help".equals(a) || "-h".equals(a));
    }

    boolean window() {
        return isWindow(request);
    }

    /** Whether a command line asks for the window. */
    static boolean isWindow(GuestRequest request) {
        List<String> arguments = request.arguments();
        return !arguments.isEmpty() && "workbench".equals(arguments.getFirst()) && !help(arguments);
    }

    /** Whether installer and console are wanted, too: in the window and in a process that is there to stay. */
    boolean full() {
        return window() || first("serve") || first("console") || first("plugins");
    }

    private boolean first(String command) {
        return !request.arguments().isEmpty()
                && command.equals(request.arguments().getFirst());
    }
}
