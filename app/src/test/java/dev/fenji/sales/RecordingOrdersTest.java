package dev.fenji.sales;

import static dev.fenji.sales.SalesFixtures.creditNote;
import static dev.fenji.sales.SalesFixtures.document;
import static dev.fenji.sales.SalesFixtures.line;
import static dev.fenji.sales.SalesFixtures.purchase;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.fenji.test.DatabaseTest;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

@DatabaseTest
class RecordingOrdersTest {

    @Autowired
    Orders orders;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    ApplicationEventPublisher events;

    @BeforeEach
    void startEmpty() {
        jdbc.sql("truncate sales_line, sales_document, product, customer, exchange_rate cascade")
                .update();
    }

    @Test
    void storesEachLineOnceHoweverOftenTheFileComes() {
        var file = List.of(
                purchase("1", "alice", line("mug", 2, "2.50"), line("jug", 1, "9.99")),
                purchase("2", "bob", line("mug", 1, "2.50")));

        var first = record(file);
        var second = record(file);

        assertThat(first.documentsNew()).isEqualTo(2);
        assertThat(first.linesNew()).isEqualTo(3);
        assertThat(second.documentsNew()).isZero();
        assertThat(second.documentsKnown()).isEqualTo(2);
        assertThat(second.linesNew()).isZero();
        assertThat(second.linesKnown()).isEqualTo(3);
        assertThat(lines()).isEqualTo(3);
    }

    @Test
    void countsTheRowsAnewAfterALargeImport() {
        record(List.of(purchase("1", "alice", line("mug", 1, "2")), purchase("2", "bob", line("jug", 1, "9"))));
        assertThat(countedLines()).isLessThanOrEqualTo(0);

        events.publishEvent(new OrdersRecorded(2, 10_000, null, null, List.of(), null));

        await().untilAsserted(() -> assertThat(countedLines()).isEqualTo(2));
    }

    private int countedLines() {
        return jdbc.sql("select reltuples::int from pg_class where relname = 'sales_line'")
                .query(Integer.class)
                .single();
    }

    @Test
    void keepsIdenticalLinesOfOneDocumentApart() {
        var file = List.of(purchase("1", "alice", line("mug", 1, "2"), line("mug", 1, "2"), line("mug", 1, "2.000")));

        record(file);
        var again = record(file);

        assertThat(again.linesKnown()).isEqualTo(3);
        assertThat(jdbc.sql("select ordinal from sales_line order by line_no")
                        .query(Integer.class)
                        .list())
                .containsExactly(1, 2, 3);
    }

    @Test
    void addsOnlyWhatOverlappingFilesDoNotShare() {
        record(List.of(purchase("1", "alice", line("mug", 1, "2"), line("jug", 1, "9"))));

        var later = record(List.of(
                purchase("1", "alice", line("jug", 1, "9"), line("mug", 1, "2"), line("mug", 1, "2")),
                purchase("2", "alice", line("mug", 1, "2"))));

        assertThat(later.linesNew()).isEqualTo(2);
        assertThat(later.linesKnown()).isEqualTo(2);
        assertThat(lines()).isEqualTo(4);
        assertThat(jdbc.sql("select max(line_no) from sales_line")
                        .query(Integer.class)
                        .single())
                .isEqualTo(3);
    }

    @Test
    void putsTheScatteredPartsOfADocumentTogether() {
        var report = record(List.of(
                purchase("1", "alice", line("mug", 1, "2")),
                purchase("2", "bob", line("jug", 1, "9")),
                purchase("1", "alice", line("mug", 1, "2"))));

        assertThat(report.documentsNew()).isEqualTo(2);
        assertThat(lines()).isEqualTo(3);
    }

    @Test
    void ignoresTheDescriptionWhenComparingLines() {
        var given = line("mug", 1, "2");
        record(List.of(purchase("1", "alice", given)));

        var report = record(List.of(purchase(
                "1",
                "alice",
                new SalesLine(
                        "mug", "The Mug", true, given.quantity(), given.unitPrice(), given.amount(), given.cost()))));

        assertThat(report.linesKnown()).isEqualTo(1);
    }

    @Test
    void takesAPurchaseAndACreditNoteOfOneNumberForTwoDocuments() {
        record(List.of(
                purchase("7", "alice", line("mug", 3, "2")), creditNote("7", "alice", null, line("mug", -1, "2"))));

        assertThat(facts())
                .containsExactlyInAnyOrder(
                        Map.of("kind", "P", "amount_base", new BigDecimal("6.000000")),
                        Map.of("kind", "C", "amount_base", new BigDecimal("-2.000000")));
    }

    @Test
    void findsTheOriginalOfACreditNoteWhicheverComesFirst() {
        record(List.of(creditNote("C1", "alice", "1", line("mug", -1, "2"))));
        assertThat(linked("C1")).isFalse();

        record(List.of(purchase("1", "alice", line("mug", 1, "2"))));
        record(List.of(creditNote("C2", "alice", "1", line("mug", -1, "2"))));

        assertThat(linked("C1")).isTrue();
        assertThat(linked("C2")).isTrue();
    }

    @Test
    void attributesADocumentWhoseCustomerComesLater() {
        var nameless = record(List.of(purchase("1", null, line("mug", 1, "2"))));
        var named = record(List.of(purchase("1", "alice", line("mug", 1, "2"))));

        assertThat(nameless.linesUnattributed()).isEqualTo(1);
        assertThat(named.documentsAttributed()).isEqualTo(1);
        assertThat(named.customerIds()).hasSize(1);
        assertThat(jdbc.sql("select count(*) from sales_fact where customer_id is null")
                        .query(Long.class)
                        .single())
                .isZero();
    }

