package dev.fenji.insight.model;

import dev.fenji.insight.CopyRows;
import dev.fenji.kernel.metric.Metric;
import dev.fenji.kernel.metric.Metrics;
import dev.fenji.kernel.number.Micros;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Objects;
import org.postgresql.copy.CopyIn;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Writes what a run's models say; rows that are the same are left alone. */
@Component
class WorthStore {
    private static final int SEND_BYTES = 1 << 18;
    private static final long MIX = 0x9E3779B97F4A7C15L;

    /** In the order of the columns. */
    private static final List<Metric> NUMERICS = List.of(
            Metrics.EXPECTED_PURCHASES_30,
            Metrics.EXPECTED_PURCHASES_90,
            Metrics.EXPECTED_PURCHASES_365,
            Metrics.EXPECTED_MARGIN_365,
            Metrics.CLV,
            Metrics.P_ALIVE,
            Metrics.CHURN_RISK,
            Metrics.NEXT_ORDER_AMOUNT);

    private static final int WIDTH = NUMERICS.size() + 12;

    private static final String FRESH = "create temp table worth_fresh (like customer_worth) on commit drop";

    private static final String FILL = """
        copy worth_fresh (customer_id, digest, scope, model, expected_purchases_30, expected_purchases_90,
            expected_purchases_365, expected_margin_365, clv, p_alive, churn_risk, next_order_amount, next_order_on,
            next_order_from, next_order_until, next_order_low, next_order_high, churn_group, flags, factors) from stdin (format binary)\
        """;

    private static final String REPLACE = """
        insert into customer_worth as w select * from worth_fresh
        on conflict (customer_id) do update set
            digest = excluded.digest, scope = excluded.scope, model = excluded.model,
            expected_purchases_30 = excluded.expected_purchases_30,
            expected_purchases_90 = excluded.expected_purchases_90,
            expected_purchases_365 = excluded.expected_purchases_365,
            expected_margin_365 = excluded.expected_margin_365, clv = excluded.clv, p_alive = excluded.p_alive,
            churn_risk = excluded.churn_risk, churn_group = excluded.churn_group,
            next_order_on = excluded.next_order_on, next_order_amount = excluded.next_order_amount,
            next_order_from = excluded.next_order_from, next_order_until = excluded.next_order_until,
            next_order_low = excluded.next_order_low, next_order_high = excluded.next_order_high,
            flags = excluded.flags, factors = excluded.factors
        where w.digest <> excluded.digest\
        """;

    private static final String REMOVE = """
        delete from customer_worth w
        where not exists (select 1 from worth_fresh f where f.customer_id = w.customer_id)\
        """;

    private static final String STATE = """
        insert into worth_state (run_id, as_of) values (?, ?)
        on conflict (only_row) do update set run_id = excluded.run_id, as_of = excluded.as_of\
        """;

    private static final String REPORT = """
        insert into model_fit (run_id, scope, place, as_of, fitted_on, outcome, report)
        values (?, ?, ?, ?, ?, ?, ?::jsonb)\
        """;

    private final JsonMapper json;

    WorthStore(JsonMapper json) {
        this.json = json;
    }

    long write(Connection postgres, long runId, List<ScopeReport> reports, WorthColumns worth) throws SQLException {
        reports(postgres, runId, reports);
        execute(postgres, FRESH);
        fill(postgres, worth);
        execute(postgres, "create unique index on worth_fresh (customer_id)");
        execute(postgres, "analyze worth_fresh");
        long removed = execute(postgres, REMOVE);
        long written = execute(postgres, REPLACE);
        try (PreparedStatement state = postgres.prepareStatement(STATE)) {
            state.setLong(1, runId);
            state.setObject(2, worth.asOf());
            state.executeUpdate();
        }
        return removed + written;
    }

    private void reports(Connection postgres, long runId, List<ScopeReport> reports) throws SQLException {
        try (PreparedStatement insert = postgres.prepareStatement(REPORT)) {
            int place = 0;
            for (ScopeReport report : reports) {
                insert.setLong(1, runId);
                insert.setString(2, report.scope());
                insert.setInt(3, place++);
                insert.setObject(4, report.asOf());
                insert.setObject(5, report.fittedOn());
                insert.setString(6, report.purchases() == null ? "REFUSED" : "FITTED");
                insert.setString(7, json.writeValueAsString(report));
                insert.executeUpdate();
            }
        }
    }

    private static void fill(Connection postgres, WorthColumns worth) throws SQLException {
        var rows = new CopyRows();
        CopyIn copy = CopyRows.begin(postgres, FILL);
        for (int row = 0; row < worth.size(); row++) {
            if (worth.isValued(row)) {
                write(worth, row, rows);
            }
            if (rows.bytes() >= SEND_BYTES) {
                rows.send(copy);
                rows.clear();
            }
        }
        rows.send(copy);
        CopyRows.end(copy);
    }

    private static void write(WorthColumns worth, int row, CopyRows to) {
        to.row(WIDTH)
                .bigint(worth.id(row))
                .bigint(digest(worth, row))
                .text(worth.scope(row))
                .text(worth.model(row));
        for (Metric metric : NUMERICS) {
            numeric(worth.micros(metric, row), to);
        }
        date(worth.micros(Metrics.NEXT_ORDER_ON, row), to);
        date(worth.nextRange(0, row), to);
        date(worth.nextRange(1, row), to);
        numeric(worth.nextRange(2, row), to);
        numeric(worth.nextRange(3, row), to);
        to.text(worth.riskGroup(row)).text(worth.flags(row)).text(worth.factors(row));
    }

    private static void numeric(long micros, CopyRows to) {
        if (micros == Micros.UNKNOWN) {
            to.none();
        } else {
            to.numeric(micros);
        }
    }

    private static void date(long micros, CopyRows to) {
        if (micros == Micros.UNKNOWN) {
            to.none();
        } else {
            to.date(micros / Micros.ONE);
        }
    }

    /** 64 bits that differ when the row does. */
    private static long digest(WorthColumns worth, int row) {
        long digest = 1;
        for (Metric metric : Metrics.forecasts()) {
            digest = mix(digest, worth.micros(metric, row));
        }
        for (int which = 0; which < 4; which++) {
            digest = mix(digest, worth.nextRange(which, row));
        }
        digest = mix(
                digest,
                Objects.hash(
                        worth.scope(row),
                        worth.model(row),
                        worth.flags(row),
                        worth.riskGroup(row),
                        worth.factors(row)));
        return digest;
    }

    /** The finaliser of SplittableRandom over the running value. */
    private static long mix(long digest, long value) {
        long z = digest * MIX + value;
        z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }

    private static long execute(Connection postgres, @com.google.errorprone.annotations.CompileTimeConstant String sql)
            throws SQLException {
        try (Statement statement = postgres.createStatement()) {
            return statement.executeLargeUpdate(sql);
        }
    }
}
