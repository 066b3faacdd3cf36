package dev.fenji.overview;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.Assertions.within;

import dev.fenji.kernel.Title;
import dev.fenji.overview.CustomerLists.Search;
import dev.fenji.test.DatabaseTest;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;

/** From customers, metrics and assignments to the list and the dashboard. */
@DatabaseTest
class ReadModelTest {

    private static final LocalDate AS_OF = LocalDate.of(2026, 11, 21);

    @Autowired
    private ReadModel model;

    @Autowired
    private Dashboard dashboard;

    @Autowired
    private CustomerLists lists;

    @Autowired
    private ListFieldCatalogue catalogue;

    @Autowired
    private JdbcTemplate jdbc;

    @BeforeEach
    void fourCustomersInTwoCountries() {
        jdbc.execute(
                "truncate customer_overview, customer, assignment, policy_version, policy, calibration, metric_row,"
                        + " metric_state, run cascade");
        jdbc.execute("insert into metric_state (run_id, as_of) values (7, '2026-11-21')");
        policy();
        customer(1, "Ann", "DE", "{\"card\": \"Gold\", \"days\": \"12\"}", "900", "A", 0, "champion");
        customer(2, "Ben", "DE", "{\"card\": \"Silver\", \"days\": 7.5}", "100", "B", 1, "loyal");
        customer(3, "Cho", "KR", "{\"note\": \"x\"}", "500", "A", 0, "champion");
        customer(4, "Dan", null, "{}", null, null, null, null);
    }

    private void policy() {
        jdbc.execute("insert into policy (id, slug, in_force) values (1, 'rfm', true)");
        jdbc.execute("""
                insert into policy_version (policy_id, number, state, document, author, published_at, published_by)
                values (1, 1, 'PUBLISHED', '{"title": {"en": "RFM", "zh": "RFM 分级"},
                        "method": {"kind": "rfm", "segments": [{"id": "champion", "title": {"en": "Champion", "zh": "冠军"}},
                                                               {"id": "loyal", "title": {"en": "Loyal", "zh": "忠诚"}}]},
                        "tiers": [{"id": "A", "title": {"en": "First", "zh": "一级"}}, {"id": "B", "title": {"en": "Second", "zh": "二级"}}]}',
                        'test', now(), 'test')
                """);
        jdbc.execute("create table if not exists assignment_test_1 partition of assignment for values in (1)");
    }

    private void customer(
            long id,
            String name,
            @Nullable String country,
            String attributes,
            @Nullable String revenue,
            @Nullable String tier,
            @Nullable Integer rank,
            @Nullable String segment) {
        jdbc.update("""
                insert into customer (id, source, external_key, name, country, country_given, attributes, search)
                values (?, 'test', ?, ?, ?, coalesce(?, 'Atlantis'), ?::jsonb, lower(?))
                """, id, "K" + id, name, country, country, attributes, name);
        if (revenue == null) {
            return;
        }
        jdbc.update("""
                insert into metric_row (customer_id, digest, first_purchase_on, last_purchase_on, purchases_ever, frequency,
                    net_frequency, gross, returns, net_revenue, non_goods_net, net_revenue_previous, category_breadth, lifecycle)
                values (?, 0, '2026-01-01', '2026-11-11', 1, 1, 1, ?::numeric, 0, ?::numeric, 0, 0, 1, 'active')
                """, id, revenue, revenue);
        jdbc.update("""
                insert into assignment (policy_id, customer_id, valid_from, calibration_id, since, outcome, tier_rank, tier,
                    score, segment, r, f, fingerprint, explanation)
                values (1, ?, '2026-11-21', 1, '2026-11-21', 'P', ?, ?, 55, ?, 5, 5, 0, '')
                """, id, rank, tier, segment);
    }

