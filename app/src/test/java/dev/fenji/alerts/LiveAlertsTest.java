package dev.fenji.alerts;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import dev.fenji.insight.InsightRun;
import dev.fenji.insight.Insights;
import dev.fenji.insight.RandomFacts;
import dev.fenji.insight.RunState;
import dev.fenji.insight.Runs;
import dev.fenji.test.As;
import dev.fenji.tiering.live.LiveContext;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.web.servlet.MockMvc;

/** Between runs, alerts follow what happens to single customers. */
@LiveContext
class LiveAlertsTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @Autowired
    MockMvc http;

    @Autowired
    Insights insights;

    @Autowired
    JdbcTemplate jdbc;

    @Test
    void whoeverLosesTheBestTierByAReturnIsNamedBeforeTheNextRun() throws Exception {
        sellUntilYesterday();
        await("select 1 from alert_state");
        Map<String, Object> best = jdbc.queryForMap("""
                select s.customer_id, m.net_revenue from standing s join customer_metric m using (customer_id)
                where s.tier_rank = 0 order by m.net_revenue limit 1""");
        long customer = (long) requireNonNull(best.get("customer_id"));
        List<Long> others = aboutOthers(customer);

        takeBackEverything(customer, requireNonNull(best.get("net_revenue")).toString());

        await("select 1 from alert where kind = 'DEMOTED' and state = 'OPEN' and customer_id = " + customer);
        assertThat(jdbc.queryForMap(
                        "select run_id, owner, raised_on from alert where kind = 'DEMOTED' and customer_id = ?",
                        customer))
                .containsEntry("run_id", null)
                .containsEntry("owner", "admin")
                .hasEntrySatisfying(
                        "raised_on",
                        day -> assertThat(day).hasToString(today().plusDays(1).toString()));
        assertThat(aboutOthers(customer))
                .as("alerts about others are left alone")
                .isEqualTo(others);
        assertThat(jdbc.queryForList(
                        "select details::text from audit_event where kind = 'alert.raised' and subject = 'live'",
                        String.class))
                .containsExactly("{\"DEMOTED\": 1}");
    }

    private void sellUntilYesterday() {
        var facts = new RandomFacts(jdbc, 31, "UTC");
        facts.customers(100);
        facts.products();
        facts.documents(900);
        jdbc.update("""
                update sales_document d
                set occurred_on = d.occurred_on + moved.days, occurred_at = d.occurred_at + make_interval(days => moved.days)
                from (select ?::date - max(occurred_on) as days from sales_document) moved""", today().minusDays(1));
        InsightRun done = Runs.run(insights, null);
        assertThat(done.state()).as("%s", done.error()).isEqualTo(RunState.DONE);
    }

    private void takeBackEverything(long customer, String worth) throws Exception {
        http.perform(post("/api/orders")
                        .with(As.admin())
                        .contentType(MediaType.APPLICATION_JSON)
                        .content("""
                                {"number": "BACK-1", "kind": "CREDIT_NOTE", "customerId": %d, "occurredAt": "%s",
                                 "lines": [{"productKey": "P1", "quantity": -1, "unitPrice": %s}]}
                                """.formatted(customer, Instant.now(), worth)))
                .andExpect(status().is2xxSuccessful());
    }

    private List<Long> aboutOthers(long customer) {
        return jdbc.queryForList(
                "select id from alert where holds and customer_id <> ? order by id", Long.class, customer);
    }

    private void await(String something) throws InterruptedException {
        Instant limit = Instant.now().plus(PATIENCE);
        while (jdbc.queryForList(something).isEmpty()) {
            assertThat(Instant.now()).as(something).isBefore(limit);
            Thread.sleep(50);
        }
    }

    private static LocalDate today() {
        return LocalDate.now(ZoneOffset.UTC);
    }
}
