package dev.fenji.insight;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fenji.kernel.clv.PurchaseStateSql;
import dev.fenji.kernel.clv.PurchaseSummary;
import dev.fenji.kernel.facts.CustomerFacts;
import dev.fenji.kernel.facts.FieldCatalogue;
import dev.fenji.kernel.facts.Population;
import dev.fenji.kernel.forecast.RhythmSql;
import dev.fenji.kernel.lifecycle.Lifecycle;
import dev.fenji.kernel.lifecycle.LifecycleRule;
import dev.fenji.kernel.metric.Metric;
import dev.fenji.kernel.metric.MetricSql;
import dev.fenji.kernel.metric.Metrics;
import dev.fenji.kernel.metric.Positional;
import dev.fenji.kernel.time.MetricWindow;
import dev.fenji.test.DatabaseTest;
import dev.fenji.test.Patiently;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;

/** The same text gives the same figures in both engines. */
@DatabaseTest
class MetricConformanceTest {
    private static final String ZONE = "Asia/Shanghai";

    /** Columns of a rhythm after customer and category: last day, gaps, two sums, amounts, two sums. */
    private static final int GAPS = 1;

    private static final int AMOUNTS = 4;
    private static final Set<Integer> EXACT = Set.of(0, GAPS, AMOUNTS);

    @Autowired
    Engine engine;

    @Autowired
    CustomerMetrics one;

    @Autowired
    DataSource postgres;

    @Autowired
    JdbcTemplate jdbc;

    @BeforeEach
    void sellAnew() {
        Patiently.execute(jdbc, "truncate sales_line, sales_document, product, customer restart identity cascade");
        jdbc.update("update organisation set zone = ?", ZONE);
        var facts = new RandomFacts(jdbc, 20_260_101, ZONE);
        facts.customers(60);
        facts.products();
        facts.documents(900);
    }

    @Test
    void agreesForEveryCustomerDayAndWindow() throws Exception {
        for (LocalDate asOf : List.of(
                LocalDate.of(2023, 1, 1),
                LocalDate.of(2024, 2, 29),
                LocalDate.of(2024, 12, 31),
                LocalDate.of(2025, 6, 1),
                LocalDate.of(2027, 1, 1))) {
            for (int months : List.of(1, 12, 24)) {
                agree(new MetricWindow(asOf, months), null);
            }
        }
    }

    @Test
    void agreesOnWhatWasKnownThen() throws Exception {
        agree(MetricWindow.of(LocalDate.of(2024, 9, 1)), Instant.parse("2024-08-15T12:00:00Z"));
    }

    @Test
    void agreesAfterLateFactsCameIn() throws Exception {
        engine.copy().refresh(any -> {});
        var more = new RandomFacts(jdbc, 7, ZONE);
        more.customers(5);
        more.documents(200);
        jdbc.update("update product set category = 'Renamed', tx = pg_current_xact_id() where id = 3");
        jdbc.update("""
            update sales_document set customer_id = 1, tx = pg_current_xact_id()
            where id in (select id from sales_document where customer_id is null limit 3)\
            """);
        agree(MetricWindow.of(LocalDate.of(2025, 1, 1)), null);
    }

    /** The purchase states of the value models, too. */
    @Test
    void agreesOnPurchaseStates() throws Exception {
        engine.copy().refresh(any -> {});
        for (LocalDate asOf : List.of(LocalDate.of(2024, 2, 29), LocalDate.of(2025, 6, 1), LocalDate.of(2027, 1, 1))) {
            List<String> all;
            try (Connection copy = engine.analytics().connect()) {
                all = states(copy, MetricSql.Scope.ALL_CUSTOMERS, asOf, 0);
            }
            assertThat(all).hasSizeGreaterThan(10);
            List<String> alone = new ArrayList<>();
            try (Connection own = postgres.getConnection()) {
                own.setAutoCommit(false);
                own.createStatement().execute("set local time zone 'UTC'");
                for (long customer = 1; customer <= 60; customer++) {
                    alone.addAll(states(own, MetricSql.Scope.ONE_CUSTOMER, asOf, customer));
                }
                assertThat(alone).isEqualTo(all);
                assertThat(states(own, MetricSql.Scope.ALL_CUSTOMERS, asOf, 0)).isEqualTo(all);
                own.rollback();
            }
        }
    }

