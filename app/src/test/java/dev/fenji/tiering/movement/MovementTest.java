package dev.fenji.tiering.movement;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.hasSize;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.asyncDispatch;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
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
import dev.fenji.kernel.simulate.Move;
import dev.fenji.test.As;
import dev.fenji.test.DatabaseTest;
import dev.fenji.tiering.TierTimeline;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.MvcResult;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;

/** Moves between tiers, against what the sales alone say. */
@DatabaseTest
class MovementTest {
    private static final String ABC = "abc-net-revenue";
    private static final int CUSTOMERS = 250;
    private static final LocalDate FIRST = LocalDate.of(2024, 7, 1);
    private static final LocalDate LAST = LocalDate.of(2024, 12, 1);
    private static final List<LocalDate> DAYS = PlainMovement.months(FIRST, LAST);

    @Autowired
    MockMvc http;

    @Autowired
    Insights insights;

    @Autowired
    MoveKeeper keeper;

    @Autowired
    Movements movements;

    @Autowired
    MovedCustomers movedCustomers;

    @Autowired
    TierTimeline timeline;

    @Autowired
    JdbcTemplate jdbc;

    /** The last day first: all others look back, in an order that nobody would choose. */
    @BeforeEach
    void computeSixMonths() {
        if (!jdbc.queryForList("select 1 from customer").isEmpty()) {
            return;
        }
        var facts = new RandomFacts(jdbc, 11, "UTC");
        facts.customers(CUSTOMERS);
        facts.products();
        facts.documents(3000);
        List<LocalDate> days = new ArrayList<>(DAYS);
        days.removeLast();
        Collections.shuffle(days, new Random(5));
        days.addFirst(LAST);
        for (LocalDate day : days) {
            InsightRun run = Runs.run(insights, day);
            assertThat(run.state()).as("%s", run.error()).isEqualTo(RunState.DONE);
            keeper.bringUpToDate();
        }
    }

    @Test
    void everyPairOfDaysIsWhatTheSalesSay() {
        var plain = new PlainMovement(jdbc);
        for (LocalDate from : DAYS) {
            for (LocalDate to : DAYS) {
                if (from.isBefore(to)) {
                    assertThat(PlainMovement.of(movement(from, to)))
                            .as("%s to %s", from, to)
                            .isEqualTo(plain.matrix(from, to));
                }
            }
        }
    }

    /** The days were computed in a disorder: made anew in one go, the moves and what they say are the same. */
    @Test
    void madeAnewFromTheHistoryEveryMoveIsTheSame() {
        List<Map<String, Object>> before =
                jdbc.queryForList("select * from tier_move order by policy_id, customer_id, moved_on");
        jdbc.execute("truncate tier_move, movement_state");
        keeper.bringUpToDate();
        assertThat(jdbc.queryForList("select * from tier_move order by policy_id, customer_id, moved_on"))
                .isEqualTo(before)
                .hasSizeGreaterThan(CUSTOMERS);
    }

    @Test
    void betweenTwoComputedDaysTheEarlierOneHolds() {
        assertThat(movement(FIRST.plusDays(20), LAST.minusDays(1)).cells())
                .isEqualTo(movement(FIRST, LAST.minusMonths(1)).cells());
    }

    @Test
    void monthsAddUpToTheSizesAtTheEnd() {
        List<Movement.Month> months = movements.months(ABC);
        assertThat(months).hasSize(DAYS.size() - 1);
        var plain = new PlainMovement(jdbc);
        for (Movement.Month month : months) {
            Map<Long, String> classes = plain.classes(month.to());
            assertThat(month.sizes()).containsExactly(size(classes, "A"), size(classes, "B"), size(classes, "C"));
            Movement same = movement(month.from(), month.to());
            assertThat(month.moved()).isEqualTo(same.moved());
        }
    }

    @Test
    void valueAtStakeIsWhatThoseWhoMovedBroughtInTwelveMonths() {
        Movement movement = movement(FIRST, FIRST.plusMonths(1));
        Map<Long, String> before = new PlainMovement(jdbc).classes(FIRST);
        Map<Long, String> after = new PlainMovement(jdbc).classes(FIRST.plusMonths(1));
        BigDecimal down = before.keySet().stream()
                .filter(customer ->
                        after.containsKey(customer) && after.get(customer).compareTo(before.get(customer)) > 0)
                .map(customer -> net(customer, FIRST))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
        assertThat(down).isPositive();
        assertThat(movement.moved().stream().filter(sum -> sum.move() == Move.DOWN))
                .singleElement()
                .satisfies(sum -> assertThat(new BigDecimal(sum.valueBefore())).isEqualByComparingTo(down));
    }

