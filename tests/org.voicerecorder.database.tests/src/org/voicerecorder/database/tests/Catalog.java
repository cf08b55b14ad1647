package org.voicerecorder.database.tests;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import javax.sql.DataSource;
import org.osgi.service.jdbc.DataSourceFactory;
import org.voicerecorder.api.catalog.RecordingRepository;
import org.voicerecorder.api.library.Library;
import org.voicerecorder.database.derby.internal.DerbyDataSourceFactory;
import org.voicerecorder.database.internal.OpenDatabase;
import org.voicerecorder.database.internal.Retry;
import org.voicerecorder.database.internal.Sessions;
import org.voicerecorder.database.internal.catalog.DatabaseRecordings;
import org.voicerecorder.database.internal.migration.MigrationSteps;
import org.voicerecorder.database.internal.migration.Migrations;

/** A library's database on a folder of its own, opened without components. */
record Catalog(OpenDatabase database, Sessions sessions, RecordingRepository repository) implements AutoCloseable {
    static final DataSourceFactory DERBY = new DerbyDataSourceFactory();

    static Catalog open(Path root) {
        return open(root, Migrations.released(), MigrationSteps.NONE, DERBY);
    }

    static Catalog open(Path root, Migrations migrations, MigrationSteps steps, DataSourceFactory factory) {
        Library library = library(root);
        OpenDatabase database = OpenDatabase.open(library, factory, migrations, steps);
        var sessions = new Sessions(() -> database, new Retry(3, Duration.ofMillis(20)));
        return new Catalog(database, sessions, new DatabaseRecordings(sessions, library, Clock.systemUTC()));
    }

    /** A repository on the same database by another clock. */
    RecordingRepository repository(Path root, Clock clock) {
        return new DatabaseRecordings(sessions, library(root), clock);
    }

    static Library library(Path root) {
        return new Library() {
            @Override
            public Path root() {
                return root;
            }

            @Override
            public String appVersion() {
                return "test";
            }
        };
    }

    DataSource source() {
        return database.source();
    }

    @Override
    public void close() {
        sessions.close();
        database.close();
    }
}
