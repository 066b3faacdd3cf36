package dev.fenji.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import com.jayway.jsonpath.JsonPath;
import dev.fenji.insight.RandomFacts;
import dev.fenji.kernel.Title;
import dev.fenji.kernel.metric.Direction;
import dev.fenji.kernel.policy.Method;
import dev.fenji.kernel.policy.PolicyDocument;
import dev.fenji.kernel.policy.TierDef;
import dev.fenji.test.As;
import dev.fenji.test.DatabaseTest;
import dev.fenji.tiering.Policies;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;

/** Back-tests as a program asks for them. */
@DatabaseTest
class BacktestApiTest {
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final long PAUSE_MILLIS = 50;
    private static final String ABC = "{\"baseline\": \"abc-revenue\"}";
    private static final String LOTS = "{\"baseline\": \"random\"}";

    @Autowired
    MockMvc http;

    @Autowired
    Policies policies;

    @Autowired
    JdbcTemplate jdbc;

    @BeforeEach
    void sell() {
        if (jdbc.queryForList("select 1 from customer").isEmpty()) {
            var facts = new RandomFacts(jdbc, 21, "UTC");
            facts.customers(300);
            facts.products();
            facts.documents(4000);
        }
    }

    @ParameterizedTest
    @EnumSource(Knowledge.class)
    void oneDateIsWhatAPlainComputationSays(Knowledge knowledge) throws Exception {
        LocalDate asOf = LocalDate.of(2024, 9, 1);
        String body = done(question(ABC, asOf, asOf, 3, knowledge));

        var plain = new PlainAbc(jdbc, asOf, asOf.plusMonths(3), knowledge == Knowledge.RECORDED);
        assertThat(JsonPath.<Integer>read(body, "$.result.periods[0].customers"))
                .isEqualTo(plain.customers());
        for (String tier : List.of("A", "B", "C")) {
            String path = "$.result.policies[0].tiers[?(@.tier == '%s')]".formatted(tier);
            assertThat(number(body, path + ".customers")).isEqualTo(plain.customers(tier));
            assertThat(number(body, path + ".valueShare.value")).isCloseTo(plain.valueShare(tier), within(1e-9));
            assertThat(number(body, path + ".repeat.value")).isCloseTo(plain.repeat(tier), within(1e-9));
        }
    }

    @Test
    void aPolicyThatLooksAtSalesBeatsLotsAndItsRevenueIsCaughtOnTop() throws Exception {
        String both =
                ABC + ", " + LOTS + ", {\"policy\": " + policies.get("rfm-5x5").id() + "}";
        String body = done(question(both, LocalDate.of(2024, 2, 1), LocalDate.of(2025, 3, 1), 3, Knowledge.OCCURRED));

        assertThat(JsonPath.<List<String>>read(body, "$.entrants[*].name"))
                .containsExactly("abc-revenue", "random", "rfm-5x5 v1");
        assertThat(JsonPath.<Integer>read(body, "$.result.periods.length()")).isEqualTo(14);
        assertThat(JsonPath.<List<String>>read(body, "$.result.comparisons[*].verdict"))
                .startsWith("BETTER")
                .hasSize(3);
        assertThat(JsonPath.<Number>read(body, "$.result.policies[0].measures.CAUGHT_TOP_20.low")
                        .doubleValue())
                .isGreaterThan(JsonPath.<Number>read(body, "$.result.policies[1].measures.CAUGHT_TOP_20.high")
                        .doubleValue());
        assertThat(JsonPath.<Number>read(body, "$.result.policies[0].measures.MOVES.value")
                        .doubleValue())
                .isBetween(0.0, 0.5);
        assertThat(JsonPath.<String>read(body, "$.provenance.inputDigest")).hasSize(64);
    }