    @Test
    void reasonsCoverEveryMoveAndNameTheCriterion() {
        Movement movement = movement(FIRST, LAST);
        long moved =
                movement.cells().stream().mapToLong(Movement.Cell::customers).sum();
        assertThat(movement.reasons().stream()
                        .mapToLong(Movement.Reason::customers)
                        .sum())
                .isEqualTo(moved);
        assertThat(movement.reasons())
                .as("what reads alike is one reason")
                .extracting(Movement.Reason::move, Movement.Reason::words)
                .doesNotHaveDuplicates();
        assertThat(movement.reasons())
                .extracting(Movement.Reason::cause)
                .doesNotContainNull()
                .contains("CRITERION", "NOT_RATED", "RATED");
        assertThat(movement.reasons())
                .extracting(Movement.Reason::words)
                .contains("Net revenue", "no purchase left in the window")
                .noneMatch(words -> words.contains("{") || words.startsWith("cause."));
    }

    @Test
    void theNetPromotionRateIsUpLessDownOverThoseWithATier() {
        Movement movement = movement(FIRST, LAST);
        long rated = movement.tiers().stream().mapToLong(Movement.Rung::before).sum();
        long up = count(movement, Move.UP);
        long down = count(movement, Move.DOWN);
        assertThat(movement.netPromotionRate()).isCloseTo((double) (up - down) / rated, within(1e-12));
    }

    @Test
    void aDateOfWhichNothingIsKnownIsRefusedWithTheFirstOneThatIs() throws Exception {
        http.perform(get("/api/movements")
                        .queryParam("policy", ABC)
                        .queryParam("from", "2020-01-01")
                        .with(As.viewer()))
                .andExpect(status().isUnprocessableContent())
                .andExpect(jsonPath("$.type").value(endsWith("tiering/before-history")))
                .andExpect(jsonPath("$.detail").value(containsString("2024-07-01")));
        http.perform(get("/api/movements")
                        .queryParam("policy", ABC)
                        .queryParam("to", "2999-01-01")
                        .with(As.viewer()))
                .andExpect(status().isUnprocessableContent())
                .andExpect(jsonPath("$.type").value(endsWith("tiering/after-today")));
    }

    @Test
    void listAndFigureAgreeForEveryCellAndReason() throws Exception {
        Movement movement = movement(FIRST, LAST);
        for (Movement.Cell cell : movement.cells()) {
            http.perform(customers()
                            .queryParam("limit", "200")
                            .queryParam("fromTier", cell.from() == null ? "" : cell.from())
                            .queryParam("toTier", cell.to() == null ? "" : cell.to()))
                    .andExpect(status().isOk())
                    .andExpect(jsonPath("$.items", hasSize((int) cell.customers())));
        }
        Movement.Reason reason = movement.reasons().stream()
                .filter(one -> one.move() == Move.DOWN)
                .findFirst()
                .orElseThrow();
        http.perform(customers()
                        .queryParam("limit", "200")
                        .queryParam("move", "DOWN")
                        .queryParam("cause", String.valueOf(reason.cause()))
                        .queryParam("detail", reason.detail() == null ? "" : reason.detail())
                        .queryParam("newDocuments", String.valueOf(reason.newDocuments())))
                .andExpect(jsonPath("$.items", hasSize((int) reason.customers())))
                .andExpect(jsonPath("$.items[0].reason").value(reason.words()));
    }

