package dev.fenji.insight.model;

import dev.fenji.insight.RunProgress;
import dev.fenji.kernel.metric.BaseMetrics;
import dev.fenji.kernel.metric.MetricParameters;
import dev.fenji.kernel.metric.MetricSql;
import dev.fenji.kernel.metric.Positional;
import dev.fenji.kernel.number.Micros;
import dev.fenji.kernel.time.MetricWindow;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads from the analytical copy what churn features are made of: the metric text as of past days, and labelled attributes. */
final class ChurnReader {
    private static final String LABELLED = """
        select customer_id, attributes from customer_attribute
        where attributes <> '{}' and json_extract_string(attributes, ?) is not null
        order by customer_id\
        """;

    /** A temporary table hides the one it is named after. */
    private static final String PART = """
        create or replace temp table sales_fact as
        select * from facts.main.sales_fact where customer_id % ? = ?\
        """;

    private final Connection copy;
    private final @Nullable Instant knownAt;
    private final RunProgress progress;
    private boolean hidden;

    ChurnReader(Connection copy, @Nullable Instant knownAt, RunProgress progress) {
        this.copy = copy;
        this.knownAt = knownAt;
        this.progress = progress;
    }

    /** From now on the connection shows the sales of every so-many-th customer only, by number. */
    void part(int part, int of) throws SQLException {
        if (of > 1) {
            try (PreparedStatement query = copy.prepareStatement(PART)) {
                query.setInt(1, of);
                query.setInt(2, part);
                query.execute();
                hidden = true;
            }
        }
    }

    /** Shows everyone again. */
    void everyone() throws SQLException {
        if (hidden) {
            try (Statement statement = copy.createStatement()) {
                statement.execute("drop table temp.main.sales_fact");
                hidden = false;
            }
        }
    }

    /** The metrics of everyone with a purchase before the day, by customer, in the order of ids. */
    Map<Long, BaseMetrics> metrics(LocalDate asOf) throws SQLException {
        var parameters = MetricParameters.everyone(MetricWindow.of(asOf), knownAt);
        Positional text = MetricSql.positional(parameters.scope());
        Map<Long, BaseMetrics> all = new LinkedHashMap<>();
        try (PreparedStatement query = copy.prepareStatement(text.sql())) {
            bind(query, text.order(), parameters.values());
            try (var armed = progress.onCancel(query::cancel);
                    ResultSet row = query.executeQuery()) {
                long[] cells = new long[MetricSql.columns().size()];
                while (row.next()) {
                    BaseMetrics metrics = read(row, cells);
                    if (metrics.firstDay() != Micros.UNKNOWN) {
                        all.put(metrics.customerId(), metrics);
                    }
                }
            }
        }
        return all;
    }

    /** The attributes of every customer whose label is known, as JSON text by customer. */
    Map<Long, String> labelled(String field) throws SQLException {
        Map<Long, String> all = new LinkedHashMap<>();
        try (PreparedStatement query = copy.prepareStatement(LABELLED)) {
            query.setString(1, PurchaseReader.pointer(field));
            try (ResultSet rows = query.executeQuery()) {
                while (rows.next()) {
                    all.put(rows.getLong(1), rows.getString(2));
                }
            }
        }
        return all;
    }

    private static void bind(PreparedStatement query, List<String> order, Map<String, Object> values)
            throws SQLException {
        int place = 1;
        for (String name : order) {
            query.setObject(place++, values.get(name));
        }
    }

    private static BaseMetrics read(ResultSet row, long[] cells) throws SQLException {
        for (int column = 0; column < cells.length; column++) {
            cells[column] = row.getLong(column + 1);
            if (row.wasNull()) {
                cells[column] = Micros.UNKNOWN;
            }
        }
        return BaseMetrics.read(column -> cells[column]);
    }
}
