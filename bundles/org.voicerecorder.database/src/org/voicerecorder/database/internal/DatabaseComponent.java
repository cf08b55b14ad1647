package org.voicerecorder.database.internal;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.jdbc.DataSourceFactory;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.voicerecorder.api.VoiceRecorderException;
import org.voicerecorder.api.library.Library;
import org.voicerecorder.database.DatabaseSessions;
import org.voicerecorder.database.SessionMetrics;
import org.voicerecorder.database.internal.migration.MigrationSteps;
import org.voicerecorder.database.internal.migration.Migrations;

/**
 * The database of the open library. It starts in a thread of its own as soon as there is a library, while the rest of
 * the program starts too; who needs it waits for it, and is told why when it cannot be opened (a component that failed
 * would only be missing).
 */
@Component(
        service = {DatabaseComponent.class, DatabaseSessions.class},
        immediate = true)
public final class DatabaseComponent implements DatabaseSessions {
    private static final Logger LOG = LoggerFactory.getLogger(DatabaseComponent.class);

    private final CompletableFuture<OpenDatabase> opening = new CompletableFuture<>();
    private final Sessions sessions = new Sessions(this::database, Retry.DEFAULT);

    @Activate
    public DatabaseComponent(
            @Reference Library library,
            @Reference(target = "(" + DataSourceFactory.OSGI_JDBC_DRIVER_CLASS + "=" + DerbyDatabase.DRIVER_CLASS + ")")
                    DataSourceFactory factory) {
        Thread.ofPlatform().name("database-open").start(() -> open(library, factory));
    }

    private void open(Library library, DataSourceFactory factory) {
        try {
            opening.complete(OpenDatabase.open(library, factory, Migrations.released(), MigrationSteps.NONE));
        } catch (RuntimeException | Error e) {
            opening.completeExceptionally(e);
        }
    }

    public Sessions sessions() {
        return sessions;
    }

    @Override
    public SessionMetrics metrics() {
        return sessions.metrics();
    }

    private OpenDatabase database() {
        try {
            return opening.join();
        } catch (CompletionException e) {
            // The failure is remembered: every caller gets an exception of its own.
            if (e.getCause() instanceof VoiceRecorderException known) {
                throw new VoiceRecorderException(known.code(), known.getMessage(), known.advice(), known);
            }
            throw Failures.of(e.getCause());
        }
    }

    /** Waits for the start if need be: closing a database that is just being made would leave half of it. */
    @Deactivate
    public void close() {
        OpenDatabase database;
        try {
            database = opening.join();
        } catch (CompletionException e) {
            LOG.atDebug().setCause(e).log("There is no database to close");
            return;
        }
        sessions.close();
        database.close();
    }
}
