package org.voicerecorder.database.internal;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Properties;
import javax.sql.DataSource;
import org.osgi.service.jdbc.DataSourceFactory;

/** Opens and closes embedded Derby databases through the OSGi JDBC service. */
public final class DerbyDatabase {
    /** The driver whose factory is meant ({@code osgi.jdbc.driver.class}). */
    public static final String DRIVER_CLASS = "org.apache.derby.jdbc.EmbeddedDriver";

    /** "Database … shutdown": how Derby says that it went well. */
    private static final String SHUT_DOWN = "08006";
    /** The database is not running: nothing to do. */
    private static final String NOT_RUNNING = "XJ004";

    private final DataSourceFactory factory;

    public DerbyDatabase(DataSourceFactory factory) {
        this.factory = factory;
    }

    /** A source of connections; the first one starts the database. */
    public DataSource source(Path folder, boolean create) throws SQLException {
        Properties properties = named(folder);
        if (create) {
            properties.setProperty("create", "true");
        }
        return factory.createDataSource(properties);
    }

    /** Ends a database: checkpoint, files closed. It can be opened again by the same process. */
    public void shutdown(Path folder) throws SQLException {
        Properties properties = named(folder);
        properties.setProperty("shutdown", "true");
        try (Connection _ = factory.createDataSource(properties).getConnection()) {
            throw new SQLException("Derby did not shut down " + folder);
        } catch (SQLException e) {
            if (!SHUT_DOWN.equals(e.getSQLState()) && !NOT_RUNNING.equals(e.getSQLState())) {
                throw e;
            }
        }
    }

    private static Properties named(Path folder) {
        Properties properties = new Properties();
        properties.setProperty(DataSourceFactory.JDBC_DATABASE_NAME, folder.toString());
        return properties;
    }
}
