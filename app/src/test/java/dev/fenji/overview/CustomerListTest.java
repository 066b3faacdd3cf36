package dev.fenji.overview;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.fenji.customer.SearchText;
import dev.fenji.kernel.condition.Condition;
import dev.fenji.overview.CustomerLists.Search;
import dev.fenji.overview.CustomerLists.SortBy;
import dev.fenji.shared.Page;
import dev.fenji.shared.ProblemException;
import dev.fenji.shared.Sheet;
import dev.fenji.test.DatabaseTest;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;
import tools.jackson.databind.json.JsonMapper;

@DatabaseTest
class CustomerListTest {

    @Autowired
    private CustomerLists lists;

    @Autowired
    private ListFieldCatalogue catalogue;

    @Autowired
    private JdbcTemplate jdbc;

    @Autowired
    private JsonMapper json;

    @BeforeEach
    void twelveCustomers() {
        jdbc.execute("truncate customer_overview, customer cascade");
        for (int i = 1; i <= 10; i++) {
            add(i, "Customer " + i, i % 3 == 0 ? null : new BigDecimal(i / 2));
        }
        add(11, "上海华为技术有限公司", new BigDecimal("1000"));
        add(12, "=cmd|'/C calc'!A1", new BigDecimal("-5.5"));
    }

    private void add(long id, String name, @Nullable BigDecimal revenue) {
        jdbc.update(
                "insert into customer (id, source, external_key, name, search) values (?, 'test', ?, ?, ?)",
                id,
                "K" + id,
                name,
                SearchText.of(name, "K" + id));
        jdbc.update("""
                insert into customer_overview (customer_id, source, external_key, name, type, created_on, net_revenue)
                values (?, 'test', ?, ?, 'UNKNOWN', '2026-01-01', ?)
                """, id, "K" + id, name, revenue);
    }

    @ParameterizedTest
    @CsvSource({"true, 1", "false, 1", "true, 5", "false, 3", "true, 50"})
    void pagesHoldEveryCustomerOnceInOrderAndTheUnknownLast(boolean desc, int limit) {
        var seen = new ArrayList<Map<String, @Nullable Object>>();
        @Nullable String cursor = null;
        do {
            Page<Map<String, @Nullable Object>> page = lists.page(
                    new Search(null, null, new SortBy("net_revenue", desc), cursor, limit, List.of("net_revenue")));
            seen.addAll(page.items());
            cursor = page.nextCursor();
        } while (cursor != null);

        assertThat(seen.stream().map(row -> row.get("id")))
                .containsExactlyInAnyOrderElementsOf(
                        LongStream.rangeClosed(1, 12).boxed().toList());
        List<@Nullable Object> values = seen.stream()
                .<@Nullable Object>map(row -> row.get("net_revenue"))
                .toList();
        assertThat(values.subList(9, 12)).containsOnlyNulls();
        List<BigDecimal> known = values.subList(0, 9).stream()
                .map(value -> new BigDecimal(String.valueOf(value)))
                .toList();
        var sorted = new ArrayList<>(known);
        Collections.sort(sorted);
        assertThat(known).isEqualTo(desc ? sorted.reversed() : sorted);
    }

    @ParameterizedTest
    @CsvSource({
        "华为, 11",
        "上海, 11",
        "shanghai, 11",
        "shhw, 11",
        "sh, 11",
        "customer 7, 7",
        "k7, 7",
        "CUSTOMER 10, 10",
        "100%, ",
        "_, ",
        "!a1, 12"
    })
    void searchFindsNameKeyPinyinAndInitials(String typed, @Nullable Long id) {
        var page = lists.page(new Search(typed, null, null, null, null, List.of("name")));

        assertThat(page.items().stream().map(row -> row.get("id"))).isEqualTo(id == null ? List.of() : List.of(id));
    }

    @Test
    void declaredPotentialIsShownAndFilteredAsOfTheDayOfTheFigures() {
        jdbc.update("update overview_state set as_of = '2026-01-01'");
        declare(1, "30", "2025-11-01");
        declare(1, "55", "2025-12-31");
        declare(2, "60", "2026-01-01");
        declare(3, "40", "2025-06-01");
        jdbc.update("update potential_input set withdrawn_at = now() where customer_id = 3");
        var filter = json.readTree("{\"field\": \"potential.share_of_wallet\", \"op\": \"ge\", \"value\": 10}");
        var page = lists.page(new Search(
                null,
                filter,
                null,
                null,
                null,
                List.of("potential.share_of_wallet", "potential.share_of_wallet.confidence")));
        assertThat(page.items()).singleElement().satisfies(row -> {
            assertThat(row).containsEntry("id", 1L);
            assertThat(String.valueOf(row.get("potential.share_of_wallet"))).startsWith("55");
            assertThat(String.valueOf(row.get("potential.share_of_wallet.confidence")))
                    .startsWith("0.8");
        });
    }

