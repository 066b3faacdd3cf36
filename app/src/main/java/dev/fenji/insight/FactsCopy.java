package dev.fenji.insight;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.function.LongConsumer;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps the analytical copy in step with the facts in PostgreSQL.
 *
 * <p>What moved is what the snapshot of the refresh before could not see: {@code not pg_visible_in_snapshot(tx, before)}.
 * So a transaction that began early and committed late is never skipped, and none is waited for. A document moves
 * with its lines: it is carried over whole and replaces its rows; so is a customer.
 */
final class FactsCopy {
    private static final Logger LOG = LoggerFactory.getLogger(FactsCopy.class);

    private final AnalyticsDatabase analytics;
    private final DataSource postgres;

    FactsCopy(AnalyticsDatabase analytics, DataSource postgres) {
        this.analytics = analytics;
        this.postgres = postgres;
    }

    /**
     * Brings the copy to the present. One at a time.
     *
     * @param progress is told the lines carried over so far
     */
    synchronized CopyState refresh(LongConsumer progress) {
        try (Connection source = postgres.getConnection();
                Connection copy = analytics.connect()) {
            source.setAutoCommit(false);
            source.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
            source.setReadOnly(true);
            try {
                return refresh(source, copy, progress);
            } finally {
                source.rollback();
                source.setReadOnly(false);
                source.setAutoCommit(true);
            }
        } catch (SQLException e) {
            throw new AnalyticsException("The analytical copy could not be refreshed.", e);
        }
    }

    /** What the copy holds now, without looking for more; null when it was never filled. */
    @Nullable
    CopyState state() {
        try (Connection copy = analytics.connect()) {
            return CopyState.read(copy);
        } catch (SQLException e) {
            throw new AnalyticsException("The analytical copy could not be read.", e);
        }
    }

    private CopyState refresh(Connection source, Connection copy, LongConsumer progress) throws SQLException {
        CopyState now = CopyState.of(source);
        CopyState before = CopyState.read(copy);
        copy.setAutoCommit(false);
        try {
            boolean anew = before == null || !before.leadsTo(now);
            if (anew) {
                LOG.info("The analytical copy is built anew.");
                empty(copy);
            }
            carry(source, copy, anew ? null : before, progress);
            now.write(copy);
            copy.commit();
            return now;
        } catch (SQLException | RuntimeException e) {
            copy.rollback();
            throw e;
        }
    }

    private void carry(Connection source, Connection copy, @Nullable CopyState before, LongConsumer progress)
            throws SQLException {
        var ferry = new CsvFerry(analytics.temporary());
        String snapshot = before == null ? null : before.snapshot();
        boolean anew = snapshot == null;
        long[] carried = {0};
        for (Feed feed : Feed.values()) {
            if (anew && !feed.feedsEmptyCopy()) {
                continue;
            }
            feed.prepare(copy, anew);
            ferry.carry(source, feed.query(source, snapshot), csv -> {
                carried[0] += feed.load(copy, csv, anew);
                progress.accept(carried[0]);
            });
            feed.merge(copy, anew);
        }
    }

    private static void empty(Connection copy) throws SQLException {
        try (Statement statement = copy.createStatement()) {
            statement.execute("delete from sales_fact");
            statement.execute("delete from customer_attribute");
            statement.execute("delete from copy_state");
        }
    }
}
