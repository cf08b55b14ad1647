package org.voicerecorder.command.internal;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.voicerecorder.api.command.CommandRequest;

/**
 * The caller's terminal: lines on standard output, notes on standard error, and one line there that is redrawn while
 * work goes on. Thread-safe. A stream that cannot be written any more is remembered, not thrown: the work goes on.
 */
public final class Console {
    private static final String CLEAR_LINE = "\r\u001b[K";

    private final CommandRequest request;
    private boolean statusShown;
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
    public synchronized void status(String line) {
        if (request.terminal().errIsTerminal()) {
            statusShown = true;
            toErr(CLEAR_LINE + line);
        }
    }

    public synchronized void clearStatus() {
        if (statusShown) {
            statusShown = false;
            toErr(CLEAR_LINE);
        }
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