    /** As known before, the customer did not have the sale: a look back must not know whose it turned out to be. */
    @Test
    void aSaleIsKnownAsTheCustomersFromWhenItWasNamed() {
        record(List.of(purchase("1", null, line("mug", 1, "2"))));
        jdbc.sql("update sales_line set recorded_at = '2026-03-11T00:00:00Z'").update();

        record(List.of(purchase("1", "alice", line("mug", 1, "2"))));

        assertThat(knownOf("2026-03-12T00:00:00Z")).isZero();
        assertThat(knownOf("9999-01-01T00:00:00Z")).isEqualTo(1);
        jdbc.sql("update sales_line set recorded_at = '2026-03-13T00:00:00Z'").update();
        record(List.of(purchase("1", "alice", line("mug", 1, "2"))));
        assertThat(knownOf("2026-03-14T00:00:00Z"))
                .as("known already: nothing is new")
                .isEqualTo(1);
    }

    private long knownOf(String moment) {
        return jdbc.sql(
                        "select count(*) from sales_fact where customer_id is not null and recorded_at <= cast(? as timestamptz)")
                .param(moment)
                .query(Long.class)
                .single();
    }

    @Test
    void keepsTheCustomerWhenALaterFileNamesNone() {
        record(List.of(purchase("1", "alice", line("mug", 1, "2"))));

        record(List.of(purchase("1", null, line("mug", 1, "2"))));

        assertThat(jdbc.sql("select count(customer_id) from sales_document")
                        .query(Long.class)
                        .single())
                .isEqualTo(1);
    }

    @Test
    void handsBackADocumentThatNamesAnotherCustomer() {
        record(List.of(purchase("1", "alice", line("mug", 1, "2"))));

        var report = record(List.of(
                purchase("1", "bob", line("mug", 1, "2"), line("jug", 1, "9")),
                purchase("2", "bob", line("jug", 1, "9"))));

        assertThat(report.refused()).singleElement().satisfies(refused -> {
            assertThat(refused.problem()).isEqualTo(SalesProblem.OTHER_CUSTOMER);
            assertThat(refused.document().lines()).hasSize(2);
        });
        assertThat(report.linesNew()).isEqualTo(1);
        assertThat(lines()).isEqualTo(2);
    }

    @Test
    void handsBackADocumentWithoutARate() {
        var report = record(List.of(
                document("1", DocumentKind.PURCHASE, "alice", SalesFixtures.NOON, "XAU", null, line("mug", 1, "2")),
                purchase("2", "bob", line("jug", 1, "9"))));

        assertThat(report.refused()).singleElement().satisfies(refused -> {
            assertThat(refused.problem()).isEqualTo(SalesProblem.MISSING_RATE);
            assertThat(refused.values()).containsEntry("currency", "XAU").containsEntry("base", "EUR");
        });
        assertThat(lines()).isEqualTo(1);
    }

    @Test
    void handsBackAnAmountThatNoColumnCanHold() {
        var report = record(List.of(purchase("1", "alice", line("mug", 1, "1e15"))));

        assertThat(report.refused())
                .singleElement()
                .satisfies(refused -> assertThat(refused.problem()).isEqualTo(SalesProblem.AMOUNT_OUT_OF_RANGE));
    }

    @Test
    void takesTheDayFromTheOrganisationsZone() {
        jdbc.sql("update organisation set zone = 'Asia/Shanghai'").update();
        try {
            record(List.of(
                    at("1", "2026-03-10T15:59:59Z"), // 23:59:59 in Shanghai
                    at("2", "2026-03-10T16:00:00Z"))); // midnight
            assertThat(jdbc.sql("select occurred_on::text from sales_document order by number")
                            .query(String.class)
                            .list())
                    .containsExactly("2026-03-10", "2026-03-11");
        } finally {
            jdbc.sql("update organisation set zone = 'UTC'").update();
        }
    }

    @Test
    void keepsAPurchaseOfZeroValue() {
        record(List.of(purchase("1", "alice", line("gift", 1, "0"))));

        assertThat(facts()).containsExactly(Map.of("kind", "P", "amount_base", new BigDecimal("0.000000")));
    }

    @Test
    void storesDecimalsAsTheyAreGiven() {
        for (var amount : List.of("0.000001", "-0.5", "12345678.9", "999999999999.999999", "-10000", "100000000")) {
            record(List.of(purchase("n" + amount, "alice", line("mug", 1, amount))));
            assertThat(jdbc.sql("select amount from sales_line l join sales_document d on d.id = l.document_id"
                                    + " where d.number = :number")
                            .param("number", "n" + amount)
                            .query(BigDecimal.class)
                            .single())
                    .isEqualByComparingTo(amount);
        }
    }

    private static SalesDocument at(String number, String time) {
        return document(number, DocumentKind.PURCHASE, "alice", Instant.parse(time), "EUR", null, line("mug", 1, "2"));
    }

    private RecordReport record(List<SalesDocument> documents) {
        return java.util.Objects.requireNonNull(
                transaction.execute(status -> orders.record(documents, ImportRef.NONE)));
    }

    private long lines() {
        return jdbc.sql("select count(*) from sales_line").query(Long.class).single();
    }

    private List<Map<String, Object>> facts() {
        return jdbc.sql("select kind::text as kind, amount_base from sales_fact")
                .query()
                .listOfRows();
    }

    private boolean linked(String number) {
        return jdbc.sql("select original_document_id is not null from sales_document where number = :number")
                .param("number", number)
                .query(Boolean.class)
                .single();
    }
}
