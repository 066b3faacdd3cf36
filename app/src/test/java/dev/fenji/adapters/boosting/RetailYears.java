package dev.fenji.adapters.boosting;

import dev.fenji.kernel.churn.ChurnRule;
import dev.fenji.kernel.churn.Snapshot;
import dev.fenji.kernel.clv.PurchaseStates;
import dev.fenji.kernel.metric.BaseMetrics;
import dev.fenji.kernel.metric.MetricParameters;
import dev.fenji.kernel.metric.MetricSql;
import dev.fenji.kernel.metric.Positional;
import dev.fenji.kernel.number.Micros;
import dev.fenji.kernel.time.MetricWindow;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The two years of UCI Online Retail as sales facts; readings of the metric text as of any day. */
final class RetailYears implements AutoCloseable {

    static final int MONTHS = 6;

    private static final String FACTS = """
        create table sales_fact as
        with line as (
          select Invoice as invoice, StockCode as code, cast(Quantity as decimal(18,6)) as quantity,
                 cast(Price as decimal(18,6)) as price, cast(InvoiceDate as timestamp) as bought_at,
                 "Customer ID" as customer, Country as country
          from read_csv('%s/online_retail_ii_2009_2010.csv.gz', all_varchar = true)
          where InvoiceDate < '2010-12-01'
          union all
          select InvoiceNo, StockCode, cast(Quantity as decimal(18,6)), cast(UnitPrice as decimal(18,6)),
                 cast(InvoiceDate as timestamp), CustomerID, Country
          from read_csv('%s/online_retail.csv.gz', all_varchar = true)
        )
        select cast(try_cast(customer as double) as bigint) as customer_id,
               dense_rank() over (order by invoice) as document_id,
               case when invoice like 'C%%' then 'C' else 'P' end as kind,
               cast(cast(bought_at as date) - date '1970-01-01' as integer) as day,
               dense_rank() over (order by code) as product_id,
               left(code, 2) as category,
               code not in ('POST', 'D', 'M', 'm', 'C2', 'DOT', 'CRUK', 'PADS', 'BANK CHARGES', 'S', 'AMAZONFEE', 'B')
                 as goods,
               quantity,
               price as unit_price,
               cast(quantity * price as decimal(18,6)) as amount_base,
               cast(null as decimal(18,6)) as cost_base,
               cast(null as bigint) as original_document_id,
               bought_at as recorded_at,
               country
        from line
        """;

    private final Connection connection;
    private final Map<Integer, Map<Long, BaseMetrics>> readings = new HashMap<>();
    private final Map<Long, String> countries = new HashMap<>();

    RetailYears(Path folder) throws SQLException {
        connection = DriverManager.getConnection("jdbc:duckdb:");
        try (Statement statement = connection.createStatement()) {
            statement.execute(FACTS.formatted(folder, folder));
            try (ResultSet rows = statement.executeQuery(
                    "select customer_id, min(country) from sales_fact where customer_id is not null group by 1")) {
                while (rows.next()) {
                    countries.put(rows.getLong(1), rows.getString(2));
                }
            }
        }
    }

    Connection connection() {
        return connection;
    }

    Snapshot snapshot(ChurnRule rule, LocalDate asOf) {
        int day = (int) asOf.toEpochDay();
        return Snapshot.of(
                rule,
                day,
                metrics(day).values(),
                metrics((int) asOf.minusMonths(MONTHS).toEpochDay()),
                metrics(rule.endOfWindow(day)),
                List.of("country"),
                id -> Map.of("country", countries.get(id)));
    }

    PurchaseStates states(int day) {
        PurchaseStates.Builder states = new PurchaseStates.Builder();
        for (BaseMetrics each : metrics(day).values()) {
            if (each.purchasesEver() > 0) {
                states.add((int) each.purchaseDaysEver() - 1, (int) (each.lastDay() - each.firstDay()), (int)
                        (day - each.firstDay()));
            }
        }
        return states.build();
    }

    Map<Long, BaseMetrics> metrics(int day) {
        return readings.computeIfAbsent(day, this::read);
    }

    private Map<Long, BaseMetrics> read(int day) {
        MetricParameters parameters =
                MetricParameters.everyone(new MetricWindow(LocalDate.ofEpochDay(day), MONTHS), null);
        Positional text = MetricSql.positional(parameters.scope());
        Map<String, Object> values = parameters.values();
        Map<Long, BaseMetrics> found = new HashMap<>();
        try (PreparedStatement select = connection.prepareStatement(text.sql())) {
            for (int i = 0; i < text.order().size(); i++) {
                select.setObject(i + 1, values.get(text.order().get(i)));
            }
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    BaseMetrics metrics = BaseMetrics.read(column -> nullable(rows, column));
                    found.put(metrics.customerId(), metrics);
                }
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        return found;
    }

    private static long nullable(ResultSet row, int column) {
        try {
            long value = row.getLong(column + 1);
            return row.wasNull() ? Micros.UNKNOWN : value;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
