package dev.fenji.tiering;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
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
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.web.servlet.MockMvc;

/** Gates and stability from the document to the history and back to the page. */
@DatabaseTest
class StabilityRunTest {
    private static final LocalDate DAY = LocalDate.of(2024, 9, 1);
    private static final int GRACE = 30;
    private static final String POLICY = """
            slug: steady
            title: {en: Steady, zh: 稳定}
            windowMonths: 3
            value: net_revenue
            requiresPurchase: true
            method:
              kind: scorecard
              minCoverage: 1
              criteria:
                - {id: value, title: Value, field: frequency, weight: 1, scoring: {kind: ramp, from: 0, to: 10}}
            tiers:
              - {id: A, title: A, enter: 40, stay: 35}
              - {id: B, title: B, enter: 20}
              - {id: C, title: C}
            gates:
              - id: home
                reason: {en: Home market, zh: 本国市场}
                when: {field: country, op: in, value: [CN, DE]}
                cap: B
            stability: {graceDays: 30, descent: to_score}
            """;

    @Autowired
    MockMvc http;

    @Autowired
    Insights insights;

    @Autowired
    JdbcTemplate jdbc;

    @BeforeEach
    void sellAnew() throws Exception {
        if (!jdbc.queryForList("select 1 from customer").isEmpty()) {
            return;
        }
        var facts = new RandomFacts(jdbc, 7, "UTC");
        facts.customers(200);
        facts.products();
        facts.documents(4000);
        http.perform(post("/api/policies")
                        .with(As.analyst())
                        .contentType("application/yaml")
                        .content(POLICY))
                .andExpect(status().isCreated());
        http.perform(post("/api/policies/steady/publish").with(As.analyst())).andExpect(status().isOk());
        run(DAY);
        run(DAY.plusDays(20));
    }

    @Test
    void announcesADescentWithItsDayAndKeepsTheTierUntilThen() throws Exception {
        List<Map<String, Object>> held = rows("outcome = 'H' and valid_from = '2024-09-21'");
        assertThat(held)
                .isNotEmpty()
                .allSatisfy(row -> assertThat(row.get("held_until"))
                        .hasToString(DAY.plusDays(20 + GRACE).toString()));
        for (Map<String, Object> row : held.subList(0, Math.min(10, held.size()))) {
            String told = explanation(row);
            assertThat(JsonPath.<String>read(told, "$.stability.standing")).isEqualTo(row.get("tier"));
            assertThat(JsonPath.<String>read(told, "$.stability.rule")).isEqualTo("grace");
            assertThat(JsonPath.<String>read(told, "$.stability.until"))
                    .isEqualTo(DAY.plusDays(20 + GRACE).toString());
            assertThat(JsonPath.<List<String>>read(told, "$.sentences"))
                    .anyMatch(sentence -> sentence.contains("will lose"))
                    .noneMatch(sentence -> sentence.contains("{") || sentence.contains("null"));
        }
    }

    @Test
    void descendsOnTheDayThatWasAnnouncedThoughTheRunCameLater() {
        long held = rows("outcome = 'H' and valid_from = '2024-09-21'").size();
        run(DAY.plusDays(60));
        List<Map<String, Object>> fallen = rows("outcome in ('D', 'U') and valid_from = '2024-10-31'");
        assertThat(fallen).hasSizeLessThanOrEqualTo(Math.toIntExact(held)).isNotEmpty();
        assertThat(rows("outcome = 'D' and valid_from = '2024-10-31'"))
                .allSatisfy(row -> assertThat(row.get("since"))
                        .hasToString(DAY.plusDays(20 + GRACE).toString()));
        Integer before = jdbc.queryForObject("select count(*) from assignment", Integer.class);
        run(DAY.plusDays(60));
        assertThat(jdbc.queryForObject("select count(*) from assignment", Integer.class))
                .as("the same day again says the same")
                .isEqualTo(before);
    }

