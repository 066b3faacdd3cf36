package dev.fenji.tiering.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.patch;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import dev.fenji.insight.InsightRun;
import dev.fenji.insight.Insights;
import dev.fenji.insight.RandomFacts;
import dev.fenji.insight.RunContext;
import dev.fenji.insight.RunState;
import dev.fenji.insight.RunStep;
import dev.fenji.insight.Runs;
import dev.fenji.test.As;
import dev.fenji.test.Patiently;
import dev.fenji.tiering.Need;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.core.annotation.Order;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.transaction.support.TransactionTemplate;

/** Single facts re-tier their customer at once, and end where a run would. */
@LiveContext
class LiveTiersTest {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final int CUSTOMERS = 120;
    private static final String STEADY = """
            slug: steady
            title: {en: Steady, zh: 稳定}
            windowMonths: 12
            value: net_revenue
            requiresPurchase: true
            method:
              kind: scorecard
              minCoverage: 1
              criteria:
                - {id: often, title: Often, field: frequency, weight: 2, scoring: {kind: ramp, from: 0, to: 12}}
                - {id: worth, title: Worth, field: net_revenue, weight: 1, scoring: {kind: ramp, from: 0, to: 500}}
                - {id: lately, title: Lately, field: recency_days, weight: 1, scoring: {kind: ramp, from: 200, to: 0}}
            tiers:
              - {id: A, title: A, enter: 60, stay: 50}
              - {id: B, title: B, enter: 30, stay: 25}
              - {id: C, title: C}
            gates:
              - id: home
                reason: {en: Home market, zh: 本国市场}
                when: {field: country, op: in, value: [CN]}
                cap: B
            stability: {graceDays: 30, descent: to_score}
            """;

    private static final String PROMISE = """
            slug: promise
            title: {en: Promise, zh: 前景}
            windowMonths: 12
            value: net_revenue
            requiresPurchase: true
            method:
              kind: matrix
              value:
                minCoverage: 1
                boundaries: [30, 60]
                criteria:
                  - {id: often, title: Often, field: frequency, weight: 2, scoring: {kind: ramp, from: 0, to: 12}}
                  - {id: worth, title: Worth, field: net_revenue, weight: 1, scoring: {kind: ramp, from: 0, to: 500}}
              potential:
                minCoverage: 0.3
                minConfidence: 0.3
                boundaries: [40, 60]
                criteria:
                  - {id: lately, title: Lately, field: recency_days, weight: 1, scoring: {kind: ramp, from: 200, to: 0}}
                  - {id: room, title: Room, field: potential.share_of_wallet, weight: 2, scoring: {kind: ramp, from: 90, to: 10}}
              cells:
                - {value: 3, potential: 3, tier: A, title: "3-3"}
                - {value: 3, potential: 2, tier: A, title: "3-2"}
                - {value: 3, potential: 1, tier: B, title: "3-1"}
                - {value: 2, potential: 3, tier: A, title: "2-3"}
                - {value: 2, potential: 2, tier: B, title: "2-2"}
                - {value: 2, potential: 1, tier: C, title: "2-1"}
                - {value: 1, potential: 3, tier: B, title: "1-3"}
                - {value: 1, potential: 2, tier: C, title: "1-2"}
                - {value: 1, potential: 1, tier: C, title: "1-1"}
            tiers:
              - {id: A, title: A}
              - {id: B, title: B}
              - {id: C, title: C}
            stability: {graceDays: 30, descent: one_step}
            """;

    /** What happens in the middle of a run. */
    static final class Pause implements RunStep {
        private static final Runnable NOTHING = () -> {};
        private volatile Runnable meanwhile = NOTHING;

        @Override
        public List<Need> needs() {
            return List.of();
        }

        @Override
        public Part carryOut(RunContext run) {
            return () -> {
                Runnable once = meanwhile;
                meanwhile = NOTHING;
                once.run();
                return List.of();
            };
        }
    }

    @TestConfiguration
    static class WithPause {
        /** Before the tiers' step is asked for its results, after it has computed them. */
        @Bean
        @Order(0)
        Pause pause() {
            return new Pause();
        }
    }

    @Autowired
    MockMvc http;

