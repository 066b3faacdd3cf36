package dev.fenji.tiering;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.hasItem;
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
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;

/** The shipped matrix from declared inputs to standings, explanations and answers. */
@DatabaseTest
class MatrixApiTest {
    private static final LocalDate DAY = LocalDate.of(2025, 1, 1);
    private static final String MATRIX = "value-potential";

    @Autowired
    MockMvc http;

    @Autowired
    Insights insights;

    @Autowired
    JdbcTemplate jdbc;

    @BeforeEach
    void sell() throws Exception {
        if (!jdbc.queryForList("select 1 from customer").isEmpty()) {
            return;
        }
        var facts = new RandomFacts(jdbc, 5, "UTC");
        facts.customers(300);
        facts.products();
        facts.documents(3000);
        List<Long> customers = jdbc.queryForList("select id from customer order by id limit 60", Long.class);
        for (long customer : customers) {
            declare(customer, "share_of_wallet", customer % 100, "0.8");
            declare(customer, "payment_ability", customer * 7 % 100, customer % 2 == 0 ? "0.1" : "0.5");
        }
        InsightRun run = Runs.run(insights, DAY);
        assertThat(run.state()).as("%s", run.error()).isEqualTo(RunState.DONE);
    }

    @Test
    void bothScoresMakeTheScoreAndTheCellGivesTheTier() throws Exception {
        int unsure = 0;
        for (Map<String, Object> row : rated(40)) {
            String body = body(explanation(row));
            List<String> scores = JsonPath.read(body, "$.axes[*].score");
            BigDecimal mean = new BigDecimal(scores.get(0))
                    .add(new BigDecimal(scores.get(1)))
                    .divide(BigDecimal.TWO, 6, RoundingMode.HALF_UP);
            assertThat(mean).as(body).isEqualByComparingTo(JsonPath.<String>read(body, "$.total"));
            assertThat(mean).isEqualByComparingTo((BigDecimal) row.get("score"));
            List<Integer> bands = JsonPath.read(body, "$.axes[*].band");
            assertThat(JsonPath.<String>read(body, "$.segment.id"))
                    .isEqualTo(bands.get(0) + "-" + bands.get(1))
                    .isEqualTo(row.get("segment"));
            assertThat(JsonPath.<Map<String, String>>read(body, "$.segment.treatment"))
                    .containsKeys("en", "zh");
            assertThat(JsonPath.<List<String>>read(body, "$.parts[*].axis"))
                    .containsExactly(
                            "value", "value", "value", "potential", "potential", "potential", "potential", "potential");
            unsure += JsonPath.<List<Object>>read(body, "$.parts[?(@.confidence.known == '0.1')]")
                    .size();
            assertThat(JsonPath.<List<Object>>read(body, "$.parts[?(@.confidence.known == '0.1' && @.points != null)]"))
                    .isEmpty();
        }
        assertThat(unsure).as("inputs that were not sure enough").isPositive();
    }

    @Test
    void anInputThatIsNotSureEnoughIsSaidToBe() throws Exception {
        for (Map<String, Object> row : rated(60)) {
            String body = body(explanation(row).locale(Locale.CHINESE));
            if (!JsonPath.<List<Object>>read(body, "$.parts[?(@.confidence.known == '0.1')]")
                    .isEmpty()) {
                assertThat(JsonPath.<List<String>>read(body, "$.sentences"))
                        .anyMatch(sentence ->
                                sentence.startsWith("付款能力为") && sentence.endsWith("不计分：可信度为 10%，至少须为 30%。"));
                return;
            }
        }
        throw new AssertionError("nobody with an unsure input was rated");
    }

    @Test
    void tooLittleKnownOfThePotentialIsAReasonOfItsOwn() throws Exception {
        Map<String, Object> row = jdbc.queryForList(assignments("a.tier is null and a.explanation like '%|Uq|%'"))
                .getFirst();
        http.perform(explanation(row).with(As.viewer()))
                .andExpect(jsonPath("$.reason.code").value("potential-too-little-known"))
                .andExpect(jsonPath("$.axes[0].score").isNotEmpty())
                .andExpect(jsonPath("$.axes[1].score").isEmpty());
    }

    @Test
    void simulatesItAsTheRunAssignedIt() throws Exception {
        String detail = body(get("/api/policies/" + MATRIX));
        assertThat(JsonPath.<String>read(detail, "$.method")).isEqualTo("MATRIX");
        String simulated = body(json(post("/api/policies/simulate"), JsonPath.read(detail, "$.document")));
        assertThat(JsonPath.<List<Integer>>read(simulated, "$.simulation.tiers[*].customers"))
                .isEqualTo(JsonPath.<List<Integer>>read(detail, "$.tiers[*].customers"));
    }