    @Test
    void theListShowsProfileFiguresAndTier() {
        model.refreshEverything();

        var rows = lists.page(new Search(
                        null,
                        null,
                        null,
                        null,
                        null,
                        List.of("name", "net_revenue", "tier", "segment", "recency_days", "tier_since", "custom.days")))
                .items();
        assertThat(rows)
                .extracting(
                        row -> row.get("name"),
                        row -> row.get("net_revenue"),
                        row -> row.get("tier"),
                        row -> row.get("segment"),
                        row -> row.get("recency_days"),
                        row -> row.get("custom.days"))
                .containsExactly(
                        tuple("Ann", "900", "A", "champion", 10, "12"),
                        tuple("Cho", "500", "A", "champion", 10, null),
                        tuple("Ben", "100", "B", "loyal", 10, "7.5"),
                        tuple("Dan", null, null, null, null, null));
    }

    @Test
    void aSecondRefreshWritesNothing() {
        model.refreshEverything();
        List<String> before =
                jdbc.queryForList("select ctid::text || xmin::text from customer_overview order by 1", String.class);
        model.refreshEverything();

        assertThat(jdbc.queryForList("select ctid::text || xmin::text from customer_overview order by 1", String.class))
                .isEqualTo(before);
        assertThat(model.isBehind()).isFalse();
    }

    @Test
    void aChangedProfileIsTakenOverAlone() {
        model.refreshEverything();
        jdbc.execute("update customer set name = 'Anna', tx = pg_current_xact_id() where id = 1");
        assertThat(model.isBehind()).isTrue();

        model.refreshProfiles();

        assertThat(jdbc.queryForObject("select name from customer_overview where customer_id = 1", String.class))
                .isEqualTo("Anna");
        assertThat(model.isBehind()).isFalse();
    }

    @Test
    void whenMostRowsChangeTheListIsMadeAnewWithAllItsIndexes() {
        model.refreshEverything();
        List<String> indexes = indexes();
        jdbc.execute("""
                insert into customer (id, source, external_key, name, search)
                select 1000 + i, 'many', i, 'Many ' || i, 'many ' || i from generate_series(1, 6000) i""");

        model.refreshEverything();

        assertThat(indexes()).isEqualTo(indexes);
        assertThat(jdbc.queryForObject("select count(*) from customer_overview", Integer.class))
                .isEqualTo(6004);
        assertThat(lists.page(new Search(null, null, null, null, 3, List.of("name")))
                        .items())
                .extracting(row -> row.get("name"))
                .containsExactly("Ann", "Cho", "Ben");
        jdbc.execute("delete from customer where source = 'many' and id % 2 = 0");
        model.refreshEverything();
        assertThat(lists.count(new Search(null, null, null, null, null, null)))
                .isEqualTo(new CustomerLists.Total(3004, true));
    }

    @Test
    void aSearchThatFindsVeryManyGivesEachOnceInOrder() {
        jdbc.execute("""
                insert into customer (id, source, external_key, name, search)
                select 1000 + i, 'many', i, 'Many ' || lpad(i::text, 4, '0'), 'many ' || i from generate_series(1, 2500) i""");
        model.refreshEverything();
        var sort = new CustomerLists.SortBy("name", true);

        var names = new ArrayList<Object>();
        String cursor = null;
        do {
            var page = lists.page(new Search("ma", null, sort, cursor, 200, List.of("name")));
            page.items().forEach(row -> names.add(row.get("name")));
            cursor = page.nextCursor();
        } while (cursor != null);

        assertThat(names)
                .hasSize(2500)
                .doesNotHaveDuplicates()
                .isSortedAccordingTo(Comparator.comparing(String::valueOf).reversed());
    }

    @Test
    void daysSinceAPurchaseAreSortedByTheDay() {
        model.refreshEverything();
        jdbc.execute(
                "update customer_overview set last_purchase_on = date '2026-11-20' - customer_id::int where customer_id < 4");

        assertThat(byRecency(false, null)).containsExactly("Ann", "Ben", "Cho", "Dan");
        assertThat(byRecency(true, null)).containsExactly("Cho", "Ben", "Ann", "Dan");
    }

    private List<Object> byRecency(boolean desc, @Nullable String cursor) {
        var page = lists.page(
                new Search(null, null, new CustomerLists.SortBy("recency_days", desc), cursor, 1, List.of("name")));
        var names = new ArrayList<Object>();
        page.items().forEach(row -> names.add(row.get("name")));
        String next = page.nextCursor();
        if (next != null) {
            names.addAll(byRecency(desc, next));
        }
        return names;
    }

