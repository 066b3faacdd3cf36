package dev.fenji.tiering;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.put;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import com.jayway.jsonpath.JsonPath;
import dev.fenji.identity.Role;
import dev.fenji.insight.InsightRun;
import dev.fenji.insight.Insights;
import dev.fenji.insight.RandomFacts;
import dev.fenji.insight.RunState;
import dev.fenji.insight.Runs;
import dev.fenji.test.As;
import dev.fenji.test.DatabaseTest;
import java.time.LocalDate;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;
import org.springframework.test.web.servlet.request.RequestPostProcessor;

/** Standings set by hand: they hold, they survive runs, they end, and every refusal says why. */
@DatabaseTest
class OverrideTest {
    private static final LocalDate DAY = LocalDate.of(2025, 1, 1);

    @Autowired
    MockMvc http;

    @Autowired
    Insights insights;

    @Autowired
    JdbcTemplate jdbc;

    private long customer;

    @BeforeEach
    void sell() {
        if (jdbc.queryForList("select 1 from customer").isEmpty()) {
            var facts = new RandomFacts(jdbc, 11, "UTC");
            facts.customers(60);
            facts.products();
            facts.documents(600);
            run();
        }
        jdbc.update("update tier_override set ended_at = now(), ended_by = 'test' where ended_at is null");
        customer = requireNonNull(
                jdbc.queryForObject("select min(customer_id) from standing where tier = 'C'", Long.class));
    }

    @Test
    void holdsWhileTheComputedTierStaysBesideItAndEndsByHand() throws Exception {
        long id = set(As.analyst(), today().plusDays(30));
        assertThat(tier()).isEqualTo("A");
        http.perform(get("/api/customers/" + customer + "/standing").with(As.viewer()))
                .andExpect(jsonPath("$.tier").value("A"))
                .andExpect(jsonPath("$.rank").value(0))
                .andExpect(jsonPath("$.computedTier").value("C"))
                .andExpect(jsonPath("$.override.reason").value("Lighthouse customer"))
                .andExpect(jsonPath("$.override.approvedBy").isNotEmpty());
        run();
        assertThat(tier()).as("it survives a run").isEqualTo("A");
        http.perform(get("/api/overrides").with(As.viewer()))
                .andExpect(jsonPath("$[0].id").value(id))
                .andExpect(jsonPath("$[0].state").value("IN_FORCE"))
                .andExpect(jsonPath("$[0].computedTier").value("C"))
                .andExpect(jsonPath("$[0].ageDays").value(0));
        json(post("/api/overrides/" + id + "/end"), "{\"reason\": \"The project is over\"}", As.analyst())
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.state").value("ENDED"));
        assertThat(tier()).isEqualTo("C");
        assertThat(jdbc.queryForObject(
                        "select count(*) from audit_event where subject = ?", Integer.class, "override:" + id))
                .isEqualTo(2);
    }

    @Test
    void theSameRequestSentAgainSetsItOnce() throws Exception {
        String body = """
                {"tier": "A", "reason": "Lighthouse customer", "endsOn": "%s"}""".formatted(today().plusDays(30));
        String first = again(body);
        assertThat(again(body)).isEqualTo(first);
        assertThat(jdbc.queryForObject(
                        "select count(*) from tier_override where customer_id = ? and ended_at is null",
                        Integer.class,
                        customer))
                .isEqualTo(1);
    }

    private String again(String body) throws Exception {
        return http.perform(post("/api/customers/" + customer + "/overrides")
                        .with(As.admin())
                        .header("Idempotency-Key", "once")
                        .contentType(MediaType.APPLICATION_JSON)
                        .content(body))
                .andExpect(status().isCreated())
                .andReturn()
                .getResponse()
                .getContentAsString();
    }

    @Test
    void fallsBackToTheComputedTierOnItsDay() throws Exception {
        long id = set(As.analyst(), today().plusDays(30));
        jdbc.update(
                "update tier_override set starts_on = starts_on - 40, ends_on = organisation_today() where id = ?", id);
        assertThat(tier()).isEqualTo("C");
        assertThat(set(As.analyst(), today().plusDays(3))).as("and makes room").isNotEqualTo(id);
    }

    @Test
    void whatAManagerSetsWaitsForSomebodyWhoMayApprove() throws Exception {
        long id = set(As.role(Role.MANAGER), today().plusDays(30));
        assertThat(tier()).isEqualTo("C");
        json(post("/api/overrides/" + id + "/approve"), "{}", As.role(Role.MANAGER))
                .andExpect(status().isForbidden());
        jdbc.update("update tier_override set set_by = 'mia' where id = ?", id);
        json(post("/api/overrides/" + id + "/approve"), "{}", As.analyst())
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.state").value("IN_FORCE"));
        assertThat(tier()).isEqualTo("A");
    }

