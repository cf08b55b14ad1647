package org.voicerecorder.command.internal;

import java.io.OutputStream;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.voicerecorder.api.Cancellation;
import org.voicerecorder.api.ErrorCode;
import org.voicerecorder.api.Progress;
import org.voicerecorder.api.Recording;
import org.voicerecorder.api.VoiceRecorderException;
import org.voicerecorder.api.catalog.Recordings;
import org.voicerecorder.api.command.CommandRequest;
import org.voicerecorder.api.command.Keys;
import org.voicerecorder.api.library.Library;
import org.voicerecorder.command.internal.json.Json;
import org.voicerecorder.command.internal.text.Style;

/** One command line being executed: what the command classes are given. Not shared between commands. */
public final class Invocation {
    private final CommandRequest request;
    private final Services services;
    private final Console console;
    private final RecoveryNotice recoveryNotice;
    private final GlobalOptions options = new GlobalOptions();

    Invocation(CommandRequest request, Services services, Console console, RecoveryNotice recoveryNotice) {
        this.request = request;
        this.services = services;
        this.console = console;
        this.recoveryNotice = recoveryNotice;
    }

    public CommandRequest request() {
        return request;
    }

    public Services services() {
        return services;
    }

    public Console console() {
        return console;
    }

    public GlobalOptions options() {
        return options;
    }

    public Cancellation cancel() {
        return request.cancel();
    }

    public boolean isJson() {
        return options.json;
    }

    public boolean isQuiet() {
        return options.quiet;
    }

    /** Colours of standard output: none unless it is a terminal and {@code NO_COLOR} is unset (no-color.org). */
    public Style style() {
        return Style.of(request.terminal().outIsTerminal() && mayColor());
    }

    /** Colours of standard error. */
    public Style errorStyle() {
        return Style.of(request.terminal().errIsTerminal() && mayColor());
    }

    private boolean mayColor() {
        return request.environment().getOrDefault("NO_COLOR", "").isEmpty()
                && !"dumb".equals(request.environment().get("TERM"));
    }

    /** How wide a table may be: the terminal, or without an end when the output goes to a file or a pipe. */
    public int width() {
        return request.terminal().outIsTerminal()
                ? Math.max(20, request.terminal().columns())
                : Integer.MAX_VALUE;
    }

    public Recordings recordings() {
        Recordings recordings = services.get(Recordings.class);
        tellRecovery();
        return recordings;
    }

    /** Says what opening the library found half done; for commands that enter it another way than {@link #recordings}. */
    public void tellRecovery() {
        recoveryNotice.tell(this);
    }

    /** The recordings that were named, each once, in the order named. */
    public List<Recording> resolve(List<String> references) {
        Recordings recordings = recordings();
        Map<UUID, Recording> found = new LinkedHashMap<>();
        references.forEach(reference -> {
            Recording recording = recordings.resolve(reference);
            found.putIfAbsent(recording.id(), recording);
        });
        return new ArrayList<>(found.values());
    }

    /** A path as the caller means it. */
    public Path path(String text) {
        try {
            return request.workingDirectory().resolve(text).normalize();
        } catch (InvalidPathException e) {
            throw new VoiceRecorderException(ErrorCode.ERR_INVALID_ARGUMENT, "'%s' is not a path".formatted(text), e);
        }
    }

    /** What the user types for this program, for lines to be copied: {@code ./voicerec} in a folder of sources. */
    public String programName() {
        return request.environment().getOrDefault("VOICEREC_COMMAND", "voicerec");
    }

    /**
     * A path to write to, as the caller means it.
     *
     * @throws VoiceRecorderException {@code ERR_INVALID_ARGUMENT} when it lies in the library
     */
    public Path pathOutside(String text) {
        Path path = path(text);
        services.get(Library.class).requireOutside(path);
        return path;
    }

    /** The caller's time zone, as far as it is known. */
    public ZoneId zone() {
        String zone = request.environment().getOrDefault("TZ", "");
        if (zone.isEmpty()) {
            return ZoneId.systemDefault();
        }
        try {
            return ZoneId.of(zone.startsWith(":") ? zone.substring(1) : zone);
        } catch (DateTimeException _) {
            // A POSIX rule such as CET-1CEST, which Java does not read: the machine's zone is the best guess.
            return ZoneId.systemDefault();
        }
    }

    /** Progress on standard error; of no effect unless that is a terminal. */
    public Progress progress() {
        return request.terminal().errIsTerminal() && !isQuiet()
                ? new ProgressLine(console, request.terminal().columns(), System::nanoTime)
                : Progress.NONE;
    }

    /** A line for people on standard error, e.g. what to do next; not with {@code --quiet} or {@code --json}. */
    public void note(String line) {
        if (!isQuiet() && !isJson()) {
            console.errorLine(line);
        }
    }

    /**
     * Executes another command line as if it had been typed after this one. When this one writes JSON, the other's output
     * is thrown away.
     *
     * @return its exit status
     */
    public int runAsTyped(List<String> arguments) {
        boolean silent = isJson() || isQuiet();
        CommandRequest typed = new CommandRequest(
                arguments,
                request.workingDirectory(),
                silent ? OutputStream.nullOutputStream() : request.out(),
                silent ? OutputStream.nullOutputStream() : request.err(),
                silent ? CommandRequest.Terminal.NONE : request.terminal(),
                request.environment(),
                request.cancel(),
                silent ? Keys.NONE : request.keys());
        return new Execution(new Invocation(typed, services, new Console(typed), recoveryNotice)).run();
    }

    /** The one document of a command with {@code --json}. */
    public void emit(Json.Body body) {
        console.print(Json.document(body, request.terminal().outIsTerminal()));
    }
}