    @Test
    void afterARunThatChangedNothingNoRowIsComparedOrWritten() {
        model.refreshEverything();
        jdbc.execute("update customer_overview set name = 'not looked at' where customer_id = 2");
        jdbc.execute("update metric_state set run_id = 8, as_of = '2026-11-22'");
        jdbc.execute("""
                insert into run (id, kind, state, started_by, counts)
                values (8, 'DAILY', 'DONE', 'test', '{"metricsChanged": 0, "assignmentsChanged": 0}')""");

        model.refreshAfterRun();

        assertThat(jdbc.queryForObject("select name from customer_overview where customer_id = 2", String.class))
                .isEqualTo("not looked at");
        assertThat(model.isBehind()).isFalse();
        assertThat(dashboard.current().asOf()).isEqualTo(AS_OF.plusDays(1));
        jdbc.execute("""
                insert into run (id, kind, state, started_by, counts)
                values (9, 'DAILY', 'DONE', 'test', '{"metricsChanged": 1, "assignmentsChanged": 0}')""");
        model.refreshAfterRun();
        assertThat(jdbc.queryForObject("select name from customer_overview where customer_id = 2", String.class))
                .isEqualTo("Ben");
    }

    private List<String> indexes() {
        return jdbc.queryForList(
                "select indexdef from pg_indexes where tablename = 'customer_overview' order by 1", String.class);
    }

    @Test
    void theDashboardAddsUp() {
        model.refreshEverything();
        Overview overview = dashboard.current();

        assertThat(overview.asOf()).isEqualTo(AS_OF);
        assertThat(overview.customers()).isEqualTo(4);
        assertThat(overview.rated()).isEqualTo(3);
        assertThat(overview.tiers())
                .extracting(
                        Overview.Tier::tier, Overview.Tier::title, Overview.Tier::customers, Overview.Tier::netRevenue)
                .containsExactly(
                        tuple("A", Title.of("First", "一级"), 2L, "1400"),
                        tuple("B", Title.of("Second", "二级"), 1L, "100"));
        assertThat(overview.tiers().getFirst().share()).isCloseTo(1400 / 1500.0, within(1e-12));
        assertThat(overview.countries())
                .extracting(
                        Overview.Country::country,
                        Overview.Country::given,
                        Overview.Country::customers,
                        Overview.Country::topCustomerId)
                .containsExactly(tuple("DE", null, 2L, 1L), tuple("KR", null, 1L, 3L), tuple(null, "Atlantis", 1L, 4L));
        assertThat(overview.concentration())
                .extracting(Overview.Dependence::country, Overview.Dependence::share)
                .containsExactly(tuple("DE", 0.9), tuple("KR", 1.0));
        assertThat(overview.pareto()).last().isEqualTo(new Overview.Point(1, 1));
        assertThat(overview.pareto()).contains(new Overview.Point(1 / 3.0, 900 / 1500.0));
        assertThat(overview.rfm()).contains(new Overview.Cell(5, 5, "champion", Title.of("Champion", "冠军"), 2, "1400"));
    }

    @Test
    void customFieldsAreFoundWithTheirTypesAndChoices() {
        model.refreshEverything();

        assertThat(catalogue.all())
                .filteredOn(field -> field.id().startsWith("custom."))
                .extracting(
                        ListFieldCatalogue.ListField::id, field -> field.type().name())
                .containsExactlyInAnyOrder(
                        tuple("custom.card", "CHOICE"), tuple("custom.days", "NUMBER"), tuple("custom.note", "CHOICE"));
        assertThat(catalogue.all())
                .filteredOn(field -> field.id().equals("tier"))
                .singleElement()
                .satisfies(field -> assertThat(field.choices())
                        .containsExactly(
                                new ListFieldCatalogue.Choice("A", Title.of("First", "一级")),
                                new ListFieldCatalogue.Choice("B", Title.of("Second", "二级"))));
    }
}
