package org.voicerecorder.logging.internal;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.encoder.JsonEncoder;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.Appender;
import ch.qos.logback.core.read.CyclicBufferAppender;
import ch.qos.logback.core.rolling.RollingFileAppender;
import ch.qos.logback.core.rolling.SizeAndTimeBasedRollingPolicy;
import ch.qos.logback.core.util.FileSize;
import java.nio.file.Path;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.LoggerFactory;
import org.voicerecorder.api.library.Library;

/**
 * The log of the open library: JSON lines in {@code logs/voicerec.log}, rolled daily and at 10 MB, kept for 30 days.
 * The level is {@code INFO}, or what the system property {@code voicerecorder.log.level} says.
 */
@Component(
        immediate = true,
        service = {})
public final class LibraryLog {
    private static final String EARLY = "early";
    private static final int DAYS_KEPT = 30;

    private final LoggerContext context = (LoggerContext) LoggerFactory.getILoggerFactory();
    private final RollingFileAppender<ILoggingEvent> file;

    @Activate
    public LibraryLog(@Reference Library library) {
        Path log = library.logs().resolve("voicerec.log");
        file = new RollingFileAppender<>();
        file.setContext(context);
        file.setName("library");
        file.setFile(log.toString());
        file.setEncoder(encoder());
        var policy = new SizeAndTimeBasedRollingPolicy<ILoggingEvent>();
        policy.setContext(context);
        policy.setParent(file);
        policy.setFileNamePattern(library.logs().resolve("voicerec.%d.%i.log").toString());
        policy.setMaxHistory(DAYS_KEPT);
        policy.setMaxFileSize(FileSize.valueOf("10MB"));
        policy.start();
        file.setRollingPolicy(policy);
        file.start();
        Logger root = root();
        root.setLevel(Level.toLevel(System.getProperty("voicerecorder.log.level"), Level.INFO));
        root.addAppender(file);
        hand(root.getAppender(EARLY));
    }

    @Deactivate
    void stop() {
        root().detachAppender(file);
        file.stop();
    }

    private Logger root() {
        return context.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    }

    private JsonEncoder encoder() {
        var json = new JsonEncoder();
        json.setContext(context);
        json.setWithSequenceNumber(false);
        json.setWithContext(false);
        json.setWithNanoseconds(false);
        json.setWithFormattedMessage(true);
        json.setWithMessage(false);
        json.setWithArguments(false);
        json.start();
        return json;
    }

    /** Writes what was said before the library was open. */
    private void hand(Appender<ILoggingEvent> early) {
        if (early instanceof CyclicBufferAppender<ILoggingEvent> buffer) {
            for (int i = 0; i < buffer.getLength(); i++) {
                file.doAppend(buffer.get(i));
            }
            buffer.reset();
        }
    }
}
