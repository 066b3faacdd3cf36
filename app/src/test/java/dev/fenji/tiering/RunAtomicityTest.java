package dev.fenji.tiering;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fenji.insight.InsightRun;
import dev.fenji.insight.Insights;
import dev.fenji.insight.RandomFacts;
import dev.fenji.insight.RunContext;
import dev.fenji.insight.RunState;
import dev.fenji.insight.RunStep;
import dev.fenji.insight.Runs;
import dev.fenji.kernel.policy.ShippedPolicies;
import dev.fenji.test.DatabaseTest;
import dev.fenji.test.Patiently;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.JdbcTemplate;

/** A run comes into force as a whole or not at all: here it ends when everything is written and nothing is committed. */
@DatabaseTest
@Import(RunAtomicityTest.WithTrouble.class)
class RunAtomicityTest {
    private static final LocalDate DAY = LocalDate.of(2025, 1, 1);
    private static final LocalDate LATER = DAY.plusMonths(4);

    @Autowired
    Insights insights;

    @Autowired
    JdbcTemplate jdbc;

    @Autowired
    Trouble trouble;

    @TestConfiguration
    static class WithTrouble {
        @Bean
        Trouble trouble() {
            return new Trouble();
        }
    }

    /** A step that has nothing to write, and may do harm right before the commit. */
    static final class Trouble implements RunStep {
        private static final Runnable NONE = () -> {};
        private volatile Runnable beforeCommit = NONE;

        @Override
        public List<Need> needs() {
            return List.of();
        }

        @Override
        public Part carryOut(RunContext run) {
            return () -> {
                beforeCommit.run();
                return List.of();
            };
        }
    }

    @BeforeEach
    void twoRunsOfWhichTheSecondWouldChangeMuch() {
        Patiently.execute(jdbc, "truncate assignment, calibration, metric_row, metric_state cascade");
        Patiently.execute(jdbc, "truncate sales_line, sales_document, product, customer restart identity cascade");
        var facts = new RandomFacts(jdbc, 21, "UTC");
        facts.customers(200);
        facts.products();
        facts.documents(2000);
        assertThat(Runs.run(insights, DAY).state()).isEqualTo(RunState.DONE);
    }

    @AfterEach
    void noMoreTrouble() {
        trouble.beforeCommit = Trouble.NONE;
    }

    @Test
    void keepsTheOldFiguresWhenTheRunFails() {
        Map<String, Object> before = inForce();
        trouble.beforeCommit = () -> {
            throw new IllegalStateException("no more paper");
        };
        InsightRun failed = Runs.run(insights, LATER);
        assertThat(failed.state()).isEqualTo(RunState.FAILED);
        assertThat(inForce()).isEqualTo(before);
        theNextRunCompletes(before);
    }

    /** To the server this is what {@code kill -9} of the application looks like: the connection is gone. */
    @Test
    void keepsTheOldFiguresWhenTheConnectionIsLost() {
        Map<String, Object> before = inForce();
        trouble.beforeCommit = () -> assertThat(jdbc.queryForList("""
                        select pg_terminate_backend(pid, 5000) from pg_stat_activity
                        where datname = current_database() and state = 'idle in transaction'""")).isNotEmpty();
        assertThat(Runs.run(insights, LATER).state()).isEqualTo(RunState.FAILED);
        assertThat(inForce()).isEqualTo(before);
        theNextRunCompletes(before);
    }

    @Test
    void keepsTheOldFiguresWhenTheRunIsCancelled() throws InterruptedException {
        Map<String, Object> before = inForce();
        var written = new CountDownLatch(1);
        var cancelled = new CountDownLatch(1);
        trouble.beforeCommit = () -> {
            written.countDown();
            await(cancelled);
        };
        long id = insights.start(LATER, null).id();
        written.await();
        insights.cancel(id);
        cancelled.countDown();
        assertThat(Runs.await(insights, id).state()).isEqualTo(RunState.CANCELLED);
        assertThat(inForce()).isEqualTo(before);
        theNextRunCompletes(before);
    }

    /** The very first run makes tables: they must not be left behind either. */
    @Test
    void leavesNothingOfAFirstRunThatFails() {
        Patiently.execute(jdbc, "truncate calibration, metric_row, metric_state cascade");
        jdbc.queryForList(
                        "select inhrelid::regclass::text as part from pg_inherits where inhparent = 'assignment'::regclass")
                .forEach(part -> Patiently.execute(jdbc, "drop table " + part.get("part")));
        trouble.beforeCommit = () -> {
            throw new IllegalStateException("no more paper");
        };
        assertThat(Runs.run(insights, DAY).state()).isEqualTo(RunState.FAILED);
        assertThat(jdbc.queryForObject("select count(*) from customer_metric", Integer.class))
                .isZero();
        assertThat(jdbc.queryForList("select * from pg_class where relname ~ '^assignment_[0-9]+$'"))
                .isEmpty();
        trouble.beforeCommit = Trouble.NONE;
        assertThat(Runs.run(insights, DAY).counts())
                .containsEntry(
                        "assignmentsChanged", 200L * ShippedPolicies.all(null).size());
    }

    private void theNextRunCompletes(Map<String, Object> before) {
        trouble.beforeCommit = Trouble.NONE;
        InsightRun next = Runs.run(insights, LATER);
        assertThat(next.state()).isEqualTo(RunState.DONE);
        assertThat(next.counts().get("assignmentsChanged")).isPositive();
        assertThat(inForce()).isNotEqualTo(before).containsEntry("as_of", java.sql.Date.valueOf(LATER));
    }

    /** Everything that a run brings into force. */
    private Map<String, Object> inForce() {
        return jdbc.queryForMap("""
                select (select as_of from metric_state) as as_of,
                       (select run_id from metric_state) as run_id,
                       (select md5(string_agg(m::text, ',' order by m.customer_id)) from customer_metric m) as metrics,
                       (select md5(string_agg(s::text, ',' order by s.customer_id)) from standing s) as standings,
                       (select md5(string_agg(a::text, ',' order by a.policy_id, a.customer_id, a.valid_from))
                        from assignment a) as history,
                       (select count(*) from calibration) as calibrations,
                       (select count(*) from run where state = 'DONE') as runs_done""");
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