    @Test
    void pagesJoinWithoutAGapAndTheExportHasThemAll() throws Exception {
        List<Integer> ids = new ArrayList<>();
        String cursor = null;
        do {
            var request = customers().queryParam("limit", "7");
            String page = body(cursor == null ? request : request.queryParam("cursor", cursor));
            ids.addAll(JsonPath.read(page, "$.items[*].customerId"));
            cursor = JsonPath.read(page, "$.nextCursor");
        } while (cursor != null);
        long moved = movement(FIRST, LAST).cells().stream()
                .mapToLong(Movement.Cell::customers)
                .sum();
        assertThat(ids).doesNotHaveDuplicates().hasSize((int) moved);
        MvcResult started = http.perform(get("/api/movements/customers/export")
                        .queryParam("policy", ABC)
                        .queryParam("from", FIRST.toString())
                        .queryParam("to", LAST.toString())
                        .with(As.analyst()))
                .andExpect(request().asyncStarted())
                .andReturn();
        String file = http.perform(asyncDispatch(started))
                .andReturn()
                .getResponse()
                .getContentAsString(StandardCharsets.UTF_8);
        assertThat(Pattern.compile("^K\\d+,", Pattern.MULTILINE).matcher(file).results())
                .as("one record each, though names have line breaks")
                .hasSize((int) moved);
        assertThat(file.lines().findFirst().orElse("")).contains("Tier before", "Reason");
    }

    @Test
    void theTimelineTellsWhichOrdersCameAndFellOut() throws Exception {
        Movement.Mover fallen = movedCustomers
                .page(
                        new MovedCustomers.Question(
                                ABC, FIRST, LAST, new Movement.Filter(null, null, Move.DOWN, "CRITERION", null, null)),
                        null,
                        1,
                        Locale.ENGLISH)
                .items()
                .getFirst();
        String told = body(get("/api/customers/" + fallen.customerId() + "/tier-timeline")
                .queryParam("policy", ABC)
                .with(As.viewer()));
        List<String> sentences = JsonPath.read(told, "$.items[*].sentences[*]");
        assertThat(sentences)
                .anyMatch(sentence -> sentence.matches("On .* the tier fell from .+ to .+\\."))
                .anyMatch(sentence ->
                        sentence.matches(".*orders? \\(.*\\) (fell out of the 12-month window|came in).*: [+−].*\\."))
                .noneMatch(sentence ->
                        sentence.contains("{") || sentence.contains("null") || sentence.startsWith("story."));
        String inChinese = body(get("/api/customers/" + fallen.customerId() + "/tier-timeline")
                .queryParam("policy", ABC)
                .header("Accept-Language", "zh-CN")
                .with(As.viewer()));
        List<String> chinese = JsonPath.read(inChinese, "$.items[*].sentences[*]");
        assertThat(chinese).hasSameSizeAs(sentences).anyMatch(sentence -> sentence.contains("12 个月时间窗"));
    }

    /** The difference of two results of ABC by net revenue is exactly the documents that came and those that fell out. */
    @Test
    void documentsOfTheTimelineAddUpToTheChangeOfTheValue() {
        long customer = number(
                "select customer_id from assignment group by customer_id order by count(*) desc, customer_id limit 1");
        List<TierTimeline.Entry> entries =
                timeline.page(customer, ABC, null, 200, Locale.ENGLISH).items();
        assertThat(entries).hasSizeGreaterThan(2);
        int compared = 0;
        for (int i = 0; i + 1 < entries.size(); i++) {
            BigDecimal now = entries.get(i).score();
            BigDecimal then = entries.get(i + 1).score();
            if (now != null
                    && then != null
                    && entries.get(i).documents().size() == entries.get(i).documentsInAll()) {
                BigDecimal change = entries.get(i).documents().stream()
                        .map(one -> one.entered()
                                ? one.amountBase()
                                : one.amountBase().negate())
                        .reduce(BigDecimal.ZERO, BigDecimal::add);
                assertThat(change).isEqualByComparingTo(now.subtract(then));
                compared++;
            }
        }
        assertThat(compared).isPositive();
    }

