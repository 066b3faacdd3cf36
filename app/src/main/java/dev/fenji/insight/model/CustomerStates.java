package dev.fenji.insight.model;

import dev.fenji.kernel.clv.PurchaseStateSql;
import dev.fenji.kernel.clv.PurchaseSummary;
import dev.fenji.kernel.metric.MetricSql;
import dev.fenji.kernel.metric.Positional;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Map;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The purchase state of one customer, by the kernel's text in PostgreSQL: what a run reads of everyone in the analytical copy. */
@Component
class CustomerStates {
    private static final LocalDateTime NO_LIMIT = LocalDateTime.of(9999, 12, 31, 0, 0);

    private final DataSource postgres;

    CustomerStates(DataSource postgres) {
        this.postgres = postgres;
    }

    /** Null when there is no purchase before the day that was not taken back. */
    @Nullable
    PurchaseSummary of(long customerId, LocalDate asOf, @Nullable Instant knownAt) {
        try (Connection connection = postgres.getConnection()) {
            connection.setAutoCommit(false);
            try (Statement zone = connection.createStatement()) {
                // Facts carry the moment they were recorded with its zone; the text compares it with a plain UTC
                // timestamp.
                zone.execute("set local time zone 'UTC'");
                return read(connection, customerId, asOf, knownAt);
            } finally {
                connection.rollback();
                connection.setAutoCommit(true);
            }
        } catch (SQLException e) {
            throw new IllegalStateException("The purchases of customer %d could not be read.".formatted(customerId), e);
        }
    }

    private static @Nullable PurchaseSummary read(
            Connection connection, long customerId, LocalDate asOf, @Nullable Instant knownAt) throws SQLException {
        Positional text = PurchaseStateSql.positional(MetricSql.Scope.ONE_CUSTOMER);
        Map<String, Object> values = Map.of(
                "as_of_day",
                Math.toIntExact(asOf.toEpochDay()),
                "known_at",
                knownAt == null ? NO_LIMIT : LocalDateTime.ofInstant(knownAt, ZoneOffset.UTC),
                "customer_id",
                customerId);
        try (PreparedStatement query = connection.prepareStatement(text.sql())) {
            int place = 1;
            for (String name : text.order()) {
                query.setObject(place++, values.get(name));
            }
            try (ResultSet row = query.executeQuery()) {
                if (!row.next()) {
                    return null;
                }
                long[] cells = new long[PurchaseStateSql.columns().size()];
                for (int column = 0; column < cells.length; column++) {
                    cells[column] = row.getLong(column + 1);
                }
                return PurchaseSummary.read(column -> cells[column]);
            }
        }
    }
}
