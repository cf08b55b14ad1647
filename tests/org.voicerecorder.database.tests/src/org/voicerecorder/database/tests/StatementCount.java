package org.voicerecorder.database.tests;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.Driver;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Properties;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.ConnectionPoolDataSource;
import javax.sql.DataSource;
import javax.sql.XADataSource;
import org.osgi.service.jdbc.DataSourceFactory;

/** Counts the statements that really run, by standing in front of the driver; can fail the n-th commit. */
final class StatementCount implements DataSourceFactory {
    private final AtomicInteger executed = new AtomicInteger();
    private final AtomicInteger failures = new AtomicInteger();
    private volatile String failWith = "40001";

    int during(Runnable work) {
        executed.set(0);
        work.run();
        return executed.get();
    }

    /** Lets the next statements fail with a SQLSTATE. */
    void failNext(int howMany, String state) {
        failWith = state;
        failures.set(howMany);
    }

    private <T> T counting(Class<T> type, Object real) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, (_, method, args) -> {
            boolean runs = real instanceof PreparedStatement && method.getName().startsWith("execute");
            if (runs) {
                executed.incrementAndGet();
                if (failures.getAndUpdate(n -> Math.max(0, n - 1)) > 0) {
                    throw new SQLException("injected", failWith);
                }
            }
            try {
                Object result = method.invoke(real, args);
                return switch (result) {
                    case Connection c when method.getName().equals("getConnection") -> counting(Connection.class, c);
                    case PreparedStatement s
                    when method.getName().startsWith("prepare") -> counting(PreparedStatement.class, s);
                    case null, default -> result;
                };
            } catch (InvocationTargetException e) {
                throw e.getCause();
            }
        }));
    }

    @Override
    public DataSource createDataSource(Properties properties) throws SQLException {
        return counting(DataSource.class, Catalog.DERBY.createDataSource(properties));
    }

    @Override
    public ConnectionPoolDataSource createConnectionPoolDataSource(Properties properties) throws SQLException {
        return Catalog.DERBY.createConnectionPoolDataSource(properties);
    }

    @Override
    public XADataSource createXADataSource(Properties properties) throws SQLException {
        return Catalog.DERBY.createXADataSource(properties);
    }

    @Override
    public Driver createDriver(Properties properties) throws SQLException {
        return Catalog.DERBY.createDriver(properties);
    }
}