    @Test
    void standingsListsAndSizesAreAsTheyWereOnAPastDay() throws Exception {
        jdbc.update("update policy set in_force = false where in_force");
        jdbc.update("update policy set in_force = true where slug = ?", ABC);
        LocalDate day = FIRST.plusMonths(2);
        Map<Long, String> classes = new PlainMovement(jdbc).classes(day);
        for (Movement.Size size : movements.sizes(day)) {
            assertThat(size.customers()).isEqualTo(size(classes, size.tier()));
        }
        long someone = classes.keySet().iterator().next();
        http.perform(get("/api/customers/" + someone + "/standing")
                        .queryParam("asOf", day.toString())
                        .with(As.viewer()))
                .andExpect(jsonPath("$.tier").value(classes.get(someone)));
        Instant patience = Instant.now().plusSeconds(20);
        while (number("select count(*) from customer_overview") == 0
                && Instant.now().isBefore(patience)) {
            Thread.sleep(50);
        }
        String filter =
                "{\"asOf\": \"%s\", \"columns\": [\"tier\"], \"limit\": 200, \"sort\": {\"field\": \"tier\", \"desc\": false},"
                                .formatted(day)
                        + " \"filter\": {\"field\": \"tier\", \"op\": \"eq\", \"value\": \"B\"}}";
        http.perform(post("/api/customer-search")
                        .contentType("application/json")
                        .content(filter)
                        .with(As.viewer()))
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.items", hasSize((int) size(classes, "B"))))
                .andExpect(jsonPath("$.items[0].tier").value("B"));
        listsOfAPastDaySayWhatTheCustomersPageSays(day);
        whatIsNotKnownOfAPastDayIsRefused(day);
        http.perform(get("/api/customers/" + someone + "/explanation")
                        .queryParam("asOf", "2020-01-01")
                        .with(As.viewer()))
                .andExpect(status().isUnprocessableContent())
                .andExpect(jsonPath("$.type").value(endsWith("tiering/before-history")))
                .andExpect(jsonPath("$.hint").value(containsString("2024-07-01")));
        http.perform(search("{\"filter\": {\"field\": \"country\", \"op\": \"in\", \"value\": []}}")
                        .header("Accept-Language", "zh-CN"))
                .andExpect(jsonPath("$.problems[0].slug").value("overview/value-missing"))
                .andExpect(jsonPath("$.problems[0].detail").value("“国家/地区”的比较方式“属于”没有填写取值。"));
        http.perform(search("{\"filter\": {\"field\": \"net_revenue\", \"op\": \"contains\", \"value\": 1}}"))
                .andExpect(jsonPath("$.problems[0].values.field").value("net_revenue"))
                .andExpect(jsonPath("$.problems[0].detail").value(containsString("“Net revenue” cannot be compared")));
        http.perform(post("/api/customer-search")
                        .contentType("application/json")
                        .content("{\"asOf\": \"2020-01-01\"}")
                        .with(As.viewer()))
                .andExpect(status().isUnprocessableContent())
                .andExpect(jsonPath("$.type").value(endsWith("tiering/before-history")));
    }

    /** All days but the last were computed after it: the rows of the last day cannot know how long the tier had been held. */
    @Test
    void sinceIsTheDayOnWhichTheTierBeganThoughThatDayWasComputedLater() throws Exception {
        int policy = (int) number("select id from policy where in_force");
        List<Map<String, Object>> rows = jdbc.queryForList(
                "select * from assignment where policy_id = ? and valid_from = ? order by customer_id", policy, LAST);
        assertThat(rows)
                .isNotEmpty()
                .allSatisfy(row -> assertThat(row.get("since")).hasToString(LAST.toString()));
        Map<Long, String> began = began(policy);
        assertThat(began.values()).contains(FIRST.toString()).hasSizeGreaterThan(50);
        assertThat(since("select customer_id, since from standing where tier is not null"))
                .isEqualTo(began);

        jdbc.update("update customer_overview set tier_since = null");
        Runs.run(insights, FIRST.plusMonths(1));
        keeper.bringUpToDate();
        Instant patience = Instant.now().plusSeconds(30);
        String listed = "select customer_id, tier_since from customer_overview where tier is not null";
        while (!since(listed).equals(began) && Instant.now().isBefore(patience)) {
            Thread.sleep(50);
        }
        assertThat(since(listed)).as("the list is told").isEqualTo(began);

        for (long customer : began.keySet().stream().limit(10).toList()) {
            String day = requireNonNull(began.get(customer));
            for (String page : List.of("standing", "explanation")) {
                http.perform(get("/api/customers/" + customer + "/" + page).with(As.viewer()))
                        .andExpect(jsonPath("$.since").value(day));
            }
            List<String> sentences = JsonPath.read(
                    body(get("/api/customers/" + customer + "/explanation").with(As.viewer())), "$.sentences");
            assertThat(sentences)
                    .as("told from the results themselves, whenever they were computed")
                    .isNotEmpty()
                    .noneMatch(sentence -> sentence.matches(".*(rose|fell) from (.+) to \\2\\."))
                    .noneMatch(sentence -> sentence.matches(".* went from (.+) to \\1[.:].*"));
        }
        assertThat(jdbc.queryForList(
                        "select * from assignment where policy_id = ? and valid_from = ? order by customer_id",
                        policy,
                        LAST))
                .as("what was written stays")
                .isEqualTo(rows);
    }

