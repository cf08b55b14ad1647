package org.voicerecorder.database.derby.internal;

import java.nio.file.Path;
import java.sql.Driver;
import java.sql.SQLException;
import java.util.Properties;
import javax.sql.ConnectionPoolDataSource;
import javax.sql.DataSource;
import javax.sql.XADataSource;
import org.apache.derby.jdbc.BasicEmbeddedConnectionPoolDataSource40;
import org.apache.derby.jdbc.BasicEmbeddedDataSource40;
import org.apache.derby.jdbc.BasicEmbeddedXADataSource40;
import org.apache.derby.jdbc.EmbeddedDriver;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.jdbc.DataSourceFactory;

/**
 * Embedded Derby as the OSGi JDBC service (OSGi Compendium 8, chapter 125). Data sources know the standard properties
 * {@code databaseName}, {@code url} ({@code jdbc:derby:…}), {@code user}, {@code password}, {@code dataSourceName} and
 * {@code description}, and Derby's attributes {@code create} and {@code shutdown} with the value {@code true}; any
 * other one is refused, as the specification asks. Derby's own messages go to SLF4J; it writes nothing outside the
 * folder of a database. Thread-safe.
 */
@Component(
        property = {
            DataSourceFactory.OSGI_JDBC_DRIVER_CLASS + "=" + DerbyDataSourceFactory.DRIVER_CLASS,
            DataSourceFactory.OSGI_JDBC_DRIVER_NAME + "=Apache Derby embedded",
            DataSourceFactory.OSGI_JDBC_DRIVER_VERSION + "=10.17.1",
            DataSourceFactory.OSGI_JDBC_CAPABILITY + "=" + DataSourceFactory.OSGI_JDBC_CAPABILITY_DRIVER,
            DataSourceFactory.OSGI_JDBC_CAPABILITY + "=" + DataSourceFactory.OSGI_JDBC_CAPABILITY_DATASOURCE,
            DataSourceFactory.OSGI_JDBC_CAPABILITY + "="
                    + DataSourceFactory.OSGI_JDBC_CAPABILITY_CONNECTIONPOOLDATASOURCE,
            DataSourceFactory.OSGI_JDBC_CAPABILITY + "=" + DataSourceFactory.OSGI_JDBC_CAPABILITY_XADATASOURCE
        })
public final class DerbyDataSourceFactory implements DataSourceFactory {
    static final String DRIVER_CLASS = "org.apache.derby.jdbc.EmbeddedDriver";

    private static final String URL_PREFIX = "jdbc:derby:";

    @Activate
    public DerbyDataSourceFactory() {}

    @Override
    public DataSource createDataSource(Properties props) throws SQLException {
        return configure(new BasicEmbeddedDataSource40(), props);
    }

    @Override
    public ConnectionPoolDataSource createConnectionPoolDataSource(Properties props) throws SQLException {
        return configure(new BasicEmbeddedConnectionPoolDataSource40(), props);
    }

    @Override
    public XADataSource createXADataSource(Properties props) throws SQLException {
        return configure(new BasicEmbeddedXADataSource40(), props);
    }

    @Override
    public Driver createDriver(Properties props) throws SQLException {
        if (props != null && !props.isEmpty()) {
            throw new SQLException("Derby's driver has no properties, but was given %s".formatted(props.keySet()));
        }
        DerbyEngine.prepare(Path.of(System.getProperty("user.home")).toAbsolutePath());
        return new EmbeddedDriver();
    }

    private static <T extends BasicEmbeddedDataSource40> T configure(T source, Properties props) throws SQLException {
        if (props != null) {
            for (String name : props.stringPropertyNames()) {
                set(source, name, props.getProperty(name));
            }
        }
        String database = source.getDatabaseName();
        if (database == null || database.isEmpty()) {
            throw new SQLException("Derby needs the property databaseName or url");
        }
        Path folder = Path.of(database).toAbsolutePath();
        DerbyEngine.prepare(folder.getParent() == null ? folder : folder.getParent());
        return source;
    }

    private static void set(BasicEmbeddedDataSource40 source, String name, String value) throws SQLException {
        switch (name) {
            case JDBC_DATABASE_NAME -> source.setDatabaseName(value);
            case JDBC_URL -> setUrl(source, value);
            case JDBC_USER -> source.setUser(value);
            case JDBC_PASSWORD -> source.setPassword(value);
            case JDBC_DATASOURCE_NAME -> source.setDataSourceName(value);
            case JDBC_DESCRIPTION -> source.setDescription(value);
            case "create" -> source.setCreateDatabase("true".equals(value) ? "create" : null);
            case "shutdown" -> source.setShutdownDatabase("true".equals(value) ? "shutdown" : null);
            default -> throw new SQLException("Derby's data source has no property " + name);
        }
    }

    /** Takes a URL apart: the database's name, then attributes after semicolons. */
    private static void setUrl(BasicEmbeddedDataSource40 source, String url) throws SQLException {
        if (!url.startsWith(URL_PREFIX)) {
            throw new SQLException("Not a URL of Derby: " + url);
        }
        String rest = url.substring(URL_PREFIX.length());
        int end = rest.indexOf(';');
        source.setDatabaseName(end < 0 ? rest : rest.substring(0, end));
        if (end >= 0) {
            source.setConnectionAttributes(rest.substring(end + 1));
        }
    }
}
