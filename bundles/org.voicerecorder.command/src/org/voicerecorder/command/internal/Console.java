package org.voicerecorder.command.internal;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.voicerecorder.api.command.CommandRequest;

/**
 * The caller's terminal: lines on standard output, notes on standard error, and lines there that are redrawn while
 * work goes on. Thread-safe. A stream that cannot be written any more is remembered, not thrown: the work goes on.
 */
public final class Console {
    private static final String CLEAR_LINE = "\r\u001b[K";
    private static final String LINE_UP = "\u001b[A";

    private final CommandRequest request;
    private int statusLines;
    private Optional<IOException> outFailure = Optional.empty();
    private Optional<IOException> errFailure = Optional.empty();

    public Console(CommandRequest request) {
        this.request = request;
    }

    /** Writes text that is ready for the terminal to standard output. */
    public void print(String text) {
        write(text.getBytes(StandardCharsets.UTF_8));
    }

    public void printLine(String line) {
        print(line + "\n");
    }

    /** Writes bytes to standard output as they are. */
    public synchronized void write(byte[] bytes) {
        clearStatus();
        try {
            request.out().write(bytes);
            request.out().flush();
        } catch (IOException e) {
            outFailure = outFailure.or(() -> Optional.of(e));
        }
    }

    /** Writes a line to standard error. */
    public synchronized void errorLine(String line) {
        clearStatus();
        toErr(line + "\n");
    }

    /** Redraws the line of work under way; does nothing unless standard error is a terminal. */
    public void status(String line) {
        status(List.of(line));
    }

    /** Redraws several lines of work under way, each no wider than the terminal, together no higher. */
    public synchronized void status(List<String> lines) {
        if (request.terminal().errIsTerminal()) {
            toErr(cleared() + String.join("\n", lines));
            statusLines = lines.size();
        }
    }

    public synchronized void clearStatus() {
        if (statusLines > 0) {
            toErr(cleared());
            statusLines = 0;
        }
    }

    /** Empties the lines that are shown, and stands at the beginning of the first. */
    private String cleared() {
        return CLEAR_LINE + (LINE_UP + CLEAR_LINE).repeat(Math.max(0, statusLines - 1));
    }

    private void toErr(String text) {
        try {
            OutputStream err = request.err();
            err.write(text.getBytes(StandardCharsets.UTF_8));
            err.flush();
        } catch (IOException e) {
            errFailure = errFailure.or(() -> Optional.of(e));
        }
    }

    /** Why standard output lost something; empty when all of it arrived. */
    public synchronized Optional<IOException> outFailure() {
        return outFailure;
    }

    /** Why standard error lost something. */
    public synchronized Optional<IOException> errFailure() {
        return errFailure;
    }
}