    @Test
    void aMatrixIsReplayedLikeAnyPolicy() throws Exception {
        String matrix = "{\"policy\": " + policies.get("value-potential").id() + "}";
        LocalDate from = LocalDate.of(2024, 6, 1);
        String body = done(question(LOTS + ", " + matrix, from, LocalDate.of(2025, 1, 1), 3, Knowledge.OCCURRED));

        assertThat(JsonPath.<List<String>>read(body, "$.entrants[*].name"))
                .containsExactly("random", "value-potential v1");
        assertThat(JsonPath.<List<String>>read(body, "$.result.policies[1].tiers[*].tier"))
                .startsWith("A", "B", "C", "D");
        assertThat(number(body, "$.result.policies[1].tiers[?(@.tier == 'A')].customers"))
                .isPositive();
    }

    @Test
    void aBetterVersionOfAMatrixHasOtherLinesAndWeightsAndTheSameCells() throws Exception {
        String matrix = "{\"policy\": " + policies.get("value-potential").id() + "}";
        String body = done(proposing(matrix, LocalDate.of(2024, 2, 1)));

        assertThat(JsonPath.<Integer>read(body, "$.proposal.tried")).isGreaterThan(40);
        assertThat(JsonPath.<List<String>>read(body, "$.proposal.changes[*].what"))
                .contains("LINE")
                .isSubsetOf("LINE", "WEIGHT");
        assertThat(JsonPath.<List<String>>read(body, "$.proposal.changes[?(@.what == 'LINE')].of.en"))
                .allMatch(line -> line.matches("Line [12] of (value|potential)"));
        assertThat(JsonPath.<List<Object>>read(body, "$.proposal.document.method.cells"))
                .hasSize(9);
    }