    @Autowired
    Insights insights;

    @Autowired
    JdbcTemplate jdbc;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    LiveSignal live;

    @Autowired
    Pause pause;

    private int orders;

    @BeforeEach
    void sellUntilYesterday() throws Exception {
        publish("steady", STEADY);
        publish("promise", PROMISE);
        sell(11);
    }

    private void publish(String slug, String document) throws Exception {
        if (jdbc.queryForList("select 1 from policy where slug = ?", slug).isEmpty()) {
            http.perform(post("/api/policies")
                            .with(As.analyst())
                            .contentType("application/yaml")
                            .content(document))
                    .andExpect(status().isCreated());
            http.perform(post("/api/policies/" + slug + "/publish").with(As.analyst()))
                    .andExpect(status().isOk());
        }
    }

    private void sell(long seed) {
        empty();
        insights.dropCopy();
        var facts = new RandomFacts(jdbc, seed, "UTC");
        facts.customers(CUSTOMERS);
        facts.products();
        facts.documents(900);
        jdbc.update("""
                update sales_document d
                set occurred_on = d.occurred_on + moved.days, occurred_at = d.occurred_at + make_interval(days => moved.days)
                from (select ?::date - max(occurred_on) as days from sales_document) moved""", today().minusDays(1));
        run();
    }

    /** The numbers of calibrations go on: what was learned under one is kept in memory. */
    private void empty() {
        Patiently.execute(
                jdbc,
                "truncate assignment, calibration, metric_row, metric_state, live_change, standing_change, run cascade");
        Patiently.execute(jdbc, "truncate sales_line, sales_document, product, customer restart identity cascade");
    }

    @AfterEach
    void letRunsGo() {
        pause.meanwhile = Pause.NOTHING;
    }

    @Test
    void anOrderReTiersItsCustomerAndTheHistorySaysWhichOne() throws Exception {
        long customer = someone("steady", "C");
        order(customer, 1, "9000.00", "INV-77");
        settled();

        Map<String, Object> now = standing("steady", customer);
        assertThat(now).containsEntry("outcome", "P");
        assertThat(now.get("valid_from")).hasToString(today().plusDays(1).toString());
        List<Map<String, Object>> journal = jdbc.queryForList(
                "select * from standing_change where customer_id = ? and policy_id = ? order by id",
                customer,
                policy("steady"));
        assertThat(journal)
                .singleElement()
                .satisfies(row -> assertThat(row)
                        .containsEntry("from_tier", "C")
                        .containsEntry("cause", "ORDER")
                        .containsEntry("subject", "INV-77")
                        .containsEntry("to_tier", now.get("tier")));
        http.perform(get("/api/customers/" + customer + "/explanation")
                        .queryParam("policy", "steady")
                        .with(As.viewer()))
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.tier").value(now.get("tier")))
                .andExpect(jsonPath("$.asOf").value(today().plusDays(1).toString()))
                .andExpect(jsonPath("$.cause.kind").value("ORDER"))
                .andExpect(jsonPath("$.cause.subject").value("INV-77"));
    }

    @Test
    void aChangeOfTheCustomersRecordIsLookedAtToo() throws Exception {
        long customer = someone("steady", "A");
        change(customer, "CN");
        settled();
        assertThat(standing("steady", customer)).containsEntry("tier", "B").containsEntry("gated", "B");
    }

    @Test
    void manyChangesOfOneCustomerAreLookedAtTogether() throws Exception {
        long customer = someone("steady", "C");
        transaction.executeWithoutResult(_ -> orderQuietly(customer, 12, "5.00"));
        settled();
        assertThat(number("select count(*) from live_change where customer_id = ?", customer))
                .isEqualTo(12);
        assertThat(number(
                        "select count(*) from assignment where customer_id = ? and policy_id = ? and valid_from > ?",
                        customer,
                        policy("steady"),
                        today()))
                .isEqualTo(1);
    }

