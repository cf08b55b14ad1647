package org.voicerecorder.database.internal;

import java.nio.file.Path;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.osgi.service.jdbc.DataSourceFactory;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.voicerecorder.api.library.Library;
import org.voicerecorder.database.internal.migration.MigrationSteps;
import org.voicerecorder.database.internal.migration.Migrations;
import org.voicerecorder.database.internal.migration.SchemaFolders;

/** A database that is running, in the current schema, with its pool. */
public final class OpenDatabase implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(OpenDatabase.class);

    private final DerbyDatabase derby;
    private final Path folder;
    private final Pool pool;

    private OpenDatabase(DerbyDatabase derby, Path folder, Pool pool) {
        this.derby = derby;
        this.folder = folder;
        this.pool = pool;
    }

    /**
     * Opens the database of a library; makes or upgrades it first where necessary.
     *
     * @throws org.voicerecorder.api.VoiceRecorderException {@code ERR_LIBRARY_VERSION}, {@code ERR_MIGRATION},
     *     {@code ERR_DISK_FULL}, {@code ERR_DATABASE}
     */
    public static OpenDatabase open(
            Library library, DataSourceFactory factory, Migrations migrations, MigrationSteps steps) {
        long start = System.nanoTime();
        var derby = new DerbyDatabase(factory);
        var folders = new SchemaFolders(library, derby, migrations, steps);
        Path folder = folders.prepare();
        try {
            var pool = new Pool(derby.source(folder, false));
            var database = new OpenDatabase(derby, folder, pool);
            database.check(folders);
            LOG.atDebug()
                    .addKeyValue("milliseconds", (System.nanoTime() - start) / 1_000_000)
                    .log("Database open");
            return database;
        } catch (SQLException | RuntimeException e) {
            throw Failures.of(e);
        }
    }

    private void check(SchemaFolders folders) throws SQLException {
        try (var connection = pool.source().getConnection()) {
            folders.check(connection);
        } catch (SQLException | RuntimeException e) {
            close();
            throw e;
        }
    }

    Path folder() {
        return folder;
    }

    public DataSource source() {
        return pool.source();
    }

    public int lentConnections() {
        return pool.lent();
    }

    @Override
    public void close() {
        pool.close();
        try {
            derby.shutdown(folder);
        } catch (SQLException e) {
            throw Failures.of(e);
        }
    }
}
