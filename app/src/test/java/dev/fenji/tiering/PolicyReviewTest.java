package dev.fenji.tiering;

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
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.test.web.servlet.request.RequestPostProcessor;

/** A draft on its way: written by one, approved by another, published from a day on, and what changed told in words. */
@DatabaseTest
class PolicyReviewTest {
    private static final RequestPostProcessor ANA = As.named("ana", Role.ANALYST);
    private static final RequestPostProcessor MAX = As.named("max", Role.ADMIN);
    private static final String POLICY = """
            slug: reviewed
            title: {en: Reviewed, zh: 经评审}
            windowMonths: 12
            value: net_revenue
            requiresPurchase: false
            method:
              kind: scorecard
              minCoverage: 0
              criteria:
                - {id: value, title: {en: Value, zh: 价值}, field: purchases_ever, weight: 1, scoring: {kind: ramp, from: 0, to: 20}}
            tiers:
              - {id: A, title: {en: Gold, zh: 金级}, enter: %s}
              - {id: B, title: {en: Silver, zh: 银级}}
            """;

    @Autowired
    MockMvc http;

    @Autowired
    Insights insights;

    @Autowired
    JdbcTemplate jdbc;

    @BeforeEach
    void draft() throws Exception {
        if (jdbc.queryForList("select 1 from policy where slug = 'reviewed'").isEmpty()) {
            var facts = new RandomFacts(jdbc, 5, "UTC");
            facts.customers(60);
            facts.products();
            facts.documents(600);
            yaml(post("/api/policies"), ANA, "40").andExpect(status().isCreated());
            send("/publish", ANA, "{}").andExpect(status().isOk());
        }
        approvalRequired(true);
    }

    @AfterEach
    void asItWas() throws Exception {
        approvalRequired(false);
        jdbc.update("update policy_version set state = 'DRAFT' where state = 'IN_REVIEW'");
        jdbc.update("delete from policy_version where state = 'DRAFT'");
    }

    @Test
    void whatOneWroteAnotherApproves() throws Exception {
        yaml(put("/api/policies/reviewed/draft"), ANA, "45").andExpect(status().isOk());
        send("/publish", ANA, "{}").andExpect(slug("tiering/approval-missing"));
        send("/approve", MAX, "{}").andExpect(slug("tiering/not-in-review"));
        send("/submit", ANA, "{\"text\": \"for the new year\"}").andExpect(status().isOk());
        yaml(put("/api/policies/reviewed/draft"), ANA, "46").andExpect(slug("tiering/in-review"));
        send("/approve", ANA, "{}").andExpect(slug("tiering/own-approval"));
        send("/return", MAX, "{\"text\": \" \"}").andExpect(slug("tiering/remark-empty"));
        send("/return", MAX, "{\"text\": \"rather 47\"}").andExpect(status().isOk());
        yaml(put("/api/policies/reviewed/draft"), ANA, "47").andExpect(status().isOk());
        send("/submit", ANA, "{}").andExpect(status().isOk());
        send("/publish", ANA, "{}").andExpect(slug("tiering/approval-missing"));
        send("/approve", MAX, "{\"text\": \"good\"}").andExpect(status().isOk());
        send("/approve", MAX, "{}").andExpect(slug("tiering/approved-already"));
        send("/publish", ANA, "{\"note\": \"47 it is\"}")
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.versions[0].state").value("PUBLISHED"))
                .andExpect(jsonPath("$.versions[0].approvedBy").isNotEmpty());
        String remarks = body("/remarks");
        assertThat(JsonPath.<List<String>>read(remarks, "$[-5:].kind"))
                .containsExactly("SUBMITTED", "RETURNED", "SUBMITTED", "APPROVED", "PUBLISHED");
        assertThat(JsonPath.<List<String>>read(remarks, "$[*].text")).contains("rather 47", "47 it is");
    }

    @Test
    void whoeverWroteOnADraftCannotApproveItThoughAnotherWroteLast() throws Exception {
        yaml(put("/api/policies/reviewed/draft"), MAX, "51").andExpect(status().isOk());
        yaml(put("/api/policies/reviewed/draft"), ANA, "52").andExpect(status().isOk());
        send("/submit", ANA, "{}").andExpect(status().isOk());
        send("/approve", MAX, "{}").andExpect(slug("tiering/own-approval"));
    }