    /** And the rhythms of next orders; a logarithm's billionth may be rounded the other way. */
    @ParameterizedTest
    @EnumSource
    void agreesOnRhythms(RhythmSql.Grain grain) throws Exception {
        engine.copy().refresh(any -> {});
        Map<String, long[]> all;
        try (Connection copy = engine.analytics().connect()) {
            all = rhythms(copy, grain);
        }
        assertThat(all).hasSizeGreaterThan(20);
        try (Connection own = postgres.getConnection()) {
            Map<String, long[]> same = rhythms(own, grain);
            assertThat(same).containsOnlyKeys(all.keySet());
            same.forEach((key, row) -> {
                long[] expected = Objects.requireNonNull(all.get(key));
                for (int i = 0; i < row.length; i++) {
                    long counted = Math.max(row[GAPS], row[AMOUNTS]);
                    assertThat(Math.abs(row[i] - expected[i]))
                            .as("%s, column %d", key, i)
                            .isLessThanOrEqualTo(EXACT.contains(i) ? 0 : counted);
                }
            });
        }
    }

    private static Map<String, long[]> rhythms(Connection connection, RhythmSql.Grain grain) throws SQLException {
        Positional text = RhythmSql.positional(grain);
        Map<String, Object> values = Map.of(
                "as_of_day", Math.toIntExact(LocalDate.of(2025, 6, 1).toEpochDay()),
                "known_at", LocalDateTime.of(2100, 1, 1, 0, 0));
        Map<String, long[]> rhythms = new TreeMap<>();
        try (PreparedStatement query = connection.prepareStatement(text.sql())) {
            for (int i = 0; i < text.order().size(); i++) {
                query.setObject(i + 1, values.get(text.order().get(i)));
            }
            try (ResultSet row = query.executeQuery()) {
                while (row.next()) {
                    long[] columns = new long[7];
                    for (int i = 0; i < columns.length; i++) {
                        columns[i] = row.getLong(i + 3);
                    }
                    rhythms.put(row.getLong(1) + "/" + row.getString(2), columns);
                }
            }
        }
        return rhythms;
    }

    private static List<String> states(Connection connection, MetricSql.Scope scope, LocalDate asOf, long customer)
            throws SQLException {
        Positional text = PurchaseStateSql.positional(scope);
        Map<String, Object> values = Map.of(
                "as_of_day", Math.toIntExact(asOf.toEpochDay()),
                "known_at", LocalDateTime.of(2100, 1, 1, 0, 0),
                "customer_id", customer);
        List<String> states = new ArrayList<>();
        try (PreparedStatement query = connection.prepareStatement(text.sql())) {
            for (int i = 0; i < text.order().size(); i++) {
                query.setObject(i + 1, values.get(text.order().get(i)));
            }
            try (ResultSet row = query.executeQuery()) {
                while (row.next()) {
                    states.add(PurchaseSummary.read(column -> cell(row, column)).toString());
                }
            }
        }
        return states;
    }

    private static long cell(ResultSet row, int column) {
        try {
            return row.getLong(column + 1);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private void agree(MetricWindow window, @Nullable Instant knownAt) throws Exception {
        engine.copy().refresh(any -> {});
        try (Connection copy = engine.analytics().connect()) {
            FieldCatalogue catalogue = FieldCatalogue.standard();
            Figures figures = new PopulationLoader(
                            copy,
                            window,
                            knownAt,
                            Attributes.of(List.of(), catalogue),
                            WantedForecasts.NONE,
                            RunProgress.SILENT)
                    .load();
            Population all = figures.population();
            assertThat(all.size()).isEqualTo(jdbc.queryForObject("select count(*) from customer", Integer.class));
            var lifecycle = new Lifecycle(LifecycleRule.STANDARD, figures.lifecycle());
            for (int row = 0; row < all.size(); row++) {
                CustomerFacts expected = all.row(row);
                CustomerFacts alone = one.facts(expected.customerId(), window, knownAt, List.of(), lifecycle);
                assertThat(values(alone))
                        .as("%s %s", window, expected.customerId())
                        .isEqualTo(values(expected));
            }
        }
    }

    private static TreeMap<String, Object> values(CustomerFacts facts) {
        var values = new TreeMap<String, Object>();
        for (Metric metric : Metrics.all()) {
            values.put(metric.id(), facts.micros(metric.id()) + "/" + facts.text(metric.id()));
        }
        return values;
    }
}
