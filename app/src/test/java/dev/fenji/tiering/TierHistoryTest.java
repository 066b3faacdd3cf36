package dev.fenji.tiering;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fenji.insight.InsightRun;
import dev.fenji.insight.Insights;
import dev.fenji.insight.RandomFacts;
import dev.fenji.insight.RunState;
import dev.fenji.insight.Runs;
import dev.fenji.kernel.policy.ShippedPolicies;
import dev.fenji.shared.ProblemException;
import dev.fenji.test.DatabaseTest;
import dev.fenji.test.Patiently;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;

/** What runs write into the history of tiers, and what they leave alone. */
@DatabaseTest
class TierHistoryTest {
    private static final LocalDate DAY = LocalDate.of(2025, 1, 1);
    private static final int CUSTOMERS = 150;

    @Autowired
    Insights insights;

    @Autowired
    JdbcTemplate jdbc;

    @BeforeEach
    void sellAnew() {
        Patiently.execute(jdbc, "truncate assignment, calibration, metric_row, metric_state cascade");
        Patiently.execute(jdbc, "truncate sales_line, sales_document, product, customer restart identity cascade");
        var facts = new RandomFacts(jdbc, 42, "UTC");
        facts.customers(CUSTOMERS);
        facts.products();
        facts.documents(1500);
    }

    @Test
    void assignsEverybodyUnderEveryPolicyAtFirst() {
        InsightRun run = done(DAY);
        int policies = ShippedPolicies.all(null).size();
        assertThat(run.results()).hasSize(policies);
        assertThat(jdbc.queryForObject("select count(*) from latest_assignment", Integer.class))
                .isEqualTo(policies * CUSTOMERS);
        assertThat(jdbc.queryForObject("select count(*) from standing where tier is not null", Integer.class))
                .isPositive();
        assertThat(jdbc.queryForObject("select count(*) from customer_metric where as_of = ?", Integer.class, DAY))
                .isEqualTo(CUSTOMERS);
        assertThat(run.provenance()).containsKeys("inputDigest", "codeVersion", "javaVersion", "snapshot");
    }

    /** What holds is corrected by knowledge, not by forgetting; the past before it may be asked for as it was known. */
    @Test
    void aRunThatKnowsLessReplacesNothing() {
        InsightRun known = done(DAY);
        Instant before = requireNonNull(known.knownAt()).minusSeconds(60);
        int rows = rows();

        for (LocalDate day : new LocalDate[] {DAY, DAY.plusDays(1), null}) {
            assertThatThrownBy(() -> insights.start(day, before))
                    .isInstanceOfSatisfying(
                            ProblemException.class,
                            problem -> assertThat(problem.problem().type().slug())
                                    .isEqualTo("insight/known-at-too-early"));
        }
        assertThat(rows()).isEqualTo(rows);
        assertThat(Runs.run(insights, DAY.minusDays(9), before).state()).isEqualTo(RunState.DONE);
        assertThat(Runs.run(insights, DAY, known.knownAt()).state()).isEqualTo(RunState.DONE);
        assertThat(rows()).isGreaterThanOrEqualTo(rows);
    }

    @Test
    void givesTheSameBytesAgainAndWritesNothing() {
        InsightRun first = done(DAY);
        int rows = rows();
        InsightRun second = done(DAY);
        assertThat(digests(second)).isEqualTo(digests(first));
        assertThat(second.provenance())
                .containsEntry("inputDigest", requireNonNull(first.provenance()).get("inputDigest"));
        assertThat(rows()).isEqualTo(rows);
        assertThat(second.counts()).containsEntry("assignmentsChanged", 0L).containsEntry("metricsChanged", 0L);
    }

    @Test
    void doesNotDependOnTheOrderInWhichFactsCame() {
        InsightRun first = done(DAY);
        jdbc.execute("create table shuffled as select * from sales_line order by md5(document_id || '/' || line_no)");
        Patiently.execute(jdbc, "truncate sales_line");
        jdbc.execute("insert into sales_line select * from shuffled");
        jdbc.execute("drop table shuffled");
        insights.dropCopy();
        InsightRun second = done(DAY);
        assertThat(digests(second)).isEqualTo(digests(first));
        assertThat(second.counts()).containsEntry("assignmentsChanged", 0L);
    }

    @Test
    void writesOnlyWhoseResultChangedTheNextDay() {
        done(DAY);
        int rows = rows();
        InsightRun next = done(DAY.plusDays(1));
        assertThat(rows() - rows)
                .isEqualTo(next.counts().getOrDefault("assignmentsChanged", -1L).intValue());
        assertThat(rows() - rows).isLessThan(CUSTOMERS);
    }

    @Test
    void leavesStandingsAndLaterDaysAloneWhenAnEarlierDayIsComputed() {
        done(DAY);
        done(DAY.plusMonths(3));
        List<Map<String, Object>> standings = jdbc.queryForList("select * from standing order by customer_id");
        List<Map<String, Object>> later = asOf(DAY.plusMonths(3));
        List<Map<String, Object>> earlier = asOf(DAY);
        InsightRun replay = done(DAY.plusMonths(1));
        assertThat(replay.replay()).isTrue();
        assertThat(asOf(DAY)).isEqualTo(earlier);
        assertThat(asOf(DAY.plusMonths(3))).isEqualTo(later);
        assertThat(jdbc.queryForList("select customer_id, tier, score from standing order by customer_id"))
                .usingRecursiveComparison()
                .isEqualTo(standings.stream().map(TierHistoryTest::tierOnly).toList());
        InsightRun again = done(DAY.plusMonths(3));
        assertThat(again.counts()).containsEntry("assignmentsChanged", 0L);
    }

    @Test
    void hasNoTwoRowsForOneDay() {
        done(DAY);
        var more = new RandomFacts(jdbc, 43, "UTC");
        more.documents(100);
        done(DAY);
        assertThat(jdbc.queryForObject("""
                        select count(*) from (
                            select policy_id, customer_id, valid_from from latest_assignment
                            group by 1, 2, 3 having count(*) > 1) twice""", Integer.class)).isZero();
    }

    private InsightRun done(LocalDate asOf) {
        InsightRun run = Runs.run(insights, asOf);
        assertThat(run.state()).as("%s", run.error()).isEqualTo(RunState.DONE);
        return run;
    }

    private int rows() {
        return requireNonNull(jdbc.queryForObject("select count(*) from assignment", Integer.class));
    }

    private List<Map<String, Object>> asOf(LocalDate day) {
        return jdbc.queryForList("""
                select distinct on (policy_id, customer_id) policy_id, customer_id, tier, score, segment
                from assignment where valid_from <= ?
                order by policy_id, customer_id, valid_from desc, calibration_id desc""", day);
    }

    private static Map<String, Object> tierOnly(Map<String, Object> standing) {
        var tier = new java.util.LinkedHashMap<String, Object>();
        for (String column : List.of("customer_id", "tier", "score")) {
            tier.put(column, standing.get(column));
        }
        return tier;
    }

    private static List<Object> digests(InsightRun run) {
        return run.results().stream().map(result -> result.get("outputDigest")).toList();
    }
}