    @Test
    void aVersionHoldsFromItsDayAndNotBefore() throws Exception {
        approvalRequired(false);
        LocalDate today = Objects.requireNonNull(jdbc.queryForObject("select organisation_today()", LocalDate.class));
        yaml(put("/api/policies/reviewed/draft"), ANA, "61").andExpect(status().isOk());
        send("/publish", ANA, "{\"effectiveOn\": \"2001-01-01\"}").andExpect(slug("tiering/effective-in-the-past"));
        send("/publish", ANA, "{\"effectiveOn\": \"" + today.plusDays(1) + "\"}")
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.versions[0].state").value("SCHEDULED"));
        int waiting = JsonPath.<Integer>read(body(""), "$.versions[0].number");
        run(today);
        assertThat(lastVersion()).isLessThan(waiting);
        run(today.plusDays(1));
        assertThat(lastVersion()).isEqualTo(waiting);
        assertThat(JsonPath.<String>read(body(""), "$.versions[0].state")).isEqualTo("PUBLISHED");
        assertThat(JsonPath.<String>read(body(""), "$.versions[1].state")).isEqualTo("RETIRED");

        yaml(put("/api/policies/reviewed/draft"), ANA, "62").andExpect(status().isOk());
        send("/publish", ANA, "{\"effectiveOn\": \"" + today.plusDays(9) + "\"}")
                .andExpect(status().isOk());
        send("/cancel-scheduled", ANA, "{\"text\": \"a mistake\"}")
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.versions[0].state").value("RETIRED"))
                .andExpect(jsonPath("$.publishedVersion").value(waiting));
        send("/cancel-scheduled", ANA, "{}").andExpect(slug("tiering/not-scheduled"));
    }

    @Test
    void publishedVersionsNeverChangeNotEvenInTheDatabase() {
        org.assertj.core.api.Assertions.assertThatThrownBy(
                        () -> jdbc.update("update policy_version set document = '{}' where state = 'PUBLISHED'"))
                .isInstanceOf(DataAccessException.class)
                .hasMessageContaining("never changes");
    }

    @Test
    void tellsWhatChangedBetweenAnyTwoVersionsInBothLanguages() throws Exception {
        yaml(put("/api/policies/reviewed/draft"), ANA, "44.5").andExpect(status().isOk());
        int draft = JsonPath.<Integer>read(body(""), "$.versions[0].number");
        String path = "/diff?from=1&to=" + draft;
        String english = body(path);
        assertThat(JsonPath.<List<String>>read(english, "$.changes[*].sentence"))
                .containsExactly("Tier Gold, reached from: 44.5 instead of 40.");
        assertThat(JsonPath.<String>read(english, "$.changes[0].place")).isEqualTo("tiers[A].enter");
        String chinese = http.perform(
                        get("/api/policies/reviewed" + path).with(As.viewer()).header("Accept-Language", "zh-CN"))
                .andReturn()
                .getResponse()
                .getContentAsString(StandardCharsets.UTF_8);
        assertThat(JsonPath.<List<String>>read(chinese, "$.changes[*].sentence"))
                .containsExactly("等级 金级，进入门槛：由 40 改为 44.5。");
    }

    @Test
    void everybodyWhoReadsMayComment() throws Exception {
        http.perform(post("/api/policies/reviewed/remarks")
                        .with(As.viewer())
                        .contentType("application/json")
                        .content("{\"version\": 1, \"text\": \"why 40?\"}"))
                .andExpect(status().isOk())
                .andExpect(jsonPath("$[?(@.kind == 'COMMENT')].text").value("why 40?"));
        http.perform(put("/api/policy-settings")
                        .with(As.viewer())
                        .contentType("application/json")
                        .content("{\"approvalRequired\": false}"))
                .andExpect(status().isForbidden());
    }

    private ResultActions yaml(MockHttpServletRequestBuilder request, RequestPostProcessor who, String enter)
            throws Exception {
        return http.perform(request.with(who).contentType("application/yaml").content(POLICY.formatted(enter)));
    }

    private ResultActions send(String path, RequestPostProcessor who, String body) throws Exception {
        return http.perform(post("/api/policies/reviewed" + path)
                .with(who)
                .contentType("application/json")
                .content(body));
    }

    private static org.springframework.test.web.servlet.ResultMatcher slug(String slug) {
        return jsonPath("$.slug").value(slug);
    }

    private String body(String path) throws Exception {
        return http.perform(get("/api/policies/reviewed" + path).with(As.viewer()))
                .andExpect(status().isOk())
                .andReturn()
                .getResponse()
                .getContentAsString(StandardCharsets.UTF_8);
    }

    private void approvalRequired(boolean required) throws Exception {
        http.perform(put("/api/policy-settings")
                        .with(MAX)
                        .contentType("application/json")
                        .content("{\"approvalRequired\": " + required + "}"))
                .andExpect(status().isOk());
    }

    private int lastVersion() {
        Integer version = jdbc.queryForObject("""
                select c.version from calibration c join policy p on p.id = c.policy_id
                where p.slug = 'reviewed' order by c.id desc limit 1""", Integer.class);
        return version == null ? 0 : version;
    }

    private void run(LocalDate day) {
        InsightRun run = Runs.run(insights, day);
        assertThat(run.state()).as("%s", run.error()).isEqualTo(RunState.DONE);
    }
}
