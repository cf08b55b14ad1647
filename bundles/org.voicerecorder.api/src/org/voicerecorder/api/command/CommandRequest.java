package org.voicerecorder.api.command;

import java.io.OutputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.voicerecorder.api.Cancellation;

/**
 * A command line and the terminal it came from, which may be another process's.
 *
 * @param workingDirectory what relative paths are relative to
 * @param out and {@code err} take UTF-8; written by one thread at a time, flushed by the command
 * @param cancel asks the command to end (Ctrl-C, the terminal went away)
 * @param environment the caller's variables that matter: {@code LANG}, {@code NO_COLOR}, {@code TERM}, {@code VOICEREC_*}
 * @param keys of the caller's terminal, where standard input is one
 */
public record CommandRequest(
        List<String> arguments,
        Path workingDirectory,
        OutputStream out,
        OutputStream err,
        Terminal terminal,
        Map<String, String> environment,
        Cancellation cancel,
        Keys keys) {

    public CommandRequest {
        arguments = List.copyOf(arguments);
        environment = Map.copyOf(environment);
    }

    /** From a caller without a keyboard. */
    public CommandRequest(
            List<String> arguments,
            Path workingDirectory,
            OutputStream out,
            OutputStream err,
            Terminal terminal,
            Map<String, String> environment,
            Cancellation cancel) {
        this(arguments, workingDirectory, out, err, terminal, environment, cancel, Keys.NONE);
    }

    /**
     * @param inIsTerminal whether keys can be typed
     * @param columns width; 80 when unknown
     * @param rows height; 24 when unknown
     */
    public record Terminal(boolean inIsTerminal, boolean outIsTerminal, boolean errIsTerminal, int columns, int rows) {
        public static final Terminal NONE = new Terminal(false, false, false, 80, 24);

        /** One at which nobody types. */
        public Terminal(boolean outIsTerminal, boolean errIsTerminal, int columns, int rows) {
            this(false, outIsTerminal, errIsTerminal, columns, rows);
        }
    }
}
