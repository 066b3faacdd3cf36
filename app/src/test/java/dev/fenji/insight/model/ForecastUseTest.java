package dev.fenji.insight.model;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.request;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import com.jayway.jsonpath.JsonPath;
import dev.fenji.insight.InsightRun;
import dev.fenji.insight.Insights;
import dev.fenji.insight.RunState;
import dev.fenji.insight.Runs;
import dev.fenji.test.As;
import dev.fenji.test.DatabaseTest;
import dev.fenji.test.Patiently;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.test.web.servlet.request.MockMvcRequestBuilders;

/** A forecast is a field like any other: a policy rates by it, a list filters and sorts by it, and an export has it. */
@DatabaseTest
class ForecastUseTest {
    private static final LocalDate FROM = LocalDate.of(2024, 1, 1);
    private static final int DAYS = 600;
    private static final int BUYERS = 500;

    private static final String POLICY = """
        {"document": {"slug": "outlook", "title": {"en": "Outlook", "zh": "前景"}, "windowMonths": 12, "value": "clv",
         "requiresPurchase": false,
         "method": {"kind": "scorecard", "minCoverage": 0.5, "criteria": [
           {"id": "alive", "title": {"en": "Still there", "zh": "仍在"}, "field": "p_alive", "weight": 60,
            "scoring": {"kind": "bands", "bands": [{"to": 0.5, "points": 0}, {"from": 0.5, "to": 0.8, "points": 50},
                                                   {"from": 0.8, "points": 100}]}},
           {"id": "worth", "title": {"en": "Worth", "zh": "价值"}, "field": "clv", "weight": 40,
            "scoring": {"kind": "bands", "bands": [{"to": 20, "points": 0}, {"from": 20, "points": 100}]}}]},
         "tiers": [{"id": "A", "title": {"en": "A", "zh": "A"}, "enter": 70}, {"id": "B", "title": {"en": "B", "zh": "B"}, "enter": 40},
                   {"id": "C", "title": {"en": "C", "zh": "C"}}]}}\
        """;

    private static final String RATED_OTHERWISE = """
        with mine as (
            select customer_id,
                   0.6 * case when p_alive < 0.5 then 0 when p_alive < 0.8 then 50 else 100 end
                     + 0.4 * case when clv < 20 then 0 else 100 end as score
            from customer_worth
        )
        select count(*)
        from mine m
        left join (select a.* from latest_assignment a join policy p on p.id = a.policy_id where p.slug = 'outlook') a
          on a.customer_id = m.customer_id
        where a.score is distinct from m.score
           or a.tier is distinct from case when m.score >= 70 then 'A' when m.score >= 40 then 'B' else 'C' end\
        """;

    private static final String LIKELY = "{\"field\": \"p_alive\", \"op\": \"ge\", \"value\": 0.8}";

    @Autowired
    MockMvc http;

    @Autowired
    Insights insights;

    @Autowired
    FitBook book;

    @Autowired
    DataSource postgres;

    @Autowired
    JdbcTemplate jdbc;

    @Test
    void ratesFiltersSortsAndExports() throws Exception {
        Patiently.execute(jdbc, "truncate sales_line, sales_document, product, customer restart identity cascade");
        Patiently.execute(
                jdbc,
                "truncate metric_row, metric_state, run, model_fit, customer_worth, worth_state, churn_fit cascade");
        insights.dropCopy();
        new SimulatedSales(21, FROM, DAYS).buyers(BUYERS).store(postgres);
        publish("outlook");
        InsightRun tiers = done(Runs.run(insights, FROM.plusDays(DAYS)));
        assertThat(book.inForce()).as("models that were stored").isEmpty();
        InsightRun models = done(Runs.models(insights));
        assertThat(models.asOf()).isEqualTo(tiers.asOf());

        rates();
        List<String> likely = jdbc.queryForList(
                "select trim_scale(clv)::text from customer_worth where p_alive >= 0.8 order by clv desc",
                String.class);
        assertThat(likely).hasSizeBetween(20, 200);
        filtersAndSorts(likely);
        exports(likely);
    }

