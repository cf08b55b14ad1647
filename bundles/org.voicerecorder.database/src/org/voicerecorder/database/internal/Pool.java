package org.voicerecorder.database.internal;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;

/**
 * The connections of the open library: validated before use, replaced after half an hour, few. The writer needs one,
 * readers the others; one is opened at once, the rest when needed.
 */
public final class Pool implements AutoCloseable {
    private static final int MOST = 8;

    private final HikariDataSource hikari;

    /**
     * Opens the first connection.
     *
     * @throws SQLException when the database does not start
     */
    public Pool(DataSource source) throws SQLException {
        var config = new HikariConfig();
        config.setReadOnly(canOnlyRead(source));
        config.setPoolName("voicerecorder");
        config.setDataSource(source);
        config.setMinimumIdle(1);
        config.setMaximumPoolSize(MOST);
        config.setConnectionTimeout(TimeUnit.SECONDS.toMillis(30));
        config.setValidationTimeout(TimeUnit.SECONDS.toMillis(5));
        config.setIdleTimeout(TimeUnit.MINUTES.toMillis(5));
        config.setMaxLifetime(TimeUnit.MINUTES.toMillis(30));
        config.setRegisterMbeans(false);
        hikari = new HikariDataSource(config);
    }

    /** Derby starts like that when it cannot write its files, on a full disk for one; the pool would ask to write. */
    private static boolean canOnlyRead(DataSource source) throws SQLException {
        try (Connection connection = source.getConnection()) {
            return connection.isReadOnly();
        }
    }

    public DataSource source() {
        return hikari;
    }

    /** Connections that are lent at this moment. */
    public int lent() {
        return hikari.getHikariPoolMXBean().getActiveConnections();
    }

    @Override
    public void close() {
        hikari.close();
    }
}
