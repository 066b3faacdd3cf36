package dev.fenji.alerts;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.put;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import com.jayway.jsonpath.JsonPath;
import dev.fenji.insight.InsightRun;
import dev.fenji.insight.Insights;
import dev.fenji.insight.RandomFacts;
import dev.fenji.insight.RunState;
import dev.fenji.insight.Runs;
import dev.fenji.test.As;
import dev.fenji.test.DatabaseTest;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import org.hamcrest.Matchers;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;

/** Alerts: what runs raise, once for each occasion, and what people do with them. */
@DatabaseTest
class AlertsTest {
    private static final LocalDate BEFORE = LocalDate.of(2024, 7, 1);
    private static final LocalDate DAY = LocalDate.of(2025, 1, 1);
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final long PAUSE_NANOS = 50_000_000;
    private static final LocalDate NEXT = DAY.plusDays(1);

    @Autowired
    MockMvc http;

    @Autowired
    Insights insights;

    @Autowired
    AlertRun alerts;

    @Autowired
    AlertRules rules;

    @Autowired
    JdbcTemplate jdbc;

    private long run;

    @BeforeEach
    void sell() {
        if (jdbc.queryForList("select 1 from customer").isEmpty()) {
            var facts = new RandomFacts(jdbc, 31, "UTC");
            facts.customers(300);
            facts.products();
            facts.documents(3000);
            List.of(BEFORE, DAY).forEach(this::run);
        }
        run = requireNonNull(jdbc.queryForObject("select max(id) from run where as_of = ?", Long.class, DAY));
        awaitTheRunsOwn();
        jdbc.update("delete from alert");
        rule(AlertKind.WILL_DROP, true, "1", "0");
        rule(AlertKind.DEMOTED, true, "1", "0");
        rule(AlertKind.TIER_SHRINKS, true, "1", "1");
        rule(AlertKind.COUNTRY_LOSES, true, "1", "0");
    }

    @Test
    void whoeverLostTheBestTierInTheRunIsNamedOnce() {
        List<Long> demoted = jdbc.queryForList("""
                select customer_id from (
                    select customer_id, valid_from, tier_rank,
                           lag(tier_rank) over (partition by customer_id order by valid_from, calibration_id) as before
                    from assignment where policy_id = (select id from policy where in_force)) steps
                where valid_from = ? and before = 0 and coalesce(tier_rank, 9) > 0 order by customer_id""", Long.class, DAY);
        assertThat(demoted).as("the sample has such customers").isNotEmpty();

        alerts.bringUpToDate(run, DAY);

        assertThat(customers(AlertKind.DEMOTED)).isEqualTo(demoted);
        assertThat(alerts.bringUpToDate(run, DAY)).as("the same run again").isZero();
        assertThat(customers(AlertKind.DEMOTED)).isEqualTo(demoted);
    }

    @Test
    void aClosedAlertStaysClosedUntilTheSameHappensAnew() throws Exception {
        alerts.bringUpToDate(run, DAY);
        long id = one(AlertKind.DEMOTED);
        perform(post("/api/alerts/" + id + "/handle"), "{\"remark\": \"Visited.\"}")
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.state").value("HANDLED"))
                .andExpect(jsonPath("$.remark").value("Visited."));
        String subject =
                requireNonNull(jdbc.queryForObject("select subject from alert where id = ?", String.class, id));

        assertThat(alerts.bringUpToDate(run, DAY)).as("it still holds").isZero();
        alerts.bringUpToDate(run, NEXT);
        assertThat(jdbc.queryForObject("select holds from alert where id = ?", Boolean.class, id))
                .as("nobody was demoted on the next day")
                .isFalse();
        assertThat(alerts.bringUpToDate(run, DAY)).as("a new occasion").isEqualTo(1);
        assertThat(jdbc.queryForList("select state from alert where subject = ? order by id", String.class, subject))
                .containsExactly("HANDLED", "OPEN");
    }