    @Test
    void theSameQuestionHasTheSameAnswerToTheLastDigit() throws Exception {
        String asked = question(ABC, LocalDate.of(2024, 6, 1), LocalDate.of(2024, 9, 1), 2, Knowledge.OCCURRED);
        String one = done(asked);
        String again = done(asked);

        assertThat(JsonPath.<Object>read(again, "$.result")).isEqualTo(JsonPath.<Object>read(one, "$.result"));
        assertThat(JsonPath.<String>read(again, "$.provenance.inputDigest"))
                .isEqualTo(JsonPath.<String>read(one, "$.provenance.inputDigest"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            2022-12-01 | 2024-01-01 | 3  | OCCURRED | as-of-before-data
            2024-06-01 | 2025-09-15 | 3  | OCCURRED | horizon-too-long
            2024-06-01 | 2024-05-01 | 3  | OCCURRED | dates-in-wrong-order
            2024-06-01 | 2034-06-01 | 3  | OCCURRED | too-many-dates
            2024-06-01 | 2024-08-01 | 99 | OCCURRED | out-of-range
            """)
    void whatCannotBeFoundOutIsRefusedAtOnce(String from, String to, int horizon, Knowledge knowledge, String slug)
            throws Exception {
        refused(question(ABC, LocalDate.parse(from), LocalDate.parse(to), horizon, knowledge), slug);
    }

    @Test
    void nobodyUnknownAndTheSameTwiceAreRefusedAtOnce() throws Exception {
        LocalDate day = LocalDate.of(2024, 6, 1);
        refused(question("", day, day, 3, Knowledge.OCCURRED), "entries-out-of-range");
        refused(question("{\"baseline\": \"none\"}", day, day, 3, Knowledge.OCCURRED), "entry-unclear");
        refused(question(ABC + "," + ABC, day, day, 3, Knowledge.OCCURRED), "entry-twice");
        http.perform(start("{\"policies\": []}")).andExpect(status().isBadRequest());
        http.perform(start(question("{\"policy\": 9999}", day, day, 3, Knowledge.OCCURRED)))
                .andExpect(status().isNotFound());
    }

    @Test
    void aPolicyThatReadsForecastsIsRefusedAtOnce() throws Exception {
        int id = policies.create(card("by-clv", "clv", "1000")).id();
        LocalDate day = LocalDate.of(2024, 6, 1);
        refused(question("{\"policy\": " + id + "}", day, day, 3, Knowledge.OCCURRED), "needs-forecasts");
    }

    @Test
    void aPolicyThatRatesEverybodyAlikeEndsWithWhatIsWrong() throws Exception {
        int id = policies.create(card("all-alike", "frequency", "1000000")).id();
        LocalDate day = LocalDate.of(2024, 6, 1);
        String body = ended(question("{\"policy\": " + id + "}", day, day, 3, Knowledge.OCCURRED));

        assertThat(JsonPath.<String>read(body, "$.state")).isEqualTo("FAILED");
        assertThat(JsonPath.<String>read(body, "$.error.slug")).isEqualTo("evaluation/all-alike");
        assertThat(JsonPath.<String>read(body, "$.error.detail")).contains("all-alike v1");
    }

    @Test
    void oneThatWaitsIsCancelledAndOneThatEndedIsNot() throws Exception {
        String asked = question(ABC, LocalDate.of(2023, 6, 1), LocalDate.of(2025, 3, 1), 3, Knowledge.OCCURRED);
        int first = JsonPath.read(body(start(asked)), "$.id");
        int second = JsonPath.read(body(start(asked)), "$.id");
        http.perform(post("/api/backtests/" + second + "/cancel").with(As.analyst()))
                .andExpect(status().isOk());
        assertThat(JsonPath.<String>read(awaited(second), "$.state")).isEqualTo("CANCELLED");
        assertThat(JsonPath.<String>read(awaited(first), "$.state")).isEqualTo("DONE");
        http.perform(post("/api/backtests/" + first + "/cancel").with(As.analyst()))
                .andExpect(status().isConflict())
                .andExpect(jsonPath("$.slug").value("evaluation/backtest-ended"));
        http.perform(get("/api/backtests").with(As.viewer()))
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.items[0].id").value(second));
    }

    /** The policy listens to the age of a relation, which says nothing here, rather than to purchases. */
    @Test
    void aBetterVersionIsFoundOnTheEarlierDatesAndProvedOnTheLaterOnesAndNothingIsSaved() throws Exception {
        var created = policies.create(listening("listens-to-age"));
        String asked = proposing("{\"policy\": " + created.id() + "}", LocalDate.of(2024, 2, 1));
        String body = done(asked);

        List<String> learnedOn = JsonPath.read(body, "$.proposal.learnedOn");
        List<String> proved = JsonPath.read(body, "$.result.periods[*].asOf");
        assertThat(LocalDate.parse(learnedOn.getLast()).plusMonths(3))
                .as("what was learned from is over when the proof begins")
                .isBeforeOrEqualTo(LocalDate.parse(proved.getFirst()));
        assertThat(JsonPath.<Integer>read(body, "$.proposal.tried")).isGreaterThan(40);
        assertThat(JsonPath.<List<String>>read(body, "$.proposal.changes[*].what"))
                .contains("WEIGHT");
        assertThat(JsonPath.<List<String>>read(body, "$.result.policies[*].name"))
                .containsExactly("listens-to-age v1", "listens-to-age v1 proposed");
        assertThat(JsonPath.<Number>read(body, "$.result.comparisons[0].differences.RANK_CORRELATION.gain")
                        .doubleValue())
                .as("the proposal is worse")
                .isNegative();
        assertThat(JsonPath.<Object>read(done(asked), "$.proposal"))
                .isEqualTo(JsonPath.<Object>read(body, "$.proposal"));
        assertThat(policies.get(created.id()).versions()).hasSize(1);
        assertThat(policies.version(created.id(), 1).document()).isEqualTo(listening("listens-to-age"));
    }

    @Test
    void whereThereIsNothingToProposeIsSaidAtOnce() throws Exception {
        LocalDate day = LocalDate.of(2024, 2, 1);
        refused(proposing(ABC, day), "proposal-of-one-policy");
        String rfm = "{\"policy\": " + policies.get("rfm-5x5").id() + "}";
        String abc = "{\"policy\": " + policies.get("abc-net-revenue").id() + "}";
        refused(proposing(rfm + "," + abc, day), "proposal-of-one-policy");
        refused(proposing(rfm, day), "nothing-to-vary");
        refused(proposing(abc, LocalDate.of(2024, 12, 1)), "too-few-dates-to-prove");
    }

    @Test
    void aViewerReadsAndDoesNotStart() throws Exception {
        LocalDate day = LocalDate.of(2024, 6, 1);
        http.perform(start(question(ABC, day, day, 3, Knowledge.OCCURRED)).with(As.viewer()))
                .andExpect(status().isForbidden());
        String options = body(get("/api/backtests/options").with(As.viewer()));
        assertThat(JsonPath.<List<String>>read(options, "$.baselines[*].name"))
                .containsExactly("abc-revenue", "rfm-rank-sum", "random");
    }

    private static PolicyDocument listening(String slug) {
        var age = new Method.Criterion(
                "age",
                Title.of("Age", "时长"),
                "tenure_days",
                new BigDecimal("0.9"),
                new Method.Scoring.Quantile(10, Direction.LOW));
        var value = new Method.Criterion(
                "value",
                Title.of("Value", "价值"),
                "net_revenue",
                new BigDecimal("0.1"),
                new Method.Scoring.Quantile(10, Direction.HIGH));
        return card(slug, "frequency", "1")
                .withMethod(new Method.Scorecard(
                        new BigDecimal("0.5"), List.of(age, value), PolicyDocument.DEFAULT_MINIMUM_GROUP));
    }

    private static String proposing(String entries, LocalDate from) {
        return question(entries, from, LocalDate.of(2025, 3, 1), 3, Knowledge.OCCURRED)
                .replaceFirst("}$", ", \"propose\": true}");
    }

    private static PolicyDocument card(String slug, String field, String from) {
        var scoring = new Method.Scoring.Ramp(new BigDecimal(from), new BigDecimal(from + "0"));
        var method = new Method.Scorecard(
                new BigDecimal("0.5"),
                List.of(new Method.Criterion("only", Title.of("Only", "唯一"), field, BigDecimal.ONE, scoring)),
                PolicyDocument.DEFAULT_MINIMUM_GROUP);
        return new PolicyDocument(
                slug,
                Title.of(slug, slug),
                null,
                12,
                "net_revenue",
                true,
                null,
                List.of(),
                PolicyDocument.DEFAULT_MINIMUM_GROUP,
                method,
                List.of(
                        TierDef.enter("A", Title.of("A", "A"), "#d48806", "50"),
                        TierDef.enter("B", Title.of("B", "B"), "#8c8c8c", null)));
    }

    private static String question(String entries, LocalDate from, LocalDate to, int horizon, Knowledge knowledge) {
        return """
                {"policies": [%s], "from": "%s", "to": "%s", "horizonMonths": %d, "knowledge": "%s"}""".formatted(entries, from, to, horizon, knowledge);
    }

    private static MockHttpServletRequestBuilder start(String question) {
        return post("/api/backtests")
                .contentType(MediaType.APPLICATION_JSON)
                .content(question)
                .locale(Locale.ENGLISH)
                .with(As.analyst());
    }

    private void refused(String question, String slug) throws Exception {
        http.perform(start(question))
                .andExpect(status().isUnprocessableContent())
                .andExpect(jsonPath("$.slug").value("evaluation/" + slug))
                .andExpect(jsonPath("$.hint").isNotEmpty());
    }

    private String done(String question) throws Exception {
        String body = ended(question);
        assertThat(JsonPath.<String>read(body, "$.state")).as(body).isEqualTo("DONE");
        return body;
    }

    private String ended(String question) throws Exception {
        String started = body(start(question));
        return awaited(JsonPath.<Integer>read(started, "$.id"));
    }

    private String awaited(int id) throws Exception {
        Instant end = Instant.now().plus(PATIENCE);
        String body = "";
        boolean open = true;
        while (open && Instant.now().isBefore(end)) {
            Thread.sleep(PAUSE_MILLIS);
            body = body(get("/api/backtests/" + id).locale(Locale.ENGLISH).with(As.viewer()));
            open = List.of("QUEUED", "RUNNING").contains(JsonPath.<String>read(body, "$.state"));
        }
        return body;
    }

    private static double number(String body, String path) {
        return JsonPath.<List<Number>>read(body, path).getFirst().doubleValue();
    }

    private String body(MockHttpServletRequestBuilder request) throws Exception {
        return http.perform(request).andReturn().getResponse().getContentAsString(StandardCharsets.UTF_8);
    }
}