    /** Live by live and the night after: the same standings, to the last remembered day. */
    @ParameterizedTest
    @ValueSource(longs = {3, 41, 2026})
    void aDayReplayedBothWaysEndsTheSame(long seed) throws Exception {
        sell(seed);
        var random = new SplittableRandom(seed);
        for (int i = 0; i < 60; i++) {
            event(random, 1 + random.nextInt(CUSTOMERS));
            if (random.nextInt(4) == 0) {
                settled();
            }
        }
        settled();
        List<Map<String, Object>> byEvent = standings();

        jdbc.update(
                "delete from assignment where calibration_id in (select id from calibration where based_on is not null)");
        jdbc.update("delete from calibration where based_on is not null");
        jdbc.update("truncate live_change, standing_change");
        assertThat(standings()).isNotEqualTo(byEvent);
        assertThat(run().asOf()).isEqualTo(today().plusDays(1));

        assertThat(touched(standings(), byEvent)).as("seed %d", seed).isEqualTo(byEvent);
        assertThat(run().asOf()).isEqualTo(today().plusDays(1));
        assertThat(touched(standings(), byEvent)).as("and once more").isEqualTo(byEvent);
    }

    @Test
    void aRunLeavesAloneWhomItCouldNotSeeReTieredAndLooksAtThemAgain() throws Exception {
        order(someone("steady", "B"), 1, "1.00", null);
        settled();
        long customer = someone("steady", "C");
        List<Map<String, Object>> seen = new ArrayList<>();
        pause.meanwhile = () -> {
            orderQuietly(customer, 15, "30.00");
            settled();
            seen.add(standing("steady", customer));
        };
        InsightRun run = run();
        assertThat(run.asOf()).isEqualTo(today().plusDays(1));
        assertThat(seen).singleElement().satisfies(row -> assertThat(row).containsEntry("outcome", "P"));
        assertThat(standing("steady", customer).get("tier"))
                .isEqualTo(seen.getFirst().get("tier"));
        settled();
        Map<String, Object> after = standing("steady", customer);
        assertThat(after.get("tier")).isEqualTo(seen.getFirst().get("tier"));
        assertThat(after.get("explanation")).isEqualTo(seen.getFirst().get("explanation"));
        assertThat(jdbc.queryForObject(
                        "select count(*) from assignment a join calibration c on c.id = a.calibration_id"
                                + " where a.customer_id = ? and c.run_id = ? and c.based_on is null",
                        Long.class,
                        customer,
                        run.id()))
                .as("rows of the run for whom it could not see")
                .isZero();
        run();
        assertThat(standing("steady", customer).get("tier"))
                .isEqualTo(seen.getFirst().get("tier"));
    }

    @Test
    void theJournalIsNumberedInTheOrderOfCommits() throws Exception {
        order(someone("steady", "C"), 15, "30.00", null);
        settled();
        long before = number("select max(id) from standing_change");
        pause.meanwhile = () -> {
            orderQuietly(someone("steady", "C"), 15, "30.00");
            settled();
        };
        jdbc.update("update sales_line set amount_base = amount_base * 3, amount = amount * 3");
        insights.dropCopy();
        run();
        List<String> causes = jdbc.queryForList(
                "select distinct on (cause) cause from standing_change where id > ? order by cause, id",
                String.class,
                before);
        assertThat(causes).containsExactlyInAnyOrder("ORDER", "RUN");
        assertThat(jdbc.queryForObject(
                        "select max(id) filter (where cause = 'ORDER') < min(id) filter (where cause = 'RUN')"
                                + " from standing_change where id > ?",
                        Boolean.class,
                        before))
                .as("what was committed first has the smaller number")
                .isTrue();
    }

    private void event(SplittableRandom random, long customer) throws Exception {
        switch (random.nextInt(7)) {
            case 0 -> {
                // Who buys today is looked at as of tomorrow, by a run as well.
                order(customer, 1, "7.00", null);
                change(customer, List.of("CN", "DE", "FR").get(random.nextInt(3)));
            }
            case 1 -> record(customer, "CREDIT_NOTE", -1 - random.nextInt(3), "12.50", null);
            case 2 -> {
                order(customer, 1, "9.00", null);
                declare(customer, random.nextInt(101), random.nextInt(11) / 10.0);
            }
            default -> order(customer, 1 + random.nextInt(2), random.nextInt(5, 300) + ".00", null);
        }
    }