    @Test
    void declaredPotentialSortsTheListPageByPageWithTheUnknownAtTheEnd() {
        jdbc.update("update overview_state set as_of = '2026-01-01'");
        declare(4, "30", "2025-11-01");
        declare(5, "55", "2025-12-31");
        declare(6, "7", "2025-06-01");
        declare(7, "99", "2026-01-01");
        List<Object> seen = new ArrayList<>();
        String cursor = null;
        do {
            var page = lists.page(
                    new Search(null, null, new SortBy("potential.share_of_wallet", true), cursor, 2, List.of("name")));
            page.items().forEach(row -> seen.add(row.get("id")));
            cursor = page.nextCursor();
        } while (cursor != null);

        assertThat(seen).startsWith(5L, 4L, 6L).hasSize(12).doesNotHaveDuplicates();
    }

    private void declare(long customer, String share, String day) {
        jdbc.update(
                "insert into potential_input (customer_id, kind, value, confidence, source, observed_on, recorded_by)"
                        + " values (?, 'share_of_wallet', ?::numeric, 0.8, 'test', ?::date, 'test')",
                customer,
                share,
                day);
    }

    @Test
    void countsAreExactWhenCountingIsQuick() {
        assertThat(lists.count(new Search("customer", null, null, null, null, null)))
                .isEqualTo(new CustomerLists.Total(10, true));
    }

    @Test
    void whereCountingTakesLongNoMoreThanALimitIsCounted() {
        Fields fields = catalogue.current();
        Sql limited =
                new ListStatement(fields, new ListQuery(null, null, ListQuery.BY_VALUE), Condition.all()).count(5);

        assertThat(jdbc.queryForObject(limited.text(), Long.class, limited.arguments()))
                .isEqualTo(5);
    }

    @Test
    void aFilterThatDoesNotFitIsRefusedWithAllItsFaults() {
        var filter = json.readTree("""
                {"any": [{"field": "no_such", "op": "eq", "value": 1},
                         {"field": "net_revenue", "op": "contains", "value": "1"},
                         {"not": {"field": "last_purchase_on", "op": "lt", "value": "1; drop table customer"}}]}
                """);

        assertThatThrownBy(() -> lists.page(new Search(null, filter, null, null, null, null)))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        problem -> assertThat(problem.parts())
                                .extracting(part -> part.type().slug(), part -> part.place())
                                .containsExactly(
                                        tuple("overview/unknown-field", "filter.any[0]"),
                                        tuple("overview/wrong-operator", "filter.any[1]"),
                                        tuple("overview/wrong-value", "filter.any[2].not")));
    }

    @Test
    void aCursorOfAnotherOrderIsRefused() {
        String cursor = lists.page(new Search(null, null, new SortBy("name", false), null, 2, null))
                .nextCursor();

        assertThatThrownBy(() -> lists.page(new Search(null, null, new SortBy("name", true), cursor, 2, null)))
                .hasMessageContaining("overview/cursor-of-another-list");
        assertThatThrownBy(() -> lists.page(new Search(null, null, null, "garbage", 2, null)))
                .hasMessageContaining("shared/invalid-cursor");
    }

    @Test
    void everyColumnCanBeShownSortedAndExported() throws Exception {
        for (var field : catalogue.all()) {
            var sort = field.sortable() ? new SortBy(field.id(), true) : null;
            assertThat(lists.page(new Search(null, null, sort, null, 5, List.of(field.id())))
                            .items())
                    .as(field.id())
                    .hasSize(5);
        }
    }

    @Test
    void aCsvExportStartsWithAByteOrderMarkAndRunsNoFormula() throws Exception {
        var out = new ByteArrayOutputStream();
        lists.export(new Search(null, null, null, null, null, List.of("name", "net_revenue")), Sheet.Format.CSV, true)
                .to(out);

        assertThat(out.toString(StandardCharsets.UTF_8))
                .startsWith("\uFEFF名称,净销售额")
                .contains("上海华为技术有限公司,1000")
                .contains("'=cmd|'/C calc'!A1,-5.5");
    }

    @Test
    void anExcelExportHoldsTypedCells() throws Exception {
        var out = new ByteArrayOutputStream();
        lists.export(
                        new Search(
                                null,
                                null,
                                new SortBy("net_revenue", true),
                                null,
                                null,
                                List.of("name", "net_revenue", "created_on")),
                        Sheet.Format.XLSX,
                        false)
                .to(out);

        try (var book = new ReadableWorkbook(new ByteArrayInputStream(out.toByteArray()))) {
            var rows = book.getFirstSheet().read();
            assertThat(rows).hasSize(13);
            assertThat(rows.get(1).getCellAsNumber(1)).hasValue(new BigDecimal("1000"));
            assertThat(rows.get(1).getCellText(0)).isEqualTo("上海华为技术有限公司");
            assertThat(rows).anyMatch(row -> row.getCellText(0).equals("=cmd|'/C calc'!A1"));
        }
    }
}