    /** Day by day from the history, without the moves. */
    private Map<Long, String> began(int policy) {
        Map<Long, String> began = new HashMap<>();
        Map<Long, String> before = Map.of();
        for (LocalDate day : DAYS) {
            Map<Long, String> tiers = new HashMap<>();
            jdbc.query(
                    """
                    select distinct on (customer_id) customer_id, tier from assignment
                    where policy_id = ? and valid_from <= ? order by customer_id, valid_from desc, calibration_id desc""",
                    row -> {
                        if (row.getString("tier") != null) {
                            tiers.put(row.getLong("customer_id"), row.getString("tier"));
                        }
                    },
                    policy,
                    day);
            began.keySet().retainAll(tiers.keySet());
            for (Map.Entry<Long, String> one : tiers.entrySet()) {
                if (!one.getValue().equals(before.get(one.getKey()))) {
                    began.put(one.getKey(), day.toString());
                }
            }
            before = tiers;
        }
        return began;
    }

    private Map<Long, String> since(String sql) {
        Map<Long, String> since = new HashMap<>();
        jdbc.query(sql, row -> {
            since.put(row.getLong(1), String.valueOf(row.getString(2)));
        });
        return since;
    }

    private void listsOfAPastDaySayWhatTheCustomersPageSays(LocalDate day) throws Exception {
        String page = body(search("""
                {"asOf": "%s", "columns": ["tier", "tier_since", "score"], "limit": 20,
                 "sort": {"field": "score", "desc": true}, "filter": {"field": "tier_since", "op": "le", "value": "%s"}}""".formatted(day, day)));
        List<Map<String, Object>> rows = JsonPath.read(page, "$.items[*]");
        assertThat(rows).hasSize(20);
        for (Map<String, Object> row : rows) {
            String then = body(get("/api/customers/" + row.get("id") + "/standing")
                    .queryParam("asOf", day.toString())
                    .with(As.viewer()));
            assertThat(row.get("tier")).isEqualTo(JsonPath.read(then, "$.tier"));
            assertThat(row.get("tier_since")).isEqualTo(JsonPath.read(then, "$.since"));
            assertThat(row.get("score")).isEqualTo(JsonPath.read(then, "$.score"));
        }
        Collection<String> usual =
                JsonPath.read(body(search("{\"asOf\": \"%s\"}".formatted(day))), "$.items[0].keys()");
        assertThat(usual).contains("tier", "score").doesNotContain("net_revenue", "lifecycle");
    }

    private void whatIsNotKnownOfAPastDayIsRefused(LocalDate day) throws Exception {
        String refused = "overview/not-of-that-day";
        for (String part :
                List.of("\"columns\": [\"name\", \"net_revenue\"]", "\"sort\": {\"field\": \"clv\", \"desc\": true}")) {
            http.perform(search("{\"asOf\": \"%s\", %s}".formatted(day, part)))
                    .andExpect(status().isUnprocessableContent())
                    .andExpect(jsonPath("$.type").value(endsWith(refused)))
                    .andExpect(jsonPath("$.detail").value(containsString(day.toString())));
        }
        http.perform(search("""
                        {"asOf": "%s", "filter": {"all": [{"field": "tier", "op": "is_known"},
                         {"field": "recency_days", "op": "gt", "value": 30}]}}""".formatted(day)).header("Accept-Language", "zh-CN"))
                .andExpect(status().isUnprocessableContent())
                .andExpect(jsonPath("$.type").value(endsWith("overview/invalid-filter")))
                .andExpect(jsonPath("$.problems[0].slug").value(refused))
                .andExpect(jsonPath("$.problems[0].place").value("filter.all[1]"))
                .andExpect(jsonPath("$.problems[0].detail").value(containsString("最近")));
        http.perform(post("/api/customer-search/export")
                        .contentType("application/json")
                        .content("{\"asOf\": \"%s\", \"columns\": [\"net_revenue\"]}".formatted(day))
                        .with(As.analyst()))
                .andExpect(status().isUnprocessableContent());
        MvcResult started = http.perform(post("/api/customer-search/export")
                        .contentType("application/json")
                        .content("{\"asOf\": \"%s\", \"columns\": [\"name\", \"tier\"]}".formatted(day))
                        .with(As.analyst()))
                .andExpect(request().asyncStarted())
                .andReturn();
        String file =
                http.perform(asyncDispatch(started)).andReturn().getResponse().getContentAsString();
        assertThat(file.lines().findFirst().orElse("")).contains("Name,Tier (" + day + ")");
    }

