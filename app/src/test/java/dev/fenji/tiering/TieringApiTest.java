package dev.fenji.tiering;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.delete;
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

/** Policies and explanations as a program meets them. */
@DatabaseTest
class TieringApiTest {
    private static final LocalDate DAY = LocalDate.of(2025, 1, 1);

    @Autowired
    MockMvc http;

    @Autowired
    Insights insights;

    @Autowired
    JdbcTemplate jdbc;

    @BeforeEach
    void sell() {
        if (jdbc.queryForList("select 1 from customer").isEmpty()) {
            var facts = new RandomFacts(jdbc, 11, "UTC");
            facts.customers(300);
            facts.products();
            facts.documents(3000);
            InsightRun run = Runs.run(insights, DAY);
            assertThat(run.state()).as("%s", run.error()).isEqualTo(RunState.DONE);
        }
    }

    @Test
    void listsTheShippedPoliciesWithTheirTiers() throws Exception {
        http.perform(get("/api/policies").with(As.viewer()))
                .andExpect(status().isOk())
                .andExpect(jsonPath("$[?(@.shipped == true)].slug").value(org.hamcrest.Matchers.hasSize(4)))
                .andExpect(jsonPath("$[0].inForce").value(true))
                .andExpect(jsonPath("$[0].slug").value("abc-net-revenue"))
                .andExpect(jsonPath("$[0].tiers[0].customers").isNumber());
    }

    @Test
    void explainsEveryTierSoThatItAddsUp() throws Exception {
        for (String policy : List.of("abc-net-revenue", "rfm-5x5", "foreign-b2b-scorecard", "value-potential")) {
            for (Map<String, Object> customer : jdbc.queryForList("""
                    select a.customer_id, a.tier, a.score from latest_assignment a join policy p on p.id = a.policy_id
                    where p.slug like ? || '%' and a.tier is not null order by a.customer_id limit 12""", policy.substring(0, 3))) {
                long id = ((Number) requireNonNull(customer.get("customer_id"))).longValue();
                String body = body(get("/api/customers/" + id + "/explanation").queryParam("policy", slug(policy)));
                assertThat(JsonPath.<String>read(body, "$.tier")).isEqualTo(customer.get("tier"));
                BigDecimal total = new BigDecimal(JsonPath.<String>read(body, "$.total"));
                assertThat(total).isEqualByComparingTo((BigDecimal) customer.get("score"));
                BigDecimal sum = JsonPath.<List<String>>read(body, "$.parts[*].contribution").stream()
                        .filter(java.util.Objects::nonNull)
                        .map(BigDecimal::new)
                        .reduce(BigDecimal.ZERO, BigDecimal::add);
                assertThat(sum).as(body).isEqualByComparingTo(total);
                assertThat(JsonPath.<List<String>>read(body, "$.sentences"))
                        .isNotEmpty()
                        .noneMatch(sentence -> sentence.contains("{") || sentence.contains("null"));
            }
        }
    }

    @Test
    void explainsInTheReadersLanguage() throws Exception {
        long id = anyone();
        http.perform(get("/api/customers/" + id + "/explanation")
                        .with(As.viewer())
                        .locale(Locale.CHINESE))
                .andExpect(jsonPath("$.sentences[0]").value(containsString("截止日 2025年1月1日")));
    }

    @Test
    void leadsDownToTheDocumentsOfTheWindow() throws Exception {
        long id = anyone();
        String explanation = body(get("/api/customers/" + id + "/explanation"));
        int documents = JsonPath.read(explanation, "$.parts[0].evidence.documents");
        String page = body(get("/api/customers/" + id + "/evidence")
                .queryParam("criterion", "value")
                .queryParam("limit", "200"));
        List<String> amounts = JsonPath.read(page, "$.items[*].amountBase");
        assertThat(amounts).hasSize(documents);
        BigDecimal sum = amounts.stream().map(BigDecimal::new).reduce(BigDecimal.ZERO, BigDecimal::add);
        assertThat(sum).isEqualByComparingTo(JsonPath.<String>read(explanation, "$.parts[0].raw"));
    }

    @Test
    void tellsHistoryAndStanding() throws Exception {
        long id = anyone();
        http.perform(get("/api/customers/" + id + "/tier-history").with(As.viewer()))
                .andExpect(status().isOk())
                .andExpect(jsonPath("$[0].validFrom").value("2025-01-01"));
        http.perform(get("/api/customers/" + id + "/standing").with(As.viewer()))
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.policy.slug").value("abc-net-revenue"))
                .andExpect(jsonPath("$.others.length()").value(3));
    }

    @Test
    void simulatesADocumentAsTheRunAssignedIt() throws Exception {
        String detail = body(get("/api/policies/abc-net-revenue"));
        Map<String, Object> document = JsonPath.read(detail, "$.document");
        String simulated = body(json(post("/api/policies/simulate"), document));
        assertThat(JsonPath.<List<Integer>>read(simulated, "$.simulation.tiers[*].customers"))
                .isEqualTo(JsonPath.<List<Integer>>read(detail, "$.tiers[*].customers"));
        int barred = JsonPath.<List<Integer>>read(simulated, "$.simulation.histogram[*].customers").stream()
                .mapToInt(Integer::intValue)
                .sum();
        assertThat(barred).isEqualTo(JsonPath.<Integer>read(simulated, "$.simulation.rated"));
    }

