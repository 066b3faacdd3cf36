package dev.fenji.insight;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
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

    /** One document in so many is few: then their lines are looked up one document at a time. */
    private static final int FEW = 20;

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
        try (var source = new FactsSnapshot(postgres);
                Connection copy = analytics.connect()) {
            return refresh(source, copy, progress);
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

    private CopyState refresh(FactsSnapshot source, Connection copy, LongConsumer progress) throws SQLException {
        CopyState now = CopyState.of(source.connection());
        CopyState before = CopyState.read(copy);
        letThreadsInsert(copy);
        copy.setAutoCommit(false);
        try {
            if (before != null && before.leadsTo(now)) {
                source.remember(before.snapshot());
                carryMoved(source, copy, now, progress);
            } else {
                LOG.info("The analytical copy is built anew.");
                empty(copy);
                for (Feed feed : Feed.values()) {
                    carry(source, copy, feed, feed.everything(source.connection()), progress);
                }
            }
            now.write(copy);
            copy.commit();
            return now;
        } catch (SQLException | RuntimeException e) {
            copy.rollback();
            throw e;
        }
    }

    private void carryMoved(FactsSnapshot source, Connection copy, CopyState now, LongConsumer progress)
            throws SQLException {
        for (Feed feed : Feed.values()) {
            long moved = feed.moved(source.connection());
            if (moved > 0) {
                source.preferIndexes(moved * FEW < now.documents());
                carry(source, copy, feed, List.of(feed.moved()), progress);
            }
        }
    }

    private void carry(FactsSnapshot source, Connection copy, Feed feed, List<String> queries, LongConsumer progress)
            throws SQLException {
        try (var rows = analytics.rows().open(source, queries, feed == Feed.LINES ? progress : any -> {})) {
            feed.take(copy);
        }
    }

    /**
     * Rows of a table have no order, so all threads may insert at once. For this session only: where it is said for all, large
     * results come out of order too, whatever their {@code order by} says (DuckDB 2.0.0).
     */
    private static void letThreadsInsert(Connection copy) throws SQLException {
        try (Statement statement = copy.createStatement()) {
            statement.execute("set session preserve_insertion_order = false");
        }
    }

    private static void empty(Connection copy) throws SQLException {
        try (Statement statement = copy.createStatement()) {
            statement.execute("delete from sales_fact");
            statement.execute("delete from product");
            statement.execute("delete from customer_attribute");
            statement.execute("delete from potential_fact");
            statement.execute("delete from copy_state");
        }
    }
}
