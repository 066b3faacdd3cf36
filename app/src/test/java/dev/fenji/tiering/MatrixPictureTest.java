package dev.fenji.tiering;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import com.jayway.jsonpath.JsonPath;
import dev.fenji.insight.Insights;
import dev.fenji.insight.RandomFacts;
import dev.fenji.insight.Runs;
import dev.fenji.kernel.policy.PolicyDocument;
import dev.fenji.test.As;
import dev.fenji.test.DatabaseTest;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;
import tools.jackson.databind.json.JsonMapper;

/** The matrix as a picture: nobody is left out, nobody counted twice, and every bubble says what the explanation says. */
@DatabaseTest
class MatrixPictureTest {
    private static final LocalDate DAY = LocalDate.of(2024, 9, 1);
    private static final int CUSTOMERS = 600;
    private static final String POLICY = """
            slug: places
            title: {en: Places, zh: 位置}
            windowMonths: 12
            value: net_revenue
            requiresPurchase: true
            method:
              kind: matrix
              value:
                minCoverage: 1
                boundaries: [45, 75]
                criteria:
                  - {id: revenue, title: Revenue, field: net_revenue, weight: 2, scoring: {kind: quantile, bins: 10, better: high}}
                  - {id: orders, title: Orders, field: frequency, weight: 1, scoring: {kind: ramp, from: 0, to: 20}}
              potential:
                minCoverage: 0.6
                minConfidence: 0.3
                boundaries: [40, 60]
                criteria:
                  - {id: growth, title: Growth, field: revenue_growth, weight: 2, scoring: {kind: ramp, from: -0.5, to: 0.5}}
                  - {id: recency, title: Recency, field: recency_days, weight: 1, scoring: {kind: ramp, from: 200, to: 0}}
                  - {id: wallet, title: Wallet, field: potential.share_of_wallet, weight: 1, scoring: {kind: ramp, from: 100, to: 0}}
              cells:
                - {value: 3, potential: 3, tier: A, title: Best, treatment: {en: Visit them, zh: 登门拜访}}
                - {value: 3, potential: 2, tier: A, title: Keep}
                - {value: 3, potential: 1, tier: B, title: Status}
                - {value: 2, potential: 3, tier: A, title: Grow}
                - {value: 2, potential: 2, tier: B, title: Middle}
                - {value: 2, potential: 1, tier: C, title: Plain}
                - {value: 1, potential: 3, tier: B, title: Star}
                - {value: 1, potential: 2, tier: C, title: Small}
                - {value: 1, potential: 1, tier: C, title: Lean}
            tiers:
              - {id: A, title: A}
              - {id: B, title: B}
              - {id: C, title: C}
            gates:
              - id: home
                reason: {en: Home market, zh: 本国市场}
                when: {field: country, op: in, value: [CN, DE]}
                cap: B
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

    private final JsonMapper json = new JsonMapper();

    @BeforeEach
    void sell() throws Exception {
        if (!jdbc.queryForList("select 1 from customer").isEmpty()) {
            return;
        }
        var facts = new RandomFacts(jdbc, 8, "UTC");
        facts.customers(CUSTOMERS);
        facts.products();
        facts.documents(9000);
        http.perform(post("/api/policies")
                        .with(As.analyst())
                        .contentType("application/yaml")
                        .content(POLICY))
                .andExpect(status().isCreated());
        http.perform(post("/api/policies/places/publish").with(As.analyst())).andExpect(status().isOk());
        Runs.run(insights, DAY);
    }

    @Test
    void everybodyIsInOneCellOrUnratedWithAReason() throws Exception {
        String told = picture(places());
        int rated = JsonPath.read(told, "$.picture.rated");
        assertThat(rated).isPositive();
        assertThat(JsonPath.<Integer>read(told, "$.picture.customers")).isEqualTo(CUSTOMERS);
        assertThat(sum(told, "$.picture.cells[*].customers")).isEqualTo(rated);
        assertThat(sum(told, "$.picture.unrated.*")).isEqualTo(CUSTOMERS - rated);
        assertThat(JsonPath.<Integer>read(told, "$.picture.kept")).isZero();
        assertThat(JsonPath.<Integer>read(told, "$.picture.unrated.potential-too-little-known"))
                .isPositive();
        List<Integer> bubbles = JsonPath.read(told, "$.picture.bubbles[*].customerId");
        assertThat(bubbles).hasSizeLessThanOrEqualTo(300).doesNotHaveDuplicates();
        assertThat(bubbles.size() + sum(told, "$.picture.density[*].customers")).isEqualTo(rated);
        assertThat(JsonPath.<List<Object>>read(told, "$.picture.cells[?(@.title.en == 'Best')].treatment.zh"))
                .containsExactly("登门拜访");
        assertThat(money(told, "$.picture.cells[*].netRevenue"))
                .isEqualByComparingTo(money(told, "$.simulation.tiers[*].netRevenue"));
    }

    @Test
    void theSameTrialAnswersWhoWouldMove() throws Exception {
        Map<String, Object> told = JsonPath.read(picture(places()), "$.simulation");
        Map<String, Object> simulated = JsonPath.read(body(tried("/api/policies/simulate", places())), "$.simulation");
        assertThat(told.remove("millis")).isNotNull();
        assertThat(simulated.remove("millis")).isNotNull();
        assertThat(told).isEqualTo(simulated);
    }

    @Test
    void anInstallationWithoutTheShippedMatrixCanTakeItAsADraft() throws Exception {
        var wanted = post("/api/policies/shipped/value-potential").with(As.analyst());
        http.perform(wanted)
                .andExpect(status().isConflict())
                .andExpect(jsonPath("$.slug").value("tiering/slug-taken"));
        jdbc.update("update policy set slug = 'an-older-one' where slug = 'value-potential'");
        http.perform(post("/api/policies/shipped/value-potential").with(As.viewer()))
                .andExpect(status().isForbidden());
        http.perform(wanted)
                .andExpect(status().isCreated())
                .andExpect(jsonPath("$.method").value("MATRIX"))
                .andExpect(jsonPath("$.shipped").value(true))
                .andExpect(jsonPath("$.publishedVersion").isEmpty())
                .andExpect(jsonPath("$.draft.method.cells.length()").value(9));
        http.perform(post("/api/policies/shipped/of-nobody").with(As.analyst())).andExpect(status().isNotFound());
    }

    @Test
    void everyBubbleSaysWhatTheExplanationSays() throws Exception {
        List<Map<String, Object>> bubbles = JsonPath.read(picture(places()), "$.picture.bubbles[0:40]");
        boolean capped = false;
        for (Map<String, Object> bubble : bubbles) {
            String explained =
                    body(http.perform(get("/api/customers/" + bubble.get("customerId") + "/explanation?policy=places")
                            .with(As.viewer())));
            for (String axis : List.of("value", "potential")) {
                String at = "$.axes[?(@.axis == '" + axis + "')]";
                assertThat(first(explained, at + ".score")).isEqualTo(bubble.get(axis));
                assertThat(first(explained, at + ".band")).isEqualTo(bubble.get(axis + "Band"));
                assertThat(first(explained, at + ".coverage")).isEqualTo(bubble.get(axis + "Coverage"));
            }
            assertThat(JsonPath.<Object>read(explained, "$.tier")).isEqualTo(bubble.get("tier"));
            assertThat(JsonPath.<String>read(explained, "$.segment.id"))
                    .isEqualTo(bubble.get("valueBand") + "-" + bubble.get("potentialBand"));
            capped |= !JsonPath.<List<Object>>read(explained, "$.gates").isEmpty();
        }
        assertThat(capped).as("a gate has its say in the tier of a bubble").isTrue();
    }

    @Test
    void saysOfHowManyEachInputCounts() throws Exception {
        String told = picture(places());
        int considered = JsonPath.read(told, "$.picture.considered");
        assertThat(considered)
                .isEqualTo((int) JsonPath.<Integer>read(told, "$.picture.rated")
                        + (int) JsonPath.<Integer>read(told, "$.picture.unrated.potential-too-little-known"));
        assertThat(first(told, "$.picture.inputs[?(@.criterion == 'orders')].customers"))
                .isEqualTo(considered);
        assertThat(first(told, "$.picture.inputs[?(@.criterion == 'wallet')].customers"))
                .isEqualTo(0);
        assertThat((Integer) first(told, "$.picture.inputs[?(@.criterion == 'growth')].customers"))
                .isBetween(1, considered - 1);
    }

    @Test
    void aPolicyOfAnotherMethodIsRefusedAndABrokenOneSaysWhatIsWrong() throws Exception {
        tried("/api/policies/simulate/matrix", policies.get("abc-net-revenue").document())
                .andExpect(status().isUnprocessableContent())
                .andExpect(jsonPath("$.slug").value("tiering/not-a-matrix"))
                .andExpect(jsonPath("$.hint").isNotEmpty());
        String broken = json.writeValueAsString(Map.of("document", documents.tree(places())))
                .replace("[45,75]", "[75,45]");
        http.perform(post("/api/policies/simulate/matrix")
                        .with(As.viewer())
                        .contentType("application/json")
                        .content(broken))
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.picture").isEmpty())
                .andExpect(jsonPath("$.simulation").isEmpty())
                .andExpect(jsonPath("$.problems[?(@.error == true)].place").value("method.value.boundaries[1]"));
    }

    private PolicyDocument places() {
        return policies.get("places").document();
    }

    private String picture(PolicyDocument document) throws Exception {
        return body(tried("/api/policies/simulate/matrix", document).andExpect(status().isOk()));
    }

    private ResultActions tried(String path, PolicyDocument document) throws Exception {
        return http.perform(post(path)
                .with(As.viewer())
                .contentType("application/json")
                .content(json.writeValueAsString(Map.of("document", documents.tree(document)))));
    }

    private static String body(ResultActions asked) throws Exception {
        return asked.andExpect(status().isOk()).andReturn().getResponse().getContentAsString(StandardCharsets.UTF_8);
    }

    private static Object first(String told, String path) {
        return JsonPath.<List<Object>>read(told, path).getFirst();
    }

    private static int sum(String told, String path) {
        return JsonPath.<List<Integer>>read(told, path).stream()
                .mapToInt(Integer::intValue)
                .sum();
    }

    private static BigDecimal money(String told, String path) {
        return JsonPath.<List<String>>read(told, path).stream()
                .map(BigDecimal::new)
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }
}
