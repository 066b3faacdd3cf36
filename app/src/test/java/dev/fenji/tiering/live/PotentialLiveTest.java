package dev.fenji.tiering.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import com.jayway.jsonpath.JsonPath;
import dev.fenji.insight.InsightRun;
import dev.fenji.insight.Insights;
import dev.fenji.insight.RandomFacts;
import dev.fenji.insight.RunState;
import dev.fenji.insight.Runs;
import dev.fenji.test.As;
import dev.fenji.test.Patiently;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.web.servlet.MockMvc;

/** A declared input re-tiers its customer at once, and ends where a run would. */
@LiveContext
class PotentialLiveTest {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final long CUSTOMER = 1;
    private static final String HOPEFUL = """
            slug: hopeful
            title: {en: Hopeful, zh: 潜力}
            windowMonths: 12
            value: net_revenue
            requiresPurchase: false
            method:
              kind: scorecard
              minCoverage: 1
              criteria:
                - {id: engaged, title: Engaged, field: potential.engagement, weight: 1, scoring: {kind: ramp, from: 0, to: 100}}
            tiers:
              - {id: A, title: A, enter: 60}
              - {id: B, title: B}
            gates:
              - id: unsure
                reason: {en: Not sure enough, zh: 可信度不足}
                when: {field: potential.engagement.confidence, op: lt, value: 0.5}
                cap: B
            """;

    @Autowired
    MockMvc http;

    @Autowired
    Insights insights;

    @Autowired
    JdbcTemplate jdbc;

    @Autowired
    LiveSignal live;

    @BeforeEach
    void sellUntilYesterday() throws Exception {
        if (jdbc.queryForList("select 1 from policy where slug = 'hopeful'").isEmpty()) {
            http.perform(post("/api/policies")
                            .with(As.analyst())
                            .contentType("application/yaml")
                            .content(HOPEFUL))
                    .andExpect(status().isCreated());
            http.perform(post("/api/policies/hopeful/publish").with(As.analyst()))
                    .andExpect(status().isOk());
        }
        Patiently.execute(
                jdbc,
                "truncate assignment, calibration, metric_row, metric_state, live_change, standing_change, run cascade");
        Patiently.execute(jdbc, "truncate sales_line, sales_document, product, customer restart identity cascade");
        insights.dropCopy();
        var facts = new RandomFacts(jdbc, 23, "UTC");
        facts.customers(110);
        facts.products();
        facts.documents(300);
        jdbc.update("""
                update sales_document d
                set occurred_on = d.occurred_on + moved.days, occurred_at = d.occurred_at + make_interval(days => moved.days)
                from (select ?::date - max(occurred_on) as days from sales_document) moved""", today().minusDays(1));
        run();
    }

    @Test
    void anInputOfYesterdayCountsAtOnceAndItsWithdrawalToo() throws Exception {
        assertThat(tier()).isEqualTo("-");
        long input = record(80, "0.9", today().minusDays(1));
        settled();
        assertThat(tier()).isEqualTo("A");
        assertThat(jdbc.queryForObject(
                        "select cause from standing_change where customer_id = ? order by id desc limit 1",
                        String.class,
                        CUSTOMER))
                .isEqualTo("CUSTOMER");
        http.perform(post("/api/potential-inputs/" + input + "/withdrawal")
                        .with(As.admin())
                        .contentType(MediaType.APPLICATION_JSON)
                        .content("{\"reason\": \"somebody else\"}"))
                .andExpect(status().isOk());
        settled();
        assertThat(tier()).isEqualTo("-");
    }

    @Test
    void anInputOfTodayCountsAsOfTomorrowLiveAndInARun() throws Exception {
        record(80, "0.9", today());
        settled();
        assertThat(tier()).isEqualTo("A");
        assertThat(jdbc.queryForObject(
                        "select max(valid_from) from assignment where customer_id = ?", LocalDate.class, CUSTOMER))
                .isEqualTo(today().plusDays(1));
        assertThat(run().asOf()).isEqualTo(today().plusDays(1));
        assertThat(tier()).isEqualTo("A");
    }

    @Test
    void aGateMayAskHowSureTheSourceIs() throws Exception {
        record(80, "0.4", today().minusDays(1));
        settled();
        assertThat(tier()).isEqualTo("B");
        run();
        assertThat(tier()).isEqualTo("B");
    }

    private long record(int value, String confidence, LocalDate on) throws Exception {
        String body = http.perform(post("/api/customers/" + CUSTOMER + "/potential-inputs")
                        .with(As.admin())
                        .contentType(MediaType.APPLICATION_JSON)
                        .content("""
                                {"kind": "engagement", "value": %d, "source": "a visit", "observedOn": "%s", "confidence": %s}
                                """.formatted(value, on, confidence)))
                .andExpect(status().isCreated())
                .andReturn()
                .getResponse()
                .getContentAsString();
        return JsonPath.<Number>read(body, "$.id").longValue();
    }

    private InsightRun run() {
        InsightRun run = Runs.run(insights, null);
        assertThat(run.state()).as("%s", run.error()).isEqualTo(RunState.DONE);
        return run;
    }

    private void settled() throws InterruptedException {
        Instant limit = Instant.now().plus(PATIENCE);
        live.wake();
        while (waiting() > 0) {
            assertThat(Instant.now()).isBefore(limit);
            Thread.sleep(10);
        }
    }

    private long waiting() {
        return Objects.requireNonNull(
                jdbc.queryForObject("select count(*) from live_change where done_tx is null", Long.class));
    }

    /** A dash for who is not rated. */
    private String tier() {
        return Objects.requireNonNull(jdbc.queryForObject("""
                select coalesce(a.tier, '-') from assignment a join policy p on p.id = a.policy_id and p.slug = 'hopeful'
                where a.customer_id = ? order by a.valid_from desc, a.calibration_id desc limit 1""", String.class, CUSTOMER));
    }

    private static LocalDate today() {
        return LocalDate.now(ZoneOffset.UTC);
    }
}
