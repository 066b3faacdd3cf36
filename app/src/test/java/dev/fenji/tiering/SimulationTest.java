package dev.fenji.tiering;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.request;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import com.jayway.jsonpath.JsonPath;
import dev.fenji.insight.InsightRun;
import dev.fenji.insight.Insights;
import dev.fenji.insight.RandomFacts;
import dev.fenji.insight.RunState;
import dev.fenji.insight.Runs;
import dev.fenji.kernel.policy.PolicyDocument;
import dev.fenji.kernel.policy.StabilityRules;
import dev.fenji.kernel.policy.TierDef;
import dev.fenji.kernel.policy.TierPlan;
import dev.fenji.kernel.simulate.Side;
import dev.fenji.test.As;
import dev.fenji.test.DatabaseTest;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.MvcResult;
import tools.jackson.databind.json.JsonMapper;

/** A draft is tried on a real database; then it is published, a run takes place, and everyone has the tier that was foretold. */
@DatabaseTest
class SimulationTest {
    private static final LocalDate DAY = LocalDate.of(2024, 9, 1);
    private static final LocalDate LATER = DAY.plusDays(20);
    private static final String POLICY = """
            slug: ladder
            title: {en: Ladder, zh: 阶梯}
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

    @Autowired
    Policies policies;

    @Autowired
    PolicyDocuments documents;

    @Autowired
    Simulations simulations;

    private final JsonMapper json = new JsonMapper();

    @BeforeEach
    void sellAnew() throws Exception {
        if (!jdbc.queryForList("select 1 from customer").isEmpty()) {
            return;
        }
        var facts = new RandomFacts(jdbc, 21, "UTC");
        facts.customers(300);
        facts.products();
        facts.documents(6000);
        http.perform(post("/api/policies")
                        .with(As.analyst())
                        .contentType("application/yaml")
                        .content(POLICY))
                .andExpect(status().isCreated());
        http.perform(post("/api/policies/ladder/publish").with(As.analyst())).andExpect(status().isOk());
        http.perform(post("/api/policies/ladder/in-force").with(As.analyst())).andExpect(status().isOk());
        run(DAY);
        run(LATER);
        Long someone = jdbc.queryForObject("select min(customer_id) from standing where tier = 'C'", Long.class);
        http.perform(post("/api/customers/" + someone + "/overrides")
                        .with(As.admin())
                        .contentType("application/json")
                        .content("{\"tier\": \"A\", \"reason\": \"a promise\"}"))
                .andExpect(status().is2xxSuccessful());
    }

    @Test
    void aRunAfterPublishingGivesEveryoneTheTierThatWasForetold() {
        PolicyDocument published = policies.get("ladder").document();
        List<TierDef> tiers = published.tiers();
        foretellsWhatTheRunDoes(published.withTiers(List.of(
                TierDef.enter("A", tiers.get(0).title(), "#000", "30").staying("25"),
                TierDef.enter("B", tiers.get(1).title(), "#000", "11"),
                tiers.get(2))));
        PolicyDocument harder = published.withTiers(List.of(
                TierDef.enter("A", tiers.get(0).title(), "#000", "90").staying("80"),
                TierDef.enter("B", tiers.get(1).title(), "#000", "50"),
                tiers.get(2)));
        foretellsWhatTheRunDoes(
                harder.withStability(new StabilityRules(10, StabilityRules.Descent.ONE_STEP, 0, null, 0)));
        foretellsWhatTheRunDoes(harder.withGates().withStability(StabilityRules.NONE));
    }

    private void foretellsWhatTheRunDoes(PolicyDocument draft) {
        Map<Long, String> before = standings();
        Map<Long, String> foretold = foretold(draft);
        assertThat(foretold).as("the draft moves somebody").isNotEqualTo(before);
        int id = policies.get("ladder").id();
        policies.saveDraft(id, draft);
        policies.publish(id, "as simulated");
        assertThat(foretold(draft)).as("nothing changes before the run").isEqualTo(foretold);
        run(LATER);
        assertThat(standings()).isEqualTo(foretold);
    }

    @Test
    void aPolicyThatRatesNobodyOrEverybodyAlikeIsNotPublished() throws Exception {
        String alike = POLICY.replace("slug: ladder", "slug: alike").replace("to: 10}", "to: 1000000}");
        String nobody = POLICY.replace("slug: ladder", "slug: nobody")
                .replace("method:", "scope: {field: country, op: eq, value: ZZ}\nmethod:");
        for (String document : List.of(alike, nobody)) {
            http.perform(post("/api/policies")
                            .with(As.analyst())
                            .contentType("application/yaml")
                            .content(document))
                    .andExpect(status().isCreated());
        }
        http.perform(post("/api/policies/alike/publish").with(As.analyst()).header("Accept-Language", "zh-CN"))
                .andExpect(status().isUnprocessableContent())
                .andExpect(jsonPath("$.slug").value("tiering/rates-alike"))
                .andExpect(jsonPath("$.values.tier").value("C"))
                .andExpect(jsonPath("$.who").value("USER"))
                .andExpect(jsonPath("$.hint").isNotEmpty());
        http.perform(post("/api/policies/nobody/publish").with(As.analyst()))
                .andExpect(status().isUnprocessableContent())
                .andExpect(jsonPath("$.slug").value("tiering/calibration-nobody-in-scope"))
                .andExpect(jsonPath("$.values.customers").value(300));
        assertThat(policies.get("alike").published()).isNull();
        assertThat(policies.get("nobody").published()).isNull();
    }

    @Test
    void showsWhoMovesWhatItCostsAndWhere() throws Exception {
        PolicyDocument published = policies.get("ladder").document();
        List<TierDef> tiers = published.tiers();
        PolicyDocument planned = published.withTiers(List.of(
                tiers.get(0).planned(new TierPlan(new BigDecimal("0.1"), 7, new BigDecimal("12.5"))),
                TierDef.enter("B", tiers.get(1).title(), "#000", "11"),
                tiers.get(2)));
        String told = simulated(planned);
        int customers = JsonPath.read(told, "$.simulation.customers");
        assertThat(sum(told, "$.simulation.flows[*].customers")).isEqualTo(customers);
        assertThat(sum(told, "$.simulation.moves[*].customers")).isEqualTo(customers);
        assertThat(sum(told, "$.simulation.countries[*].customers")).isEqualTo(customers);
        assertThat(sum(told, "$.simulation.segments[*].customers")).isEqualTo(customers);
        assertThat(JsonPath.<Integer>read(told, "$.simulation.setByHand")).isEqualTo(1);
        int inA = JsonPath.read(told, "$.simulation.tiers[0].customers");
        assertThat(JsonPath.<Integer>read(told, "$.simulation.tiers[0].capacity"))
                .isEqualTo(7);
        assertThat(new BigDecimal(JsonPath.<String>read(told, "$.simulation.tiers[0].cost")))
                .isEqualByComparingTo(new BigDecimal("12.5").multiply(BigDecimal.valueOf(inA)));
        int up = sum(told, "$.simulation.moves[?(@.move == 'UP')].customers");
        String movers = body(planned, "/movers", Map.of("filter", Map.of("moves", List.of("UP")), "limit", 3));
        assertThat(JsonPath.<Integer>read(movers, "$.total")).isEqualTo(up).isPositive();
        assertThat(JsonPath.<List<String>>read(movers, "$.items[*].to")).containsOnly("B");
        assertThat(JsonPath.<List<String>>read(movers, "$.items[*].name")).doesNotContain("");
    }

    @Test
    void movesAreExportedWithTheFilterOfTheList() throws Exception {
        PolicyDocument published = policies.get("ladder").document();
        PolicyDocument easier = published.withTiers(List.of(
                published.tiers().get(0),
                TierDef.enter("B", published.tiers().get(1).title(), "#000", "11"),
                published.tiers().get(2)));
        MvcResult begun = http.perform(post("/api/policies/simulate/movers/export")
                        .with(As.analyst())
                        .header("Accept-Language", "zh-CN")
                        .contentType("application/json")
                        .content(json.writeValueAsString(Map.of(
                                "document",
                                documents.tree(easier),
                                "format",
                                "csv",
                                "filter",
                                Map.of("from", "C", "to", "B")))))
                .andExpect(request().asyncStarted())
                .andReturn();
        String csv = http.perform(
                        org.springframework.test.web.servlet.request.MockMvcRequestBuilders.asyncDispatch(begun))
                .andExpect(status().isOk())
                .andReturn()
                .getResponse()
                .getContentAsString(StandardCharsets.UTF_8);
        assertThat(csv).contains("客户编号", ",C,B,").doesNotContain(",A,B,", ",B,A,", ",C,A,", ",B,C,");
    }

    @Test
    void saysAllThatIsWrongAtOnceAndRefusesAnUnknownSegment() throws Exception {
        PolicyDocument published = policies.get("ladder").document();
        PolicyDocument broken = published.withTiers(List.of(
                TierDef.enter("A", published.tiers().get(0).title(), "#000", "10")
                        .planned(new TierPlan(new BigDecimal("1.5"), null, null)),
                TierDef.enter("B", published.tiers().get(1).title(), "#000", "20"),
                published.tiers().get(2)));
        String told = simulated(broken);
        assertThat(JsonPath.<Object>read(told, "$.simulation")).isNull();
        assertThat(JsonPath.<List<String>>read(told, "$.problems[?(@.error)].place"))
                .contains("tiers[0].plan.share", "tiers[1].enter");
        http.perform(post("/api/policies/simulate")
                        .with(As.viewer())
                        .contentType("application/json")
                        .content(json.writeValueAsString(
                                Map.of("document", documents.tree(published), "segment", "shoe_size"))))
                .andExpect(status().isUnprocessableContent())
                .andExpect(jsonPath("$.slug").value("tiering/unknown-segment-field"));
        http.perform(post("/api/policies/simulate/movers")
                        .with(As.analyst())
                        .contentType("application/json")
                        .content(json.writeValueAsString(Map.of("document", documents.tree(broken)))))
                .andExpect(status().isUnprocessableContent())
                .andExpect(jsonPath("$.problems.length()").value(org.hamcrest.Matchers.greaterThan(1)));
    }

    private String simulated(PolicyDocument document) throws Exception {
        return body(document, "", Map.of());
    }

    private String body(PolicyDocument document, String path, Map<String, Object> more) throws Exception {
        Map<String, Object> request = new HashMap<>(more);
        request.put("document", documents.tree(document));
        return http.perform(post("/api/policies/simulate" + path)
                        .with(As.analyst())
                        .contentType("application/json")
                        .content(json.writeValueAsString(request)))
                .andExpect(status().isOk())
                .andReturn()
                .getResponse()
                .getContentAsString(StandardCharsets.UTF_8);
    }

    private static int sum(String told, String path) {
        return JsonPath.<List<Integer>>read(told, path).stream()
                .mapToInt(Integer::intValue)
                .sum();
    }

    private Map<Long, String> foretold(PolicyDocument draft) {
        Simulations.Tried tried = simulations.tried(documents.tree(draft));
        Side after = tried.comparison().to();
        Map<Long, String> tiers = new HashMap<>();
        for (int row = 0; row < after.rows().length; row++) {
            tiers.put(tried.ground().population().customerId(row), String.valueOf(after.tier(after.rows()[row])));
        }
        return tiers;
    }

    private Map<Long, String> standings() {
        Map<Long, String> tiers = new HashMap<>();
        jdbc.query("select customer_id, tier from standing", row -> {
            @Nullable String tier = row.getString(2);
            tiers.put(row.getLong(1), String.valueOf(tier));
        });
        return tiers;
    }

    private void run(LocalDate day) {
        InsightRun run = Runs.run(insights, day);
        assertThat(run.state()).as("%s", run.error()).isEqualTo(RunState.DONE);
    }
}
