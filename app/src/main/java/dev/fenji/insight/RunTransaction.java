package dev.fenji.insight;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;

/**
 * The one transaction of a run. Its parts are written in the order in which they come, by one thread beside those that compute;
 * the commit at the end brings all of it into force at once.
 */
final class RunTransaction implements AutoCloseable {
    private final Connection connection;
    private final ExecutorService writer = Executors.newSingleThreadExecutor(
            Thread.ofPlatform().name("fenji-run-writer").daemon().factory());

    RunTransaction(DataSource postgres) throws SQLException {
        connection = postgres.getConnection();
        connection.setAutoCommit(false);
    }

    <T> Future<T> write(RunContext.Write<T> part) {
        return writer.submit(() -> part.to(connection));
    }

    /** What was written, or the failure that it ended in. */
    static <T> T await(Future<T> part) throws Exception {
        try {
            return part.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof Exception cause) {
                throw cause;
            }
            throw e;
        }
    }

    void commit() throws Exception {
        await(writer.submit(() -> {
            connection.commit();
            return true;
        }));
    }

    /** Gives the connection back; what was not committed is undone. */
    @Override
    public void close() throws SQLException {
        writer.shutdownNow();
        boolean interrupted = false;
        while (!ended()) {
            interrupted = true;
        }
        connection.rollback();
        connection.setAutoCommit(true);
        connection.close();
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /** The writer uses the connection until it has ended. */
    private boolean ended() {
        try {
            return writer.awaitTermination(Long.MAX_VALUE, TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            return false;
        }
    }
}
