package dev.fenji.kernel.metric;

import dev.fenji.kernel.number.Micros;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A DuckDB in memory that holds {@code sales_fact} and runs the metric text. */
final class DuckFacts implements AutoCloseable {

    static final String TABLE = """
            create table sales_fact (
              customer_id bigint, document_id bigint, kind varchar, day integer, product_id bigint, category varchar,
              goods boolean, quantity decimal(18,6), unit_price decimal(18,6), amount_base decimal(18,6),
              cost_base decimal(18,6), original_document_id bigint, recorded_at timestamp)
            """;

    private static final DateTimeFormatter TIMESTAMP = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");

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

    /** Inserts by way of a CSV file: single rows are slow here. */
    void insert(List<Fact> facts) throws SQLException, IOException {
        Path file = Files.createTempFile("facts", ".csv");
        try {
            Files.write(file, facts.stream().map(DuckFacts::line).toList());
            execute("copy sales_fact from '%s' (format csv, header false, auto_detect false, nullstr '')"
                    .formatted(file));
        } finally {
            Files.delete(file);
        }
    }

    private static String line(Fact fact) {
        LocalDateTime recorded = LocalDateTime.ofEpochSecond(fact.recordedSecond(), 0, ZoneOffset.UTC);
        return Stream.of(
                        fact.customer(),
                        fact.document(),
                        fact.purchase() ? "P" : "C",
                        fact.day(),
                        fact.product(),
                        fact.category(),
                        fact.goods(),
                        fact.quantity(),
                        fact.unitPrice(),
                        fact.amount(),
                        fact.cost(),
                        fact.original(),
                        recorded.format(TIMESTAMP))
                .map(value -> value == null ? "" : String.valueOf(value))
                .collect(Collectors.joining(","));
    }

    Map<Long, BaseMetrics> metrics(MetricParameters parameters) throws SQLException {
        Positional text = MetricSql.positional(parameters.scope());
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
