package dev.fenji.tiering;

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

/** What people ask about a tier, answered as data and in sentences. */
@DatabaseTest
class AnswersTest {
    private static final LocalDate BEFORE = LocalDate.of(2024, 10, 1);
    private static final LocalDate DAY = LocalDate.of(2025, 1, 1);
    private static final List<String> POLICIES =
            List.of("abc-net-revenue", "rfm-5x5", "foreign-b2b-scorecard", "value-potential");

    @Autowired
    MockMvc http;

    @Autowired
    Insights insights;

    @Autowired
    JdbcTemplate jdbc;

    @BeforeEach
    void sell() {
        if (jdbc.queryForList("select 1 from customer").isEmpty()) {
            var facts = new RandomFacts(jdbc, 21, "UTC");
            facts.customers(300);
            facts.products();
            facts.documents(3000);
            for (LocalDate day : List.of(BEFORE, DAY)) {
                InsightRun run = Runs.run(insights, day);
                assertThat(run.state()).as("%s", run.error()).isEqualTo(RunState.DONE);
            }
        }
    }

    @Test
    void everyAnswerIsInFullSentencesOfBothLanguages() throws Exception {
        for (String policy : POLICIES) {
            for (long customer : some(policy, 8)) {
                for (String question :
                        List.of("why-not", "way", "changes?since=2024-10-15", "changes?since=2020-01-01")) {
                    for (Locale locale : List.of(Locale.ENGLISH, Locale.CHINESE)) {
                        String body = body(get(answers(customer) + question + (question.contains("?") ? "&" : "?")
                                        + "policy=" + slug(policy))
                                .locale(locale));
                        List<String> told = sentences(body, "$.answer");
                        assertThat(told)
                                .as("%s %s", question, body)
                                .isNotEmpty()
                                .noneMatch(sentence -> sentence.contains("{")
                                        || sentence.contains("null")
                                        || sentence.matches("(?s).*\\b(way|why|since|stability)\\.[a-z-]+.*"));
                    }
                }
            }
        }
    }

    @Test
    void theScoreAndWhatIsMissingAddUpToWhereTheTierBegins() throws Exception {
        int seen = 0;
        for (long customer : some("foreign-b2b-scorecard", 40)) {
            String body = body(get(answers(customer) + "why-not?policy=" + slug("foreign-b2b-scorecard")));
            String missing = JsonPath.read(body, "$.missing");
            if (missing != null) {
                seen++;
                BigDecimal score = new BigDecimal(JsonPath.<String>read(body, "$.score"));
                assertThat(score.add(new BigDecimal(missing)))
                        .isEqualByComparingTo(JsonPath.<String>read(body, "$.needed"));
                assertThat(JsonPath.<List<String>>read(body, "$.losses[*].lost"))
                        .isNotEmpty();
            }
        }
        assertThat(seen).isPositive();
    }

    @Test
    void theMoneySaidToBeMissingBringsTheCustomerToTheTier() throws Exception {
        long customer = customerIn("abc-net-revenue", "B");
        String way = body(get(answers(customer) + "way?tier=A"));
        assertThat(JsonPath.<String>read(way, "$.state")).isEqualTo("one");
        String money = JsonPath.read(way, "$.single[0].money");
        assertThat(new BigDecimal(JsonPath.<String>read(way, "$.single[0].to"))
                        .subtract(new BigDecimal(JsonPath.<String>read(way, "$.single[0].from"))))
                .isEqualByComparingTo(money);
        String line = JsonPath.read(body(get("/api/customers/" + customer + "/explanation")), "$.toNextTier[0].to");
        assertThat(JsonPath.<String>read(way, "$.single[0].to")).isEqualTo(line);
        assertThat(sentences(way, "$.answer")).anyMatch(sentence -> sentence.startsWith("Net revenue from"));
    }

    @Test
    void whatChangedIsTheDifferenceOfTheExplanationsOfTheTwoDays() throws Exception {
        for (long customer : some("abc-net-revenue", 12)) {
            String then = body(get("/api/customers/" + customer + "/explanation?asOf=2024-10-15"));
            String now = body(get("/api/customers/" + customer + "/explanation"));
            String changes = body(get(answers(customer) + "changes?since=2024-10-15"));
            assertThat(JsonPath.<String>read(changes, "$.asOfThen")).isEqualTo(BEFORE.toString());
            assertThat(JsonPath.<String>read(changes, "$.asOf")).isEqualTo(DAY.toString());
            assertThat(JsonPath.<Object>read(changes, "$.diff.tierBefore"))
                    .isEqualTo(JsonPath.<Object>read(then, "$.tier"));
            assertThat(JsonPath.<Object>read(changes, "$.diff.totalAfter"))
                    .isEqualTo(JsonPath.<Object>read(now, "$.total"));
        }
    }

