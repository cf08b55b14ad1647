package org.voicerecorder.database.internal;

import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.EntityTransaction;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAccumulator;
import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.voicerecorder.database.DatabaseSessions;
import org.voicerecorder.database.SessionMetrics;

/**
 * The only place where sessions begin and end: work is handed in, and whatever becomes of it the session is committed or
 * rolled back and closed. Reading uses plain JDBC; JPA is started by the first transaction that writes. One transaction
 * writes at a time, so that waiting writers hold no connection and never block each other in the database. What fails
 * for a reason that passes (deadlock, lock timeout) is tried again. Thread-safe.
 */
public final class Sessions implements DatabaseSessions, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Sessions.class);
    private static final Duration SLOW = Duration.ofSeconds(1);

    private final Supplier<OpenDatabase> database;
    private final Retry retry;
    private final ReentrantLock writing = new ReentrantLock();
    private final AtomicLong active = new AtomicLong();
    private final LongAdder total = new LongAdder();
    private final LongAdder failed = new LongAdder();
    private final LongAccumulator longest = new LongAccumulator(Math::max, 0);
    private EntityManagerFactory entities;

    /** @param database the open database; asked at every session, so it may still be opening */
    public Sessions(Supplier<OpenDatabase> database, Retry retry) {
        this.database = database;
        this.retry = retry;
    }

    /** Work that reads, on a connection that is its own for as long as it runs. */
    @FunctionalInterface
    public interface Reading<T> {
        T with(Connection connection) throws SQLException;
    }

    /**
     * Reads in one session.
     *
     * @throws org.voicerecorder.api.VoiceRecorderException what {@link Failures#of} makes of the failure
     */
    public <T> T read(Reading<T> work) {
        return session(() -> {
            try (Connection connection = database.get().source().getConnection()) {
                return work.with(connection);
            }
        });
    }

    /**
     * Writes in one transaction, committed (and on disk) when this returns, rolled back when it throws.
     *
     * @throws org.voicerecorder.api.VoiceRecorderException what {@link Failures#of} makes of the failure
     */
    public <T> T inTransaction(Function<EntityManager, T> work) {
        return session(() -> {
            writing.lock();
            try (EntityManager manager = entities().createEntityManager()) {
                return transaction(manager, work);
            } finally {
                writing.unlock();
            }
        });
    }

    private static <T> T transaction(EntityManager manager, Function<EntityManager, T> work) {
        var transaction = manager.getTransaction();
        transaction.begin();
        try {
            T result = work.apply(manager);
            transaction.commit();
            return result;
        } catch (RuntimeException | Error e) {
            rollBack(transaction, e);
            throw e;
        }
    }

    /** A database that stopped cannot roll back, and need not; why it stopped is what counts. */
    private static void rollBack(EntityTransaction transaction, Throwable cause) {
        try {
            if (transaction.isActive()) {
                transaction.rollback();
            }
        } catch (RuntimeException e) {
            cause.addSuppressed(e);
        }
    }

    private <T> T session(Work<T> work) {
        // A database that writes must not find the interrupt of somebody else's cancelling (it closes file channels).
        boolean interrupted = Thread.interrupted();
        try {
            return retry.transientFailures(() -> measured(work));
        } catch (Exception e) {
            throw Failures.isReadOnly(e) ? Failures.readOnly(e, database.get().folder()) : Failures.of(e);
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private <T> T measured(Work<T> work) throws Exception {
        long start = System.nanoTime();
        active.incrementAndGet();
        boolean done = false;
        try {
            T result = work.run();
            done = true;
            return result;
        } finally {
            active.decrementAndGet();
            total.increment();
            if (!done) {
                failed.increment();
            }
            long taken = System.nanoTime() - start;
            longest.accumulate(taken);
            if (taken > SLOW.toNanos()) {
                LOG.atWarn().addKeyValue("milliseconds", taken / 1_000_000).log("A session of the database was slow");
            }
        }
    }

    /** Guarded by {@link #writing}. */
    private EntityManagerFactory entities() {
        if (entities == null) {
            entities = Entities.start(database.get().source());
        }
        return entities;
    }

    @Override
    public SessionMetrics metrics() {
        return new SessionMetrics(active.get(), total.sum(), failed.sum(), Duration.ofNanos(longest.get()));
    }

    /** Waits for the transaction that writes, then ends JPA. The database itself belongs to whoever opened it. */
    @Override
    public void close() {
        writing.lock();
        try {
            if (entities != null) {
                entities.close();
                entities = null;
            }
        } finally {
            writing.unlock();
        }
    }

    @FunctionalInterface
    interface Work<T> {
        T run() throws Exception;
    }
}