    /** What tiers needed they learned for themselves; what the models learned then, and later, must not change them. */
    @Test
    void givesTheSameTiersWhenADayIsComputedAgain() throws Exception {
        Patiently.execute(jdbc, "truncate sales_line, sales_document, product, customer restart identity cascade");
        Patiently.execute(
                jdbc,
                "truncate metric_row, metric_state, run, model_fit, customer_worth, worth_state, churn_fit cascade");
        insights.dropCopy();
        new SimulatedSales(22, FROM, DAYS).buyers(BUYERS).store(postgres);
        publish("again");
        LocalDate day = FROM.plusDays(DAYS - 20);
        String first = digest(done(Runs.run(insights, day)));
        done(Runs.models(insights));
        InsightRun again = done(Runs.run(insights, day));
        assertThat(digest(again)).isEqualTo(first);
        assertThat(again.counts()).containsEntry("assignmentsChanged", 0L);

        String weekLater = digest(done(tiersThenModels(day.plusDays(8))));
        done(tiersThenModels(day.plusDays(10)));
        InsightRun replay = done(Runs.run(insights, day));
        assertThat(replay.replay()).isTrue();
        assertThat(digest(replay)).isEqualTo(first);
        assertThat(digest(done(Runs.run(insights, day.plusDays(8))))).isEqualTo(weekLater);
    }

    private InsightRun tiersThenModels(LocalDate day) {
        InsightRun tiers = Runs.run(insights, day);
        done(Runs.models(insights));
        return tiers;
    }

    private static InsightRun done(InsightRun run) {
        assertThat(run.state()).as("%s", run.error()).isEqualTo(RunState.DONE);
        return run;
    }

    private static String digest(InsightRun run) {
        return run.results().stream()
                .filter(policy -> "again".equals(policy.get("slug")))
                .map(policy -> String.valueOf(policy.get("outputDigest")))
                .findFirst()
                .orElseThrow();
    }

    private void publish(String slug) throws Exception {
        body(json("/api/policies", POLICY.replace("outlook", slug)));
        body(post("/api/policies/" + slug + "/publish"));
    }

    private void rates() throws Exception {
        assertThat(jdbc.queryForObject(RATED_OTHERWISE, Integer.class)).isZero();
        assertThat(jdbc.queryForList("""
                select distinct a.tier from latest_assignment a join policy p on p.id = a.policy_id
                where p.slug = 'outlook' and a.tier is not null order by 1\
                """, String.class)).containsExactly("A", "B", "C");
        Long best = requireNonNull(
                jdbc.queryForObject("select customer_id from customer_worth order by clv desc limit 1", Long.class));
        String why = body(get("/api/customers/" + best + "/explanation").queryParam("policy", "outlook"));
        BigDecimal worth =
                jdbc.queryForObject("select clv from customer_worth where customer_id = ?", BigDecimal.class, best);
        assertThat(JsonPath.<List<String>>read(why, "$.parts[*].raw"))
                .anySatisfy(raw -> assertThat(new BigDecimal(raw)).isEqualByComparingTo(worth));
    }

    /** The list catches up with the run a moment after it. */
    private void filtersAndSorts(List<String> likely) throws Exception {
        String asked =
                "{\"filter\": %s, \"sort\": {\"field\": \"clv\", \"desc\": true}, \"columns\": [\"clv\"], \"limit\": 200}"
                        .formatted(LIKELY);
        Instant end = Instant.now().plusSeconds(60);
        String page = body(json("/api/customer-search", asked));
        while (JsonPath.<List<Object>>read(page, "$.items").size() < likely.size()
                && Instant.now().isBefore(end)) {
            Thread.sleep(50);
            page = body(json("/api/customer-search", asked));
        }
        assertThat(plain(JsonPath.<List<Object>>read(page, "$.items[*].clv"))).isEqualTo(likely);
    }

    private void exports(List<String> likely) throws Exception {
        String asked =
                "{\"filter\": %s, \"sort\": {\"field\": \"clv\", \"desc\": true}, \"columns\": [\"clv\"], \"format\": \"csv\"}"
                        .formatted(LIKELY);
        var streamed = http.perform(json("/api/customer-search/export", asked).with(As.admin()))
                .andExpect(request().asyncStarted())
                .andReturn();
        List<String> lines = http.perform(MockMvcRequestBuilders.asyncDispatch(streamed))
                .andExpect(status().isOk())
                .andReturn()
                .getResponse()
                .getContentAsString(StandardCharsets.UTF_8)
                .lines()
                .toList();
        assertThat(plain(lines.subList(1, lines.size()))).isEqualTo(likely);
    }

    private static List<String> plain(List<?> numbers) {
        return numbers.stream()
                .map(number ->
                        new BigDecimal(number.toString()).stripTrailingZeros().toPlainString())
                .toList();
    }

    private static MockHttpServletRequestBuilder json(String path, String body) {
        return post(path).contentType(MediaType.APPLICATION_JSON).content(body);
    }

    private String body(MockHttpServletRequestBuilder asked) throws Exception {
        return http.perform(asked.with(As.admin()))
                .andExpect(status().is2xxSuccessful())
                .andReturn()
                .getResponse()
                .getContentAsString(StandardCharsets.UTF_8);
    }
}