    @Test
    void aDayBeforeTheFirstResultIsSaidToHaveNone() throws Exception {
        long customer = customerIn("abc-net-revenue", "B");
        http.perform(get(answers(customer) + "changes?since=2020-01-01").with(As.viewer()))
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.asOfThen").doesNotExist())
                .andExpect(jsonPath("$.answer.headline")
                        .value("There was no result for this customer on Jan 1, 2020 yet."));
    }

    @Test
    void aTierThatThePolicyDoesNotHaveIsRefused() throws Exception {
        long customer = customerIn("abc-net-revenue", "B");
        http.perform(get(answers(customer) + "way?tier=Z").with(As.viewer()))
                .andExpect(status().isUnprocessableContent())
                .andExpect(jsonPath("$.type").value(org.hamcrest.Matchers.endsWith("tiering/tier-unknown")));
    }

    @Test
    void aStatementTellsDecisionDataReasonsAndContactAndIsNoted() throws Exception {
        long customer = customerIn("abc-net-revenue", "B");
        String organisation = body(get("/api/organisation"));
        String name = JsonPath.read(organisation, "$.name");
        http.perform(put("/api/organisation")
                        .with(As.admin())
                        .contentType(MediaType.APPLICATION_JSON)
                        .content("""
                                {"name": "%s", "baseCurrency": "%s", "zone": "%s", "contact": "privacy@example.com"}""".formatted(
                                        name,
                                        JsonPath.<String>read(organisation, "$.baseCurrency"),
                                        JsonPath.<String>read(organisation, "$.zone"))))
                .andExpect(status().isOk());
        for (Locale locale : List.of(Locale.ENGLISH, Locale.CHINESE)) {
            String statement =
                    body(post("/api/customers/" + customer + "/statement").locale(locale));
            assertThat(JsonPath.<List<String>>read(statement, "$.sections[*].id"))
                    .containsExactly("decision", "data", "reasons", "change", "by-hand", "objection");
            assertThat(JsonPath.<List<String>>read(statement, "$.sections[*].lines[*]"))
                    .noneMatch(line -> line.contains("{") || line.contains("statement.") || line.contains("null"))
                    .anyMatch(line -> line.contains("privacy@example.com"));
            assertThat(JsonPath.<List<String>>read(statement, "$.sections[?(@.id == 'data')].figures[*].name"))
                    .hasSize(4);
            for (Map<String, Object> other :
                    jdbc.queryForList("select name from customer where id <> ? and length(name) > 5", customer)) {
                assertThat(statement).doesNotContain((String) other.get("name"));
            }
        }
        assertThat(jdbc.queryForObject(
                        "select count(*) from audit_event where kind = 'statement.produced' and subject = ?",
                        Long.class,
                        "customer:" + customer))
                .isEqualTo(2);
    }

    private List<Long> some(String policy, int count) {
        return jdbc.queryForList("""
                select a.customer_id from latest_assignment a join policy p on p.id = a.policy_id
                where p.slug = ? order by md5(a.customer_id::text) limit ?""", Long.class, slug(policy), count);
    }

    private long customerIn(String policy, String tier) {
        return requireNonNull(jdbc.queryForObject("""
                select min(a.customer_id) from latest_assignment a join policy p on p.id = a.policy_id
                where p.slug = ? and a.tier = ?""", Long.class, slug(policy), tier));
    }

    private String slug(String policy) {
        return requireNonNull(jdbc.queryForObject(
                "select slug from policy where slug like ? || '%' order by id limit 1",
                String.class, policy.substring(0, 3)));
    }

    private static String answers(long customer) {
        return "/api/customers/" + customer + "/answers/";
    }

    private static List<String> sentences(String body, String path) {
        var told = new java.util.ArrayList<String>();
        told.add(JsonPath.read(body, path + ".headline"));
        told.addAll(JsonPath.<List<String>>read(body, path + ".points"));
        told.addAll(JsonPath.<List<String>>read(body, path + ".notes"));
        return told;
    }

    private String body(MockHttpServletRequestBuilder request) throws Exception {
        return http.perform(request.with(As.admin()))
                .andExpect(status().isOk())
                .andReturn()
                .getResponse()
                .getContentAsString(StandardCharsets.UTF_8);
    }
}