    /** A month computed afterwards says since when the tier has been held; what was announced stays as it was announced. */
    @Test
    void thePastComputedAfterwardsMovesNoDayThatARuleCountsFrom() throws Exception {
        List<Map<String, Object>> held = rows("outcome = 'H' and valid_from = '2024-09-21'");
        String stored =
                "select * from assignment where valid_from >= '2024-09-01' order by policy_id, customer_id, valid_from,"
                        + " calibration_id";
        List<Map<String, Object>> before = jdbc.queryForList(stored);
        Set<String> digests = digests();
        run(DAY.minusMonths(1));
        run(DAY.plusDays(20));
        awaitMoves(DAY.minusMonths(1));
        assertThat(jdbc.queryForList(stored)).isEqualTo(before);
        assertThat(digests())
                .as("the same day again has the digest it had")
                .containsAll(digests)
                .hasSize(digests.size() + 1);
        int longer = 0;
        for (Map<String, Object> row : held.subList(0, Math.min(10, held.size()))) {
            String told = explanation(row);
            assertThat(JsonPath.<String>read(told, "$.stability.until"))
                    .isEqualTo(DAY.plusDays(20 + GRACE).toString());
            longer += JsonPath.<String>read(told, "$.since")
                            .equals(DAY.minusMonths(1).toString())
                    ? 1
                    : 0;
        }
        assertThat(longer).as("held since before the first run").isPositive();
    }

    private Set<String> digests() {
        return Set.copyOf(jdbc.queryForList("""
                select distinct c.output_digest from calibration c join policy p on p.id = c.policy_id
                where p.slug = 'steady' and c.output_digest is not null""", String.class));
    }

    private void awaitMoves(LocalDate day) throws InterruptedException {
        Instant patience = Instant.now().plusSeconds(30);
        while (jdbc.queryForList("select 1 from tier_move where moved_on = ? limit 1", day)
                        .isEmpty()
                && Instant.now().isBefore(patience)) {
            Thread.sleep(50);
        }
    }

    @Test
    void showsTheGateWithItsReasonAndTheTierBeforeIt() throws Exception {
        List<Map<String, Object>> capped = jdbc.queryForList("""
                select a.customer_id, a.tier, a.score from latest_assignment a join policy p on p.id = a.policy_id
                join customer c on c.id = a.customer_id
                where p.slug = 'steady' and c.country in ('CN', 'DE') and a.score >= 40 and a.outcome <> 'H' limit 5""");
        assertThat(capped).isNotEmpty();
        for (Map<String, Object> row : capped) {
            http.perform(get("/api/customers/" + row.get("customer_id") + "/explanation")
                            .queryParam("policy", "steady")
                            .with(As.viewer()))
                    .andExpect(status().isOk())
                    .andExpect(jsonPath("$.tier").value("B"))
                    .andExpect(jsonPath("$.gates[0].gate").value("home"))
                    .andExpect(jsonPath("$.gates[0].reason.zh").value("本国市场"))
                    .andExpect(jsonPath("$.gates[0].tierBefore").value("A"))
                    .andExpect(jsonPath("$.gates[0].tierAfter").value("B"))
                    .andExpect(jsonPath("$.gates[0].values[0].raw").isNotEmpty())
                    .andExpect(jsonPath("$.stability.computed").value("A"))
                    .andExpect(jsonPath("$.toNextTier").isEmpty());
        }
    }

    private List<Map<String, Object>> rows(String condition) {
        return jdbc.queryForList("""
                select a.* from assignment a join policy p on p.id = a.policy_id
                where p.slug = 'steady' and """ + " " + condition + " order by a.customer_id, a.valid_from");
    }

    private String explanation(Map<String, Object> row) throws Exception {
        return http.perform(get("/api/customers/" + row.get("customer_id") + "/explanation")
                        .queryParam("policy", "steady")
                        .queryParam("asOf", DAY.plusDays(20).toString())
                        .with(As.viewer()))
                .andExpect(status().isOk())
                .andReturn()
                .getResponse()
                .getContentAsString(StandardCharsets.UTF_8);
    }

    private void run(LocalDate day) {
        InsightRun run = Runs.run(insights, day);
        assertThat(run.state()).as("%s", run.error()).isEqualTo(RunState.DONE);
    }
}
