package org.voicerecorder.launcher;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/**
 * Says on a terminal that the library is being opened, until the command itself has something to show: whoever wants to
 * record must see at once that the key was heard. One thread.
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

    void show() {
        if (wanted && !shown) {
            shown = true;
            write(TEXT);
        }
    }

    /** Takes it away; idempotent. */
    @Override
    public void close() {
        if (shown) {
            shown = false;
            write(CLEAR_LINE);
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
