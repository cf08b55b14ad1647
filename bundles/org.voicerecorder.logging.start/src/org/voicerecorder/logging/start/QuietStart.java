package org.voicerecorder.logging.start;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.Configurator;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.CyclicBufferAppender;
import ch.qos.logback.core.spi.ContextAwareBase;

/**
 * Logback's set-up until a library is open: nothing is printed (standard output belongs to commands), the last events
 * are kept in memory and handed to the library's log file once there is one. Without it Logback would look for a
 * configuration file and print everything.
 */
public final class QuietStart extends ContextAwareBase implements Configurator {
    /** Name of the appender that holds early events. */
    public static final String EARLY = "early";

    private static final int KEPT_EVENTS = 256;

    @Override
    public ExecutionStatus configure(LoggerContext context) {
        var early = new CyclicBufferAppender<ILoggingEvent>();
        early.setContext(context);
        early.setName(EARLY);
        early.setMaxSize(KEPT_EVENTS);
        early.start();
        Logger root = context.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
        root.setLevel(Level.INFO);
        root.addAppender(early);
        return ExecutionStatus.DO_NOT_INVOKE_NEXT_IF_ANY;
    }
}
