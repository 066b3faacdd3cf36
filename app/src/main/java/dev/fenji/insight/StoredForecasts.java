package dev.fenji.insight;

import dev.fenji.kernel.facts.Population;
import dev.fenji.kernel.metric.Metric;
import dev.fenji.kernel.metric.Metrics;
import dev.fenji.kernel.metric.Unit;
import dev.fenji.kernel.number.Micros;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The forecasts in force, for looking at: known as of their own day, unknown as of any other. */
@Component
class StoredForecasts {
    private static final String ALL = """
        select customer_id, expected_purchases_30, expected_purchases_90, expected_purchases_365, expected_margin_365,
               clv, p_alive, churn_risk, next_order_on, next_order_amount
        from customer_worth\
        """;

    private static final String ONE =
            ALL + " where customer_id = :customer and exists (select from worth_state where as_of = :day)";

    private final JdbcClient jdbc;

    StoredForecasts(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The run that made the forecasts as of this day; null when they are of another day. */
    @Nullable
    Long runOf(LocalDate asOf) {
        return jdbc.sql("select run_id from worth_state where as_of = :day")
                .param("day", asOf)
                .query(Long.class)
                .optional()
                .orElse(null);
    }

    /** Everyone's, for a population as of that day. */
    Forecasts of(LocalDate asOf, Collection<String> fields) {
        if (runOf(asOf) == null || Metrics.forecasts().stream().noneMatch(metric -> fields.contains(metric.id()))) {
            return Forecasts.NONE;
        }
        Map<Long, long[]> byCustomer = new HashMap<>();
        jdbc.sql(ALL).query(row -> {
            byCustomer.put(row.getLong(1), read(row));
        });
        return new Kept(byCustomer);
    }

    /** One customer's. */
    Forecasts of(LocalDate asOf, long customerId) {
        return jdbc.sql(ONE)
                .param("customer", customerId)
                .param("day", asOf)
                .query((row, _) -> (Forecasts) new Kept(Map.of(customerId, read(row))))
                .optional()
                .orElse(Forecasts.NONE);
    }

    private static long[] read(ResultSet row) throws SQLException {
        List<Metric> metrics = Metrics.forecasts();
        long[] values = new long[metrics.size()];
        for (int i = 0; i < values.length; i++) {
            Metric metric = metrics.get(i);
            if (metric.unit() == Unit.DATE) {
                LocalDate day = row.getObject(metric.id(), LocalDate.class);
                values[i] = day == null ? Micros.UNKNOWN : Micros.ofUnits(day.toEpochDay());
            } else {
                values[i] = Micros.ofNullable(row.getBigDecimal(metric.id()));
            }
        }
        return values;
    }

    private record Kept(Map<Long, long[]> byCustomer) implements Forecasts {
        @Override
        public void put(long customerId, Collection<String> wanted, Population.Builder population) {
            long[] values = byCustomer.get(customerId);
            List<Metric> metrics = Metrics.forecasts();
            for (int i = 0; values != null && i < values.length; i++) {
                if (wanted.contains(metrics.get(i).id())) {
                    population.micros(metrics.get(i).id(), values[i]);
                }
            }
        }
    }
}