    @Test
    void theReasonForAnotherTierNamesItsCells() throws Exception {
        Map<String, Object> row = jdbc.queryForList(assignments("a.tier = 'C'")).getFirst();
        http.perform(get("/api/customers/" + row.get("customer_id") + "/answers/why-not")
                        .queryParam("policy", MATRIX)
                        .queryParam("tier", "A")
                        .with(As.viewer()))
                .andExpect(jsonPath("$.answer.headline").value(containsString("Strategic, Core")));
    }

    @Test
    void whatIsWrongWithACellIsSaidWithItsPlace() throws Exception {
        Map<String, Object> document = JsonPath.read(body(get("/api/policies/" + MATRIX)), "$.document");
        List<Map<String, Object>> cells = JsonPath.read(document, "$.method.cells");
        cells.getFirst().put("tier", "D");
        http.perform(json(post("/api/policies/check"), document).with(As.analyst()))
                .andExpect(jsonPath("$.problems[*].place").value(hasItem("method.cells[0].tier")));
    }

    @Test
    void aMovedLineIsToldAsOne() throws Exception {
        Map<String, Object> document = JsonPath.read(body(get("/api/policies/" + MATRIX)), "$.document");
        JsonPath.parse(document).set("$.method.value.boundaries", List.of(40, 75));
        http.perform(json(put("/api/policies/" + MATRIX + "/draft"), document).with(As.analyst()))
                .andExpect(status().isOk());
        http.perform(get("/api/policies/" + MATRIX + "/diff?from=1&to=2").with(As.viewer()))
                .andExpect(jsonPath("$.changes[*].sentence")
                        .value(contains("Where the bands of value begin: 40, 75 instead of 40, 70.")));
    }

    @Test
    void theCustomersStatementNamesTheCellAndItsTreatment() throws Exception {
        http.perform(post("/api/policies/" + MATRIX + "/in-force").with(As.analyst()))
                .andExpect(status().isOk());
        Map<String, Object> row = rated(1).getFirst();
        String explained = body(explanation(row));
        for (Locale locale : List.of(Locale.ENGLISH, Locale.CHINESE)) {
            String at = "$.segment.%s." + locale.getLanguage();
            String cell = JsonPath.read(explained, at.formatted("title"));
            String treatment = JsonPath.read(explained, at.formatted("treatment"));
            String statement = body(post("/api/customers/" + row.get("customer_id") + "/statement")
                    .locale(locale));
            assertThat(JsonPath.<List<String>>read(statement, "$.sections[?(@.id == 'reasons')].lines[1]"))
                    .singleElement()
                    .asString()
                    .contains(cell)
                    .endsWith("“" + treatment + "”");
        }
    }

    private List<Map<String, Object>> rated(int most) {
        return jdbc.queryForList(assignments("a.tier is not null") + " limit " + most);
    }

    private static String assignments(String which) {
        return """
                select a.customer_id, a.tier, a.score, a.segment, a.explanation from assignment a
                join policy p on p.id = a.policy_id where p.slug = '%s' and %s order by a.customer_id""".formatted(MATRIX, which);
    }

    private static MockHttpServletRequestBuilder explanation(Map<String, Object> row) {
        return get("/api/customers/" + row.get("customer_id") + "/explanation").queryParam("policy", MATRIX);
    }

    private void declare(long customer, String kind, long value, String confidence) throws Exception {
        http.perform(post("/api/customers/" + customer + "/potential-inputs")
                        .with(As.admin())
                        .contentType(MediaType.APPLICATION_JSON)
                        .content("""
                                {"kind": "%s", "value": %d, "source": "test", "observedOn": "2024-12-01", "confidence": %s}
                                """.formatted(kind, value, confidence)))
                .andExpect(status().isCreated());
    }

    private MockHttpServletRequestBuilder json(MockHttpServletRequestBuilder request, Map<String, Object> document) {
        String body = tools.jackson.databind.json.JsonMapper.shared().writeValueAsString(Map.of("document", document));
        return request.contentType(MediaType.APPLICATION_JSON).content(body);
    }

    private String body(MockHttpServletRequestBuilder request) throws Exception {
        return requireNonNull(http.perform(request.with(As.analyst()))
                .andExpect(status().isOk())
                .andReturn()
                .getResponse()
                .getContentAsString(StandardCharsets.UTF_8));
    }
}
