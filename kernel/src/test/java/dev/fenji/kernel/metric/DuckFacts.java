package dev.fenji.kernel.metric;

import dev.fenji.kernel.number.Micros;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A DuckDB in memory that holds {@code sales_fact} and runs the metric text. */
final class DuckFacts implements AutoCloseable {

    static final String TABLE = """
            create table sales_fact (
              customer_id bigint, document_id bigint, kind varchar, day integer, product_id bigint, category varchar,
              goods boolean, quantity decimal(18,6), unit_price decimal(18,6), amount_base decimal(18,6),
              cost_base decimal(18,6), original_document_id bigint, recorded_at timestamp)
            """;

    private final Connection connection;

    DuckFacts() throws SQLException {
        connection = DriverManager.getConnection("jdbc:duckdb:");
        execute(TABLE);
    }

    void execute(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    void insert(List<Fact> facts) throws SQLException {
        String sql = "insert into sales_fact values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";
        try (PreparedStatement insert = connection.prepareStatement(sql)) {
            for (Fact fact : facts) {
                insert.setObject(1, fact.customer());
                insert.setLong(2, fact.document());
                insert.setString(3, fact.purchase() ? "P" : "C");
                insert.setInt(4, fact.day());
                insert.setObject(5, fact.product());
                insert.setString(6, fact.category());
                insert.setBoolean(7, fact.goods());
                insert.setBigDecimal(8, fact.quantity());
                insert.setBigDecimal(9, fact.unitPrice());
                insert.setBigDecimal(10, fact.amount());
                insert.setBigDecimal(11, fact.cost());
                insert.setObject(12, fact.original());
                insert.setObject(13, LocalDateTime.ofEpochSecond(fact.recordedSecond(), 0, ZoneOffset.UTC));
                insert.addBatch();
            }
            insert.executeBatch();
        }
    }

    Map<Long, BaseMetrics> metrics(MetricParameters parameters) throws SQLException {
        MetricSql.Positional text = MetricSql.positional(parameters.scope());
        Map<String, Object> values = parameters.values();
        Map<Long, BaseMetrics> rows = new TreeMap<>();
        try (PreparedStatement select = connection.prepareStatement(text.sql())) {
            for (int i = 0; i < text.order().size(); i++) {
                select.setObject(i + 1, values.get(text.order().get(i)));
            }
            try (ResultSet result = select.executeQuery()) {
                while (result.next()) {
                    BaseMetrics row = BaseMetrics.read(column -> nullable(result, column));
                    rows.put(row.customerId(), row);
                }
            }
        }
        return rows;
    }

    BigDecimal decimal(String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(sql)) {
            result.next();
            return result.getBigDecimal(1);
        }
    }

    Connection connection() {
        return connection;
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }

    private static long nullable(ResultSet row, int column) {
        try {
            long value = row.getLong(column + 1);
            return row.wasNull() ? Micros.UNKNOWN : value;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