    @Test
    void anOpenAlertIsBroughtUpToDateInsteadOfDoubled() throws Exception {
        long customer = requireNonNull(
                jdbc.queryForObject("select min(customer_id) from standing where tier_rank = 0", Long.class));
        announce(customer, NEXT.plusDays(10));
        alerts.bringUpToDate(run, DAY);
        assertThat(customers(AlertKind.WILL_DROP)).containsExactly(customer);

        String notices = body(get("/api/policies/abc-net-revenue/notices"));
        assertThat(JsonPath.<List<Integer>>read(notices, "$.items[*].customerId"))
                .containsExactly((int) customer);
        assertThat(JsonPath.<String>read(notices, "$.items[0].until"))
                .isEqualTo(NEXT.plusDays(10).toString());
        assertThat(JsonPath.<Integer>read(body(get("/api/policies/abc-net-revenue/notices/count")), "$.customers"))
                .isEqualTo(1);

        announce(customer, NEXT.plusDays(20));
        assertThat(alerts.bringUpToDate(run, NEXT)).isZero();

        assertThat(jdbc.queryForList("select facts ->> 'until' from alert where kind = 'WILL_DROP'", String.class))
                .containsExactly(NEXT.plusDays(20).toString());
        announce(customer, null);
        alerts.bringUpToDate(run, NEXT);
        assertThat(jdbc.queryForList("select state || holds from alert where kind = 'WILL_DROP'", String.class))
                .as("open until somebody closes it, though it no longer holds")
                .containsExactly("OPENfalse");
    }

    @Test
    void theBestTierShrinksByWhatTheTwoRunsSay() {
        List<Map<String, Object>> sizes = jdbc.queryForList("""
                select (summary -> 'tiers' -> 0 ->> 'customers')::bigint as customers from calibration
                where policy_id = (select id from policy where in_force) and summary is not null order by as_of""");
        long before = (long) requireNonNull(sizes.get(0).get("customers"));
        long now = (long) requireNonNull(sizes.get(1).get("customers"));
        alerts.bringUpToDate(run, DAY);
        List<Map<String, Object>> raised = jdbc.queryForList("""
                select (facts ->> 'before')::bigint as before, (facts ->> 'now')::bigint as now from alert
                where kind = 'TIER_SHRINKS'""");
        if (now < before && 100 * (before - now) >= before) {
            assertThat(raised).containsExactly(Map.of("before", before, "now", now));
        } else {
            assertThat(raised).isEmpty();
        }
        jdbc.update("delete from alert");
        rule(AlertKind.TIER_SHRINKS, true, "100", "0");
        alerts.bringUpToDate(run, DAY);
        assertThat(jdbc.queryForList("select 1 from alert where kind = 'TIER_SHRINKS'"))
                .isEmpty();
    }

    @Test
    void countriesThatBringLessAreNamedByTheRulesShare() {
        List<String> losing = jdbc.queryForList("""
                select country from customer c join customer_metric m on m.customer_id = c.id group by country
                having country is not null and sum(net_revenue) <= sum(net_revenue_previous) * 0.95
                   and sum(net_revenue_previous) >= 100 order by country""", String.class);
        rule(AlertKind.COUNTRY_LOSES, true, "5", "100");
        alerts.bringUpToDate(run, DAY);
        assertThat(jdbc.queryForList(
                        "select country from alert where kind = 'COUNTRY_LOSES' order by country", String.class))
                .isEqualTo(losing);
    }

    @Test
    void aRuleThatIsSwitchedOffRaisesNothing() {
        for (AlertKind kind : AlertKind.values()) {
            rule(kind, false, "1", "0");
        }
        assertThat(alerts.bringUpToDate(run, DAY)).isZero();
    }

    @Test
    void everyAlertHasAnOwnerByRuleOrElseWhoeverCan() {
        rules.change(new AlertRule(AlertKind.DEMOTED, true, BigDecimal.ONE, BigDecimal.ZERO, "admin"));
        alerts.bringUpToDate(run, DAY);
        assertThat(jdbc.queryForList("select distinct owner from alert", String.class))
                .containsExactly("admin");
    }

