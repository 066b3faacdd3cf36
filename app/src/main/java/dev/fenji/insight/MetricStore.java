package dev.fenji.insight;

import dev.fenji.kernel.facts.CustomerFacts;
import dev.fenji.kernel.facts.Population;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.postgresql.copy.CopyIn;
import org.springframework.stereotype.Component;

/** Brings table {@code metric_row} to the figures of a run; customers whose figures are the same are not written. */
@Component
class MetricStore {
    private static final int SEND_BYTES = 1 << 18;

    private static final String REPLACE = """
            insert into metric_row (%1$s) select %1$s from metric_fresh
            on conflict (customer_id) do update set
                digest = excluded.digest, first_purchase_on = excluded.first_purchase_on,
                last_purchase_on = excluded.last_purchase_on, purchases_ever = excluded.purchases_ever,
                frequency = excluded.frequency, net_frequency = excluded.net_frequency, gross = excluded.gross,
                returns = excluded.returns, return_share = excluded.return_share,
                net_revenue = excluded.net_revenue, non_goods_net = excluded.non_goods_net,
                net_revenue_previous = excluded.net_revenue_previous, revenue_growth = excluded.revenue_growth,
                margin = excluded.margin, average_order_value = excluded.average_order_value,
                median_gap_days = excluded.median_gap_days, category_breadth = excluded.category_breadth,
                lifecycle = excluded.lifecycle""".formatted(MetricRow.COLUMNS);

    /**
     * Writes without committing: that is for whoever opened the connection.
     *
     * @return rows written
     */
    long write(Connection connection, Population population, long runId) throws SQLException {
        Stored stored = stored(connection);
        long written =
                stored.size == 0 ? writeAll(connection, population) : writeChanged(connection, population, stored);
        try (PreparedStatement state = connection.prepareStatement("""
                insert into metric_state (run_id, as_of) values (?, ?)
                on conflict (only_row) do update set run_id = excluded.run_id, as_of = excluded.as_of""")) {
            state.setLong(1, runId);
            state.setObject(2, population.asOf());
            state.executeUpdate();
        }
        return written;
    }

    /** A table emptied in this transaction takes rows without an index and, where the server allows, without a log. */
    private static long writeAll(Connection connection, Population population) throws SQLException {
        execute(connection, "truncate metric_row");
        execute(connection, "alter table metric_row drop constraint metric_row_pkey");
        var rows = new CopyRows();
        CopyIn copy = CopyRows.begin(
                connection, "copy metric_row (" + MetricRow.COLUMNS + ") from stdin (format binary, freeze true)");
        for (int row = 0; row < population.size(); row++) {
            CustomerFacts facts = population.row(row);
            MetricRow.write(facts, MetricRow.digest(facts), rows);
            sendWhenFull(rows, copy);
        }
        rows.send(copy);
        long written = CopyRows.end(copy);
        execute(connection, "alter table metric_row add constraint metric_row_pkey primary key (customer_id)");
        return written;
    }

    private static long writeChanged(Connection connection, Population population, Stored stored) throws SQLException {
        execute(connection, "create temp table metric_fresh (like metric_row) on commit drop");
        var rows = new CopyRows();
        List<Long> gone = new ArrayList<>();
        CopyIn copy =
                CopyRows.begin(connection, "copy metric_fresh (" + MetricRow.COLUMNS + ") from stdin (format binary)");
        int at = 0;
        for (int row = 0; row < population.size(); row++) {
            CustomerFacts facts = population.row(row);
            while (at < stored.size && stored.ids[at] < facts.customerId()) {
                gone.add(stored.ids[at++]);
            }
            boolean known = at < stored.size && stored.ids[at] == facts.customerId();
            long digest = MetricRow.digest(facts);
            if (!known || stored.digests[at] != digest) {
                MetricRow.write(facts, digest, rows);
                sendWhenFull(rows, copy);
            }
            at += known ? 1 : 0;
        }
        rows.send(copy);
        long written = CopyRows.end(copy);
        while (at < stored.size) {
            gone.add(stored.ids[at++]);
        }
        if (written > 0) {
            execute(connection, REPLACE);
        }
        remove(connection, gone);
        return written;
    }

    private static void remove(Connection connection, List<Long> gone) throws SQLException {
        if (gone.isEmpty()) {
            return;
        }
        try (PreparedStatement delete =
                connection.prepareStatement("delete from metric_row where customer_id = any (?)")) {
            delete.setArray(1, connection.createArrayOf("bigint", gone.toArray()));
            delete.executeUpdate();
        }
    }

    private static void sendWhenFull(CopyRows rows, CopyIn copy) throws SQLException {
        if (rows.bytes() >= SEND_BYTES) {
            rows.send(copy);
            rows.clear();
        }
    }

    private static Stored stored(Connection connection) throws SQLException {
        var stored = new Stored();
        try (var rows =
                CopyCursor.open(connection, "select customer_id, digest from metric_row order by customer_id")) {
            while (rows.next()) {
                rows.has();
                long id = rows.bigint();
                rows.has();
                stored.add(id, rows.bigint());
            }
        }
        return stored;
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static final class Stored {
        private long[] ids = new long[1024];
        private long[] digests = new long[1024];
        private int size;

        void add(long id, long digest) {
            if (size == ids.length) {
                ids = java.util.Arrays.copyOf(ids, size * 2);
                digests = java.util.Arrays.copyOf(digests, size * 2);
            }
            ids[size] = id;
            digests[size++] = digest;
        }
    }
}