    private static MockHttpServletRequestBuilder search(String wanted) {
        return post("/api/customer-search")
                .contentType("application/json")
                .content(wanted)
                .with(As.viewer());
    }

    /** The same days as a tier set by hand; both ends of it are moves. */
    @Test
    void aTierSetByHandIsAMoveThereAndBack() {
        long customer = classesOf("C").getFirst();
        int policy = (int) number("select id from policy where slug = ?", ABC);
        long id = number(
                """
                insert into tier_override (policy_id, customer_id, tier, tier_rank, reason, set_by, starts_on, ends_on,
                    approved_by, approved_at, ended_by, ended_at)
                values (?, ?, 'A', 0, 'A friend', 'tester', ?, ?, 'tester', now(), 'system', ?::timestamptz) returning id""", policy, customer, FIRST.plusDays(10), FIRST.plusDays(20), FIRST.plusDays(20) + "T00:00:00Z");
        keeper.bringUpToDate();
        assertThat(jdbc.queryForList(
                        "select from_tier || '>' || to_tier || ' ' || cause from tier_move where policy_id = ? and customer_id = ?"
                                + " and moved_on in (?, ?) order by moved_on",
                        String.class,
                        policy,
                        customer,
                        FIRST.plusDays(10),
                        FIRST.plusDays(20)))
                .containsExactly("C>A BY_HAND", "A>C BY_HAND");
        assertThat(timeline.page(customer, ABC, null, 200, Locale.ENGLISH).items())
                .flatExtracting(TierTimeline.Entry::sentences)
                .contains(
                        "Set by hand to A · key by tester: A friend",
                        "The tier set by hand, A · key, came to its end.");
        jdbc.update("delete from tier_override where id = ?", id);
        jdbc.update(
                "delete from tier_move where customer_id = ? and moved_on in (?, ?)",
                customer,
                FIRST.plusDays(10),
                FIRST.plusDays(20));
    }

    private long number(String sql, Object... arguments) {
        return requireNonNull(jdbc.queryForObject(sql, Long.class, arguments));
    }

    private List<Long> classesOf(String tier) {
        Map<Long, String> first = new PlainMovement(jdbc).classes(FIRST);
        return first.keySet().stream()
                .filter(customer -> tier.equals(first.get(customer)))
                .sorted()
                .toList();
    }

    private MockHttpServletRequestBuilder customers() {
        return get("/api/movements/customers")
                .queryParam("policy", ABC)
                .queryParam("from", FIRST.toString())
                .queryParam("to", LAST.toString())
                .with(As.viewer());
    }

    private String body(MockHttpServletRequestBuilder request) throws Exception {
        return http.perform(request)
                .andExpect(status().isOk())
                .andReturn()
                .getResponse()
                .getContentAsString(StandardCharsets.UTF_8);
    }

    private Movement movement(LocalDate from, LocalDate to) {
        return movements.between(ABC, from, to, Locale.ENGLISH);
    }

    private static long count(Movement movement, Move move) {
        return movement.moved().stream()
                .filter(sum -> sum.move() == move)
                .mapToLong(Movement.Moved::customers)
                .sum();
    }

    private static long size(Map<Long, String> classes, String tier) {
        return classes.values().stream().filter(tier::equals).count();
    }

    private BigDecimal net(long customer, LocalDate day) {
        return requireNonNull(jdbc.queryForObject("""
                select coalesce(sum(l.amount_base), 0) from sales_document d join sales_line l on l.document_id = d.id
                where d.customer_id = ? and d.occurred_on < ? and d.occurred_on >= ?""", BigDecimal.class, customer, day, day.minusMonths(12)));
    }
}
