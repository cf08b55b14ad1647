package org.voicerecorder.launcher;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/**
 * Says on a terminal that the library is being opened, until the command itself has something to show: whoever wants to
 * record must see at once that the key was heard. Thread-safe.
 */
final class OpeningNotice implements AutoCloseable {
    private static final String TEXT = "Opening the library …";
    private static final String CLEAR_LINE = "\r\u001b[K";

    private final boolean wanted;
    private final OutputStream err;
    private boolean shown;

    OpeningNotice(Invocation invocation, OutputStream err) {
        this.wanted = invocation.isWatched();
        this.err = err;
    }

    synchronized void show() {
        if (wanted && !shown) {
            shown = true;
            write(TEXT);
        }
    }

    /** Takes it away; idempotent. */
    @Override
    public synchronized void close() {
        if (shown) {
            shown = false;
            write(CLEAR_LINE);
        }
    }

    /** A stream to the terminal; what is written there first takes the words away. */
    OutputStream yielding(OutputStream to) {
        return wanted ? new Yielding(to) : to;
    }

    private final class Yielding extends FilterOutputStream {
        Yielding(OutputStream to) {
            super(to);
        }

        @Override
        public void write(int b) throws IOException {
            OpeningNotice.this.close();
            out.write(b);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            OpeningNotice.this.close();
            out.write(bytes, offset, length);
        }
    }

    private void write(String text) {
        try {
            err.write(text.getBytes(StandardCharsets.UTF_8));
            err.flush();
        } catch (IOException e) {
            System.getLogger(OpeningNotice.class.getName()).log(System.Logger.Level.DEBUG, "nobody looks", e);
        }
    }
}
