package dev.fenji.insight;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fenji.shared.DataFolder;
import dev.fenji.test.DatabaseTest;
import dev.fenji.test.Patiently;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;

/** The analytical copy can be lost at any time, and misses nothing. */
@DatabaseTest
class AnalyticsCopyTest {
    private static final String SUMS = "select count(*) || '/' || sum(amount_base) || '/' || sum(day) from sales_fact";

    @Autowired
    Engine engine;

    @Autowired
    DataFolder data;

    @Autowired
    DataSource postgres;

    @Autowired
    JdbcTemplate jdbc;

    @BeforeEach
    void sell() {
        Patiently.execute(jdbc, "truncate sales_line, sales_document, product, customer restart identity cascade");
        var facts = new RandomFacts(jdbc, 5, "UTC");
        facts.customers(20);
        facts.products();
        facts.documents(200);
        engine.copy().refresh(any -> {});
    }

    /** Offline by design: an extension is neither fetched nor loaded because a statement would like it. */
    @Test
    void neverFetchesAnExtension() throws Exception {
        try (Connection copy = engine.analytics().connect();
                Statement statement = copy.createStatement()) {
            for (String setting : new String[] {"autoinstall_known_extensions", "autoload_known_extensions"}) {
                try (ResultSet value = statement.executeQuery("select current_setting('" + setting + "')")) {
                    value.next();
                    assertThat(value.getBoolean(1)).as(setting).isFalse();
                }
            }
            assertThatThrownBy(() -> statement.executeQuery("select * from 'http://127.0.0.1:1/orders.parquet'"))
                    .hasMessageContaining("httpfs");
            // A statement that failed is closed.
            try (Statement another = copy.createStatement();
                    ResultSet fetched = another.executeQuery(
                            "select count(*) from duckdb_extensions() where extension_name = 'httpfs'"
                                    + " and (loaded or installed)")) {
                fetched.next();
                assertThat(fetched.getInt(1)).isZero();
            }
        }
    }

    @Test
    void isBuiltAnewWhenItsFileIsGone() throws Exception {
        engine.analytics().drop();
        engine.copy().refresh(any -> {});
        assertHoldsTheFacts();
    }

    /** Said for all sessions it made large results come out of order, whatever their order by said. */
    @Test
    void onlyTheFillingOfTheCopyMayChangeTheOrderOfRows() throws Exception {
        engine.analytics().drop();
        engine.copy().refresh(any -> {});
        try (Connection reading = engine.analytics().connect();
                Statement statement = reading.createStatement();
                ResultSet row = statement.executeQuery("select current_setting('preserve_insertion_order')")) {
            row.next();
            assertThat(row.getBoolean(1)).isTrue();
        }
    }

    @Test
    void isBuiltAnewWhenItsFileIsDamaged() throws Exception {
        engine.analytics().close();
        Path file = data.folder("analytics").resolve("facts.duckdb");
        Files.writeString(file, "this is no database");
        engine.copy().refresh(any -> {});
        assertHoldsTheFacts();
    }

    @Test
    void isBuiltAnewWhenItsLayoutIsOlder() throws Exception {
        try (Connection copy = engine.analytics().connect();
                Statement statement = copy.createStatement()) {
            statement.execute("update copy_layout set layout = 0");
        }
        engine.analytics().close();
        engine.copy().refresh(any -> {});
        assertHoldsTheFacts();
    }

    @Test
    void missesNothingThatCommitsLate() throws Exception {
        try (Connection late = postgres.getConnection();
                Statement statement = late.createStatement()) {
            late.setAutoCommit(false);
            statement.execute("""
                    insert into sales_document (source, number, kind, customer_id, occurred_at, occurred_on, currency, rate,
                        rate_date, rate_source)
                    values ('late', '1', 'P', 1, '2024-05-05', '2024-05-05', 'EUR', 1, '2024-05-05', 'same')""");
            statement.execute("""
                    insert into sales_line (document_id, line_no, content_hash, ordinal, goods, quantity, unit_price, amount,
                        amount_base)
                    select id, 1, 0, 1, true, 1, 77, 77, 77 from sales_document where source = 'late'""");
            new RandomFacts(jdbc, 6, "UTC").documents(10);
            engine.copy().refresh(any -> {});
            late.commit();
            late.setAutoCommit(true);
        }
        engine.copy().refresh(any -> {});
        assertHoldsTheFacts();
    }

    private void assertHoldsTheFacts() throws SQLException {
        try (Connection copy = engine.analytics().connect();
                Statement statement = copy.createStatement();
                ResultSet row = statement.executeQuery(SUMS)) {
            row.next();
            assertThat(row.getString(1)).isEqualTo(jdbc.queryForObject(SUMS, String.class));
        }
    }
}
