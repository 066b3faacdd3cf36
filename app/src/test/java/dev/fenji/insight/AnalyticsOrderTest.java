package dev.fenji.insight;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fenji.kernel.clv.PurchaseStateSql;
import dev.fenji.kernel.metric.MetricSql;
import dev.fenji.kernel.metric.Positional;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Readers walk through customers by id, and find them again by it. */
class AnalyticsOrderTest {
    private static final int CUSTOMERS = 200_000;
    private static final int LAST_DAY = 20_500;

    private static final String FACTS = """
            insert into sales_fact
            select hash(i) % 200000, i // 3, 0, case when i % 50 = 0 then 'C' else 'P' end, 20000 + i // 1000,
                   hash(i * 7) % 5000, 'goods', true, 1 + i % 7, 1 + i % 100,
                   case when i % 50 = 0 then -1 else 1 end * (1 + i % 100) * (1 + i % 7),
                   null, null, timestamp '2020-01-01'
            from range(400000) facts(i)""";

    @TempDir
    Path folder;

    /** More customers than DuckDB takes in one piece, and more threads than one. */
    @Test
    void largeResultsComeInTheOrderTheTextAsksFor() throws SQLException {
        var settings = new AnalyticsSettings(
                "1500MB", 2, false, Duration.ZERO, Duration.ZERO, Duration.ZERO, LocalTime.NOON, Duration.ofDays(31));
        try (var database = new AnalyticsDatabase(folder, settings);
                Connection copy = database.connect();
                Statement statement = copy.createStatement()) {
            statement.execute(FACTS);

            Positional text = PurchaseStateSql.positional(MetricSql.Scope.ALL_CUSTOMERS);
            Map<String, Object> values =
                    Map.of("as_of_day", LAST_DAY, "known_at", LocalDateTime.of(9999, 12, 31, 0, 0));
            try (PreparedStatement query = copy.prepareStatement(text.sql())) {
                int place = 1;
                for (String name : text.order()) {
                    query.setObject(place++, values.get(name));
                }
                try (ResultSet rows = query.executeQuery()) {
                    long last = Long.MIN_VALUE;
                    int seen = 0;
                    while (rows.next()) {
                        assertThat(rows.getLong(1))
                                .as("customer of row %d", seen)
                                .isGreaterThan(last);
                        last = rows.getLong(1);
                        seen++;
                    }
                    assertThat(seen).isGreaterThan(CUSTOMERS / 2);
                }
            }
        }
    }
}
