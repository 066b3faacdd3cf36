package dev.fenji.kernel.clv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.fenji.kernel.metric.MetricSql;
import dev.fenji.kernel.metric.Positional;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PurchaseStateSqlTest {

    private static final LocalDateTime RECORDED = LocalDateTime.of(2026, 1, 1, 0, 0);
    private static final int AS_OF = 1000;

    private Connection connection;

    @BeforeEach
    void open() throws SQLException {
        connection = DriverManager.getConnection("jdbc:duckdb:");
        try (Statement statement = connection.createStatement()) {
            statement.execute("""
                    create table sales_fact (
                      customer_id bigint, document_id bigint, kind varchar, day integer, product_id bigint,
                      goods boolean, quantity decimal(18,6), unit_price decimal(18,6), amount_base decimal(18,6),
                      cost_base decimal(18,6), original_document_id bigint, recorded_at timestamp)
                    """);
        }
    }

    @AfterEach
    void close() throws SQLException {
        connection.close();
    }

    @Test
    void purchasesOfOneDayCountOnce() throws SQLException {
        purchase(1, 10, 100, "20");
        purchase(1, 11, 100, "5");
        purchase(1, 12, 110, "30");
        purchase(1, 13, 140, "40");
        PurchaseSummary row = only();
        assertThat(row.x()).isEqualTo(2);
        assertThat(row.txDays()).isEqualTo(40);
        assertThat(row.tDays()).isEqualTo(AS_OF - 1 - 100);
        assertThat(row.firstDay()).isEqualTo(100);
        assertThat(row.lastDay()).isEqualTo(140);
        assertThat(row.firstSpendMicros()).isEqualTo(25_000_000);
        assertThat(row.repeatSpendMicros()).isEqualTo(70_000_000);
        assertThat(row.spendDays()).isEqualTo(3);
        assertThat(row.mean()).isCloseTo(95 / 3.0, within(1e-12));
        assertThat(row.state().logGaps()).isCloseTo(Math.log(10) + Math.log(30), within(1e-9));
    }

    @Test
    void whatComesOnTheAsOfDayOrLaterIsNotSeen() throws SQLException {
        purchase(1, 10, AS_OF - 1, "20");
        purchase(1, 11, AS_OF, "20");
        purchase(2, 12, AS_OF + 5, "20");
        PurchaseSummary row = only();
        assertThat(row.x()).isZero();
        assertThat(row.tDays()).isZero();
    }

    @Test
    void whatWasRecordedLaterIsNotKnown() throws SQLException {
        purchase(1, 10, 100, "20");
        assertThat(rows(RECORDED.minusSeconds(1), null)).isEmpty();
    }

    @Test
    void aPurchaseOfZeroValueCountsButDoesNotSpend() throws SQLException {
        purchase(1, 10, 100, "20");
        purchase(1, 11, 120, "0");
        purchase(1, 12, 130, "8");
        PurchaseSummary row = only();
        assertThat(row.x()).isEqualTo(2);
        assertThat(row.repeatSpendDays()).isEqualTo(1);
    }

    @Test
    void aLinkedReturnGoesToTheDayOfItsPurchase() throws SQLException {
        purchase(1, 10, 100, "20");
        purchase(1, 11, 120, "30");
        credit(1, 12, 150, "10", 11L);
        PurchaseSummary row = only();
        assertThat(row.x()).isEqualTo(1);
        assertThat(row.lastDay()).isEqualTo(120);
        assertThat(row.repeatSpendMicros()).isEqualTo(20_000_000);
        assertThat(row.unlinkedReturnsMicros()).isZero();
    }

    @Test
    void aDayThatIsTakenBackCompletelyIsNoPurchaseDay() throws SQLException {
        purchase(1, 10, 100, "20");
        purchase(1, 11, 120, "30");
        credit(1, 12, 121, "30", null);
        PurchaseSummary row = only();
        assertThat(row.x()).isZero();
        assertThat(row.cancelledDays()).isEqualTo(1);
        assertThat(row.unlinkedReturnsMicros()).isZero();
    }

    @Test
    void aCustomerWhoTookEverythingBackHasNoState() throws SQLException {
        purchase(1, 11, 120, "30");
        credit(1, 12, 121, "30", 11L);
        assertThat(rows(RECORDED, null)).isEmpty();
    }

    /** Two returns of the same goods take back two purchases, the later one first; what is too much stays apart. */
    @Test
    void noUnitGoesBackTwice() throws SQLException {
        purchase(1, 10, 100, "20");
        purchase(1, 11, 120, "30");
        purchase(1, 12, 130, "30");
        credit(1, 13, 150, "30", null);
        credit(1, 14, 151, "30", null);
        credit(1, 15, 152, "30", null);
        PurchaseSummary row = only();
        assertThat(row.x()).isZero();
        assertThat(row.cancelledDays()).isEqualTo(2);
        assertThat(row.unlinkedReturnsMicros()).isEqualTo(30_000_000);
    }

    @Test
    void aReturnThatMatchesNothingIsKeptApart() throws SQLException {
        purchase(1, 10, 100, "20");
        credit(1, 12, 90, "7", null);
        PurchaseSummary row = only();
        assertThat(row.firstSpendMicros()).isEqualTo(20_000_000);
        assertThat(row.unlinkedReturnsMicros()).isEqualTo(7_000_000);
    }

    @Test
    void oneCustomerIsComputedAsAmongAll() throws SQLException {
        for (int customer = 1; customer <= 5; customer++) {
            for (int i = 0; i < customer; i++) {
                purchase(customer, 100L * customer + i, 100 + 7 * customer * i, "2" + i);
            }
        }
        List<PurchaseSummary> all = rows(RECORDED, null);
        assertThat(all).hasSize(5);
        for (PurchaseSummary row : all) {
            assertThat(rows(RECORDED, row.customerId())).containsExactly(row);
        }
    }

    private PurchaseSummary only() throws SQLException {
        List<PurchaseSummary> rows = rows(RECORDED, null);
        assertThat(rows).hasSize(1);
        return rows.getFirst();
    }

    private List<PurchaseSummary> rows(LocalDateTime knownAt, @Nullable Long customer) throws SQLException {
        MetricSql.Scope scope = customer == null ? MetricSql.Scope.ALL_CUSTOMERS : MetricSql.Scope.ONE_CUSTOMER;
        Positional text = PurchaseStateSql.positional(scope);
        Map<String, Object> values = customer == null
                ? Map.of("as_of_day", AS_OF, "known_at", knownAt)
                : Map.of("as_of_day", AS_OF, "known_at", knownAt, "customer_id", customer);
        List<PurchaseSummary> rows = new ArrayList<>();
        try (PreparedStatement select = connection.prepareStatement(text.sql())) {
            for (int i = 0; i < text.order().size(); i++) {
                select.setObject(i + 1, values.get(text.order().get(i)));
            }
            try (ResultSet result = select.executeQuery()) {
                assertThat(result.getMetaData().getColumnCount())
                        .isEqualTo(PurchaseStateSql.columns().size());
                while (result.next()) {
                    rows.add(PurchaseSummary.read(column -> at(result, column)));
                }
            }
        }
        return rows;
    }

    private static long at(ResultSet row, int column) {
        try {
            return row.getLong(column + 1);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private void purchase(long customer, long document, int day, String amount) throws SQLException {
        insert(customer, document, "P", day, amount, 1, null);
    }

    private void credit(long customer, long document, int day, String amount, @Nullable Long original)
            throws SQLException {
        insert(customer, document, "C", day, amount, -1, original);
    }

    private void insert(
            long customer, long document, String kind, int day, String amount, int sign, @Nullable Long original)
            throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement(
                "insert into sales_fact values (?, ?, ?, ?, 1, true, ?, cast(? as decimal(18,6)), "
                        + "? * cast(? as decimal(18,6)), null, ?, ?)")) {
            insert.setLong(1, customer);
            insert.setLong(2, document);
            insert.setString(3, kind);
            insert.setInt(4, day);
            insert.setInt(5, sign);
            insert.setString(6, amount);
            insert.setInt(7, sign);
            insert.setString(8, amount);
            insert.setObject(9, original);
            insert.setObject(10, RECORDED);
            insert.execute();
        }
    }
}
