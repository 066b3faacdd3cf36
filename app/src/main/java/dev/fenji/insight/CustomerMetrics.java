package dev.fenji.insight;

import dev.fenji.kernel.facts.CustomerFacts;
import dev.fenji.kernel.facts.Field;
import dev.fenji.kernel.facts.Population;
import dev.fenji.kernel.lifecycle.Lifecycle;
import dev.fenji.kernel.metric.BaseMetrics;
import dev.fenji.kernel.metric.Metric;
import dev.fenji.kernel.metric.MetricParameters;
import dev.fenji.kernel.metric.MetricSet;
import dev.fenji.kernel.metric.Metrics;
import dev.fenji.kernel.number.Micros;
import dev.fenji.kernel.time.MetricWindow;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The figures of one customer, straight from the facts in PostgreSQL: the same text, the same kernel. */
@Component
class CustomerMetrics {
    private final DataSource postgres;
    private final JdbcClient jdbc;
    private final StoredForecasts forecasts;

    CustomerMetrics(DataSource postgres, JdbcClient jdbc, StoredForecasts forecasts) {
        this.postgres = postgres;
        this.jdbc = jdbc;
        this.forecasts = forecasts;
    }

    /** Metrics and the given attributes of one customer, as a population of one has them. */
    CustomerFacts facts(
            long customerId,
            MetricWindow window,
            @Nullable Instant knownAt,
            List<Field> attributes,
            Lifecycle lifecycle) {
        // Before the connection below is taken: nobody holds one and waits for another.
        Forecasts ahead = forecasts.of(window.asOf(), customerId);
        try (Connection connection = postgres.getConnection()) {
            connection.setAutoCommit(false);
            try {
                PlanOnce.inUtc(connection);
                var parameters = MetricParameters.customer(window, knownAt, customerId);
                BaseMetrics base = base(connection, parameters);
                var builder = Population.builder(window.asOf(), 1).customer(customerId);
                String segment = ProfileReader.put(connection, customerId, attributes, builder);
                PotentialReader.put(connection, parameters, attributes, builder);
                MetricSet.derive(base, window)
                        .withStage(lifecycle.stage(base, segment, window.asOfDay()))
                        .putInto(builder);
                ahead.put(
                        customerId, Metrics.forecasts().stream().map(Metric::id).toList(), builder);
                return builder.build().row(0);
            } finally {
                connection.rollback();
                connection.setAutoCommit(true);
            }
        } catch (SQLException e) {
            throw new AnalyticsException("The figures of customer %d could not be computed.".formatted(customerId), e);
        }
    }

    /**
     * The days of a customer's latest facts.
     *
     * @param sale of its latest purchase or return
     * @param input of its latest declared input, withdrawn or not: the day that it led to stays
     */
    record Newest(@Nullable LocalDate sale, @Nullable LocalDate input) {}

    Map<Long, Newest> newest(Collection<Long> customers) {
        Map<Long, Newest> newest = new HashMap<>();
        jdbc.sql("""
                        select c.id, (select max(occurred_on) from sales_document where customer_id = c.id) as sale,
                               (select max(observed_on) from potential_input where customer_id = c.id) as input
                        from unnest(:customers::bigint[]) as c (id)""").param("customers", customers.toArray(Long[]::new)).query(row -> {
            newest.put(
                    row.getLong("id"),
                    new Newest(row.getObject("sale", LocalDate.class), row.getObject("input", LocalDate.class)));
        });
        return newest;
    }

    private static BaseMetrics base(Connection connection, MetricParameters parameters) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement(AnalyticsSql.metrics(parameters))) {
            AnalyticsSql.bind(query, 1, parameters);
            try (ResultSet row = query.executeQuery()) {
                return row.next() ? read(row) : BaseMetrics.none(customer(parameters));
            }
        }
    }

    private static BaseMetrics read(ResultSet row) throws SQLException {
        long[] cells = new long[row.getMetaData().getColumnCount()];
        for (int column = 0; column < cells.length; column++) {
            cells[column] = row.getLong(column + 1);
            if (row.wasNull()) {
                cells[column] = Micros.UNKNOWN;
            }
        }
        return BaseMetrics.read(column -> cells[column]);
    }

    private static long customer(MetricParameters parameters) {
        Long id = parameters.customerId();
        return id == null ? 0 : id;
    }
}