    private void order(long customer, int times, String price, @Nullable String number) throws Exception {
        for (int i = 1; i < times; i++) {
            record(customer, "PURCHASE", 1, price, null);
        }
        record(customer, "PURCHASE", 1, price, number);
    }

    private void orderQuietly(long customer, int times, String price) {
        try {
            order(customer, times, price, null);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private void record(long customer, String kind, int quantity, String price, @Nullable String number)
            throws Exception {
        String body = """
                {"number": "%s", "kind": "%s", "customerId": %d, "occurredAt": "%s",
                 "lines": [{"productKey": "P1", "quantity": %d, "unitPrice": %s}]}
                """.formatted(
                        number == null ? "L-" + orders++ + "-" + System.nanoTime() : number,
                        kind,
                        customer,
                        Instant.now(),
                        quantity,
                        price);
        http.perform(post("/api/orders")
                        .with(As.admin())
                        .contentType(MediaType.APPLICATION_JSON)
                        .content(body))
                .andExpect(status().isCreated());
    }

    private void declare(long customer, int share, double confidence) throws Exception {
        http.perform(post("/api/customers/" + customer + "/potential-inputs")
                        .with(As.admin())
                        .contentType(MediaType.APPLICATION_JSON)
                        .content("""
                                {"kind": "share_of_wallet", "value": %d, "source": "buyer", "observedOn": "%s", "confidence": %s}
                                """.formatted(share, today(), confidence)))
                .andExpect(status().isCreated());
    }

    private void change(long customer, String country) throws Exception {
        http.perform(patch("/api/customers/" + customer)
                        .with(As.admin())
                        .contentType(MediaType.APPLICATION_JSON)
                        .content("{\"country\": \"" + country + "\"}"))
                .andExpect(status().isOk());
    }

    private InsightRun run() {
        InsightRun run = Runs.run(insights, null);
        assertThat(run.state()).as("%s", run.error()).isEqualTo(RunState.DONE);
        return run;
    }

    /** Until nothing waits any more. */
    private void settled() {
        Instant limit = Instant.now().plus(PATIENCE);
        live.wake();
        while (number("select count(*) from live_change where done_tx is null") > 0) {
            assertThat(Instant.now()).isBefore(limit);
            try {
                Thread.sleep(10);
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    private long number(String sql, Object... values) {
        return Objects.requireNonNull(jdbc.queryForObject(sql, Long.class, values));
    }

    private int policy(String slug) {
        return Math.toIntExact(number("select id from policy where slug = ?", slug));
    }

    private long someone(String slug, String tier) {
        return number("""
                select a.customer_id from latest_assignment a join policy p on p.id = a.policy_id
                join customer c on c.id = a.customer_id
                where p.slug = ? and a.tier = ? and c.country <> 'CN' and a.outcome <> 'H'
                order by a.customer_id limit 1""", slug, tier);
    }

    private Map<String, Object> standing(String slug, long customer) {
        return jdbc.queryForMap("""
                select a.* from assignment a where policy_id = ? and customer_id = ?
                order by valid_from desc, calibration_id desc limit 1""", policy(slug), customer);
    }

    /**
     * Under the policies whose boundaries are fixed: the result of everybody with one of tomorrow. Its text is left out: figures
     * that moved within their bands make no new row, so it may hold those of the change before.
     */
    private List<Map<String, Object>> standings() {
        return jdbc.queryForList("""
                select distinct on (customer_id, policy_id) customer_id, policy_id, valid_from, since, outcome, tier, score,
                       fingerprint, stability, held_until, gated
                from assignment where policy_id in (?, ?) and valid_from > ?
                order by customer_id, policy_id, valid_from desc, calibration_id desc""", policy("steady"), policy("promise"), today());
    }

    private static List<Map<String, Object>> touched(List<Map<String, Object>> all, List<Map<String, Object>> some) {
        List<Object> customers =
                some.stream().map(row -> row.get("customer_id")).toList();
        return all.stream()
                .filter(row -> customers.contains(row.get("customer_id")))
                .toList();
    }

    private static LocalDate today() {
        return LocalDate.now(ZoneOffset.UTC);
    }
}