    @Test
    void peopleListFilterCountAssignAndDismiss() throws Exception {
        alerts.bringUpToDate(run, DAY);
        long id = one(AlertKind.DEMOTED);
        long open = requireNonNull(jdbc.queryForObject("select count(*) from alert", Long.class));
        String page = body(get("/api/alerts?state=OPEN&kind=DEMOTED&limit=200"));
        assertThat(JsonPath.<List<String>>read(page, "$.items[*].kind")).containsOnly("DEMOTED");
        assertThat(JsonPath.<List<String>>read(page, "$.items[*].customerName")).doesNotContainNull();
        assertThat(JsonPath.<Integer>read(body(get("/api/alerts/count")), "$.open"))
                .isEqualTo((int) open);
        perform(post("/api/alerts/" + id + "/assign"), "{\"owner\": \"nobody-here\"}")
                .andExpect(status().isUnprocessableContent())
                .andExpect(jsonPath("$.type").value(Matchers.endsWith("alerts/owner-unknown")));
        perform(post("/api/alerts/" + id + "/assign"), "{\"owner\": \"admin\"}").andExpect(status().isOk());
        perform(post("/api/alerts/" + id + "/dismiss"), "{\"remark\": \" \"}")
                .andExpect(status().isUnprocessableContent())
                .andExpect(jsonPath("$.type").value(Matchers.endsWith("alerts/remark-missing")));
        perform(post("/api/alerts/" + id + "/dismiss"), "{\"remark\": \"Season.\"}")
                .andExpect(status().isOk());
        perform(post("/api/alerts/" + id + "/dismiss"), "{\"remark\": \"Again.\"}")
                .andExpect(status().isConflict())
                .andExpect(jsonPath("$.type").value(Matchers.endsWith("alerts/alert-closed")));
        assertThat(JsonPath.<Integer>read(body(get("/api/alerts/count")), "$.open"))
                .isEqualTo((int) open - 1);
        assertThat(jdbc.queryForList(
                        "select kind from audit_event where subject = ? order by id", String.class, "alert:" + id))
                .containsExactly("alert.assigned", "alert.dismissed");
    }

    @Test
    void whoOnlyReadsCannotCloseAndRulesStayWithinReason() throws Exception {
        alerts.bringUpToDate(run, DAY);
        long id = one(AlertKind.DEMOTED);
        http.perform(json(post("/api/alerts/" + id + "/handle"), "{\"remark\": \"Done.\"}")
                        .with(As.viewer()))
                .andExpect(status().isForbidden());
        perform(put("/api/alert-rules/TIER_SHRINKS"), "{\"enabled\": true, \"threshold\": 0, \"minimum\": 5}")
                .andExpect(status().isUnprocessableContent())
                .andExpect(jsonPath("$.type").value(Matchers.endsWith("alerts/rule-out-of-range")));
        perform(put("/api/alert-rules/TIER_SHRINKS"), "{\"enabled\": true, \"threshold\": 12.5, \"minimum\": 5}")
                .andExpect(status().isOk());
        http.perform(get("/api/alert-rules").with(As.viewer()))
                .andExpect(jsonPath("$[?(@.kind == 'TIER_SHRINKS')].threshold").value("12.5"));
    }

    /** A run raises alerts by itself, just after it came into force. */
    private void awaitTheRunsOwn() {
        Instant end = Instant.now().plus(PATIENCE);
        while (raisedBy(run).isEmpty() && Instant.now().isBefore(end)) {
            LockSupport.parkNanos(PAUSE_NANOS);
        }
        assertThat(raisedBy(run))
                .as("what the run itself raised is in the audit trail")
                .hasSize(1);
    }

    private List<Map<String, Object>> raisedBy(long id) {
        return jdbc.queryForList(
                "select details from audit_event where kind = 'alert.raised' and subject = ? order by id limit 1",
                "run:" + id);
    }

    private void run(LocalDate day) {
        InsightRun done = Runs.run(insights, day);
        assertThat(done.state()).as("%s", done.error()).isEqualTo(RunState.DONE);
    }

    /** A notice as a run with grace leaves it. */
    private void announce(long customer, @Nullable LocalDate until) {
        jdbc.update("""
                update assignment set held_until = ?
                where policy_id = (select id from policy where in_force) and customer_id = ?""", until, customer);
    }

    private void rule(AlertKind kind, boolean enabled, String threshold, String minimum) {
        rules.change(new AlertRule(kind, enabled, new BigDecimal(threshold), new BigDecimal(minimum), null));
    }

    private List<Long> customers(AlertKind kind) {
        return jdbc.queryForList(
                "select customer_id from alert where kind = ? order by customer_id", Long.class, kind.name());
    }

    private long one(AlertKind kind) {
        return requireNonNull(jdbc.queryForObject("select min(id) from alert where kind = ?", Long.class, kind.name()));
    }

    private ResultActions perform(MockHttpServletRequestBuilder request, String body) throws Exception {
        return http.perform(json(request, body).with(As.admin()));
    }

    private static MockHttpServletRequestBuilder json(MockHttpServletRequestBuilder request, String body) {
        return request.contentType(MediaType.APPLICATION_JSON).content(body);
    }

    private String body(MockHttpServletRequestBuilder request) throws Exception {
        return http.perform(request.with(As.admin()))
                .andExpect(status().isOk())
                .andReturn()
                .getResponse()
                .getContentAsString(StandardCharsets.UTF_8);
    }
}