    @Test
    void refusesWhatIsWrongAndSaysHowToMendIt() throws Exception {
        refused("{\"tier\": \"Z\", \"reason\": \"x\"}", "tiering/override-tier-unknown", 422);
        refused("{\"tier\": \"A\", \"reason\": \" \"}", "tiering/override-reason-missing", 422);
        refused("{\"tier\": \"A\", \"reason\": \"x\", \"endsOn\": \"2001-01-01\"}", "tiering/override-dates", 422);
        set(As.analyst(), today().plusDays(5));
        refused(
                "{\"tier\": \"B\", \"reason\": \"x\", \"endsOn\": \"" + today().plusDays(5) + "\"}",
                "tiering/override-exists",
                409);
        json(post("/api/customers/" + customer + "/overrides"), "{\"tier\": \"A\", \"reason\": \"x\"}", As.viewer())
                .andExpect(status().isForbidden());
    }

    @Test
    void refusesOneWithoutAnEndWhereThePolicyDemandsOne() throws Exception {
        String before = requireNonNull(jdbc.queryForObject(
                "select document::text from policy_version where policy_id = (select id from policy where in_force) and state = 'PUBLISHED'",
                String.class));
        String document = before.substring(0, before.length() - 1)
                + ", \"overrides\": {\"endRequired\": true, \"longestDays\": 90}}";
        json(put("/api/policies/abc-net-revenue/draft"), "{\"document\": " + document + "}", As.analyst())
                .andExpect(status().isOk());
        json(post("/api/policies/abc-net-revenue/publish"), "{}", As.analyst()).andExpect(status().isOk());
        refused("{\"tier\": \"A\", \"reason\": \"x\"}", "tiering/override-end-required", 422);
        refused(
                "{\"tier\": \"A\", \"reason\": \"x\", \"endsOn\": \"" + today().plusDays(91) + "\"}",
                "tiering/override-too-long",
                422);
        set(As.analyst(), today().plusDays(90));
    }

    @Test
    void theSameRequestForManySentAgainSetsThemOnce() throws Exception {
        String body = "{\"customerIds\": [" + customer + "], \"count\": 1, \"tier\": \"A\", \"reason\": \"Partners\"}";
        for (int time = 0; time < 2; time++) {
            json(post("/api/overrides").header("Idempotency-Key", "many"), body, As.analyst())
                    .andExpect(status().isOk())
                    .andExpect(jsonPath("$.count").value(1));
        }
        assertThat(jdbc.queryForObject(
                        "select count(*) from tier_override where customer_id = ? and reason = 'Partners'",
                        Integer.class,
                        customer))
                .isEqualTo(1);
    }

    @Test
    void changesManyOnlyIfTheNumberIsTheOneThatWasShown() throws Exception {
        long id = set(As.analyst(), today().plusDays(30));
        json(post("/api/overrides/end"), "{\"ids\": [" + id + "], \"count\": 2, \"reason\": \"x\"}", As.analyst())
                .andExpect(status().isUnprocessableContent())
                .andExpect(jsonPath("$.slug").value("tiering/override-count"));
        LocalDate later = today().plusDays(60);
        json(
                        post("/api/overrides/extend"),
                        "{\"ids\": [" + id + "], \"count\": 1, \"endsOn\": \"" + later + "\"}",
                        As.analyst())
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.count").value(1));
        http.perform(get("/api/customers/" + customer + "/overrides").with(As.viewer()))
                .andExpect(jsonPath("$[0].endsOn").value(later.toString()));
        json(post("/api/overrides/end"), "{\"ids\": [" + id + "], \"count\": 1, \"reason\": \"x\"}", As.analyst())
                .andExpect(status().isOk());
        assertThat(tier()).isEqualTo("C");
    }

    private long set(RequestPostProcessor who, LocalDate end) throws Exception {
        String body = json(
                        post("/api/customers/" + customer + "/overrides"),
                        "{\"tier\": \"A\", \"reason\": \"Lighthouse customer\", \"endsOn\": \"" + end + "\"}",
                        who)
                .andExpect(status().isCreated())
                .andReturn()
                .getResponse()
                .getContentAsString();
        return JsonPath.<Integer>read(body, "$.id");
    }

    private void refused(String body, String slug, int status) throws Exception {
        json(post("/api/customers/" + customer + "/overrides"), body, As.analyst())
                .andExpect(status().is(status))
                .andExpect(jsonPath("$.slug").value(slug))
                .andExpect(jsonPath("$.hint").isNotEmpty());
    }

    private ResultActions json(
            org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder request,
            String body,
            RequestPostProcessor who)
            throws Exception {
        return http.perform(
                request.with(who).contentType(MediaType.APPLICATION_JSON).content(body));
    }

    private String tier() {
        return requireNonNull(
                jdbc.queryForObject("select tier from standing where customer_id = ?", String.class, customer));
    }

    private LocalDate today() {
        return requireNonNull(jdbc.queryForObject("select organisation_today()", LocalDate.class));
    }

    private void run() {
        InsightRun run = Runs.run(insights, DAY);
        assertThat(run.state()).as("%s", run.error()).isEqualTo(RunState.DONE);
    }
}