    @Test
    void refusesToPublishWithAllThatIsWrong() throws Exception {
        String yaml = body(get("/api/policies/abc-net-revenue/versions/1").accept("application/yaml"))
                .replace("abc-net-revenue", "broken")
                .replace("net_revenue", "no_such_metric");
        http.perform(post("/api/policies")
                        .with(As.analyst())
                        .contentType("application/yaml")
                        .content(yaml))
                .andExpect(status().isCreated());
        http.perform(post("/api/policies/broken/publish").with(As.analyst()))
                .andExpect(status().isUnprocessableContent())
                .andExpect(jsonPath("$.slug").value("tiering/policy-invalid"))
                .andExpect(jsonPath("$.problems[0].slug").value("policy/unknown-field"))
                .andExpect(jsonPath("$.problems[0].place").isNotEmpty());
        http.perform(delete("/api/policies/broken/draft").with(As.analyst())).andExpect(status().isNoContent());
    }

    @Test
    void fixesTheBoundariesThatTheLastRunLearned() throws Exception {
        String fixed = body(get("/api/policies/rfm-5x5/fixed-boundaries"));
        assertThat(JsonPath.<String>read(fixed, "$.document.method.binning")).isEqualTo("fixed");
        String simulated = body(json(post("/api/policies/simulate"), JsonPath.read(fixed, "$.document")));
        String detail = body(get("/api/policies/rfm-5x5"));
        assertThat(JsonPath.<List<Integer>>read(simulated, "$.simulation.tiers[*].customers"))
                .isEqualTo(JsonPath.<List<Integer>>read(detail, "$.tiers[*].customers"));
        http.perform(get("/api/policies/abc-net-revenue/fixed-boundaries").with(As.viewer()))
                .andExpect(status().isConflict())
                .andExpect(jsonPath("$.slug").value("tiering/no-boundaries"));
    }

    @Test
    void saysInWordsWhyAPolicyCouldNotBeCalibrated() throws Exception {
        String yaml = body(get("/api/policies/rfm-5x5/versions/1").accept("application/yaml"))
                .replace("rfm-5x5", "demanding")
                .replaceAll("minimumPopulation: \\d+", "minimumPopulation: 100000");
        http.perform(post("/api/policies")
                        .with(As.analyst())
                        .contentType("application/yaml")
                        .content(yaml))
                .andExpect(status().isCreated());
        http.perform(post("/api/policies/demanding/publish").with(As.analyst())).andExpect(status().isOk());
        InsightRun run = Runs.run(insights, DAY);
        String words = "are too few to learn boundaries from; 100000 are needed.";
        http.perform(get("/api/runs/" + run.id()).with(As.viewer()))
                .andExpect(jsonPath("$.policies[?(@.slug == 'demanding')].refusals[0].detail")
                        .value(org.hamcrest.Matchers.hasItem(containsString(words))));
        http.perform(get("/api/policies/demanding/refusals").with(As.viewer()))
                .andExpect(jsonPath("$[0].detail").value(containsString(words)))
                .andExpect(jsonPath("$[0].hint").isNotEmpty());
        http.perform(get("/api/policies/abc-net-revenue/refusals").with(As.viewer()))
                .andExpect(jsonPath("$").isEmpty());
        http.perform(post("/api/policies/demanding/retire").with(As.analyst())).andExpect(status().isOk());
    }

    @Test
    void neverChangesAPublishedVersion() throws Exception {
        String before = body(get("/api/policies/rfm-5x5/versions/1"));
        Map<String, Object> document = JsonPath.read(before, "$.document");
        document.put("windowMonths", 6);
        http.perform(json(put("/api/policies/rfm-5x5/draft"), document).with(As.analyst()))
                .andExpect(status().isOk());
        http.perform(post("/api/policies/rfm-5x5/publish").with(As.analyst()))
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.publishedVersion").value(2));
        assertThat(JsonPath.<Map<String, Object>>read(body(get("/api/policies/rfm-5x5/versions/1")), "$.document"))
                .isEqualTo(JsonPath.<Map<String, Object>>read(before, "$.document"));
        assertThat(org.assertj.core.api.Assertions.catchThrowable(
                        () -> jdbc.update("update policy_version set document = '{}' where number = 1")))
                .hasMessageContaining("never changes");
    }

    @Test
    void letsAViewerLookButNotTouch() throws Exception {
        http.perform(post("/api/policies/abc-net-revenue/in-force").with(As.viewer()))
                .andExpect(status().isForbidden());
        http.perform(post("/api/runs").with(As.viewer())).andExpect(status().isForbidden());
    }

    private long anyone() {
        return requireNonNull(
                jdbc.queryForObject("select min(customer_id) from standing where tier is not null", Long.class));
    }

    private String slug(String likeThis) {
        return requireNonNull(jdbc.queryForObject(
                "select slug from policy where slug like ? || '%' order by id limit 1",
                String.class, likeThis.substring(0, 3)));
    }

    private MockHttpServletRequestBuilder json(MockHttpServletRequestBuilder request, Map<String, Object> document) {
        String body = tools.jackson.databind.json.JsonMapper.shared().writeValueAsString(Map.of("document", document));
        return request.contentType(MediaType.APPLICATION_JSON).content(body);
    }

    private String body(MockHttpServletRequestBuilder request) throws Exception {
        return http.perform(request.with(As.analyst()))
                .andExpect(status().isOk())
                .andReturn()
                .getResponse()
                .getContentAsString(StandardCharsets.UTF_8);
    }
}
