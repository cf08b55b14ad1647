package org.voicerecorder.database.derby.internal;

import java.io.Writer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Where Derby writes its log: line by line to SLF4J, so that it ends up in the library's own log and no
 * {@code derby.log} lies in the current folder. Public because Derby finds it by reflection
 * ({@code derby.stream.error.field}).
 */
public final class DerbyLog extends Writer {
    /** The one Derby takes. */
    public static final Writer STREAM = new DerbyLog();

    private static final Logger LOG = LoggerFactory.getLogger("org.apache.derby");

    private final StringBuilder line = new StringBuilder();

    private DerbyLog() {}

    @Override
    public void write(char[] text, int offset, int length) {
        synchronized (lock) {
            for (int i = offset; i < offset + length; i++) {
                if (text[i] == '\n') {
                    emit();
                } else if (text[i] != '\r') {
                    line.append(text[i]);
                }
            }
        }
    }

    @Override
    public void flush() {
        // A line is given on when it is complete.
    }

    @Override
    public void close() {
        synchronized (lock) {
            emit();
        }
    }

    private void emit() {
        String text = line.toString().strip();
        line.setLength(0);
        if (text.isEmpty()) {
            return;
        }
        if (text.startsWith("ERROR") || text.contains("Exception")) {
            LOG.warn("{}", text);
        } else {
            LOG.debug("{}", text);
        }
    }
}
