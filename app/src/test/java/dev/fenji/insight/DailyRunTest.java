package dev.fenji.insight;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fenji.test.DatabaseTest;
import dev.fenji.test.Patiently;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Primary;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.context.TestPropertySource;

/** What time alone changes is computed by itself: every night, and after a night in which the program did not run. */
@DatabaseTest
@TestPropertySource(properties = {"fenji.insight.automatic=true", "fenji.insight.daily-at=00:00"})
@Import(DailyRunTest.Time.class)
class DailyRunTest {
    private static final long QUIET_MILLIS = 700;
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    /** The real time, moved. */
    static class MovedClock extends Clock {
        private volatile Duration by = Duration.ZERO;

        @Override
        public Instant instant() {
            return Instant.now().plus(by);
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        void set(Instant now) {
            by = Duration.between(Instant.now(), now);
        }
    }

    @TestConfiguration
    static class Time {
        @Bean
        @Primary
        MovedClock movedClock() {
            return new MovedClock();
        }
    }

    @Autowired
    MovedClock clock;

    @Autowired
    AutomaticRuns automatic;

    @Autowired
    Insights insights;

    @Autowired
    JdbcTemplate jdbc;

    private LocalDate today = LocalDate.EPOCH;

    @BeforeEach
    void soldThreeDaysAgo() {
        Patiently.execute(
                jdbc,
                "truncate assignment, calibration, metric_row, metric_state, model_fit, customer_worth, worth_state, churn_fit, run cascade");
        Patiently.execute(jdbc, "truncate sales_line, sales_document, product, customer restart identity cascade");
        insights.dropCopy();
        today = LocalDate.ofInstant(Instant.now(), ZoneOffset.UTC);
        clock.set(Instant.now());
        var facts = new RandomFacts(jdbc, 5, "UTC");
        facts.customers(30);
        facts.products();
        facts.documents(200);
        jdbc.update("""
                update sales_document set occurred_on = ?, occurred_at = ?::timestamptz
                where id = (select max(id) from sales_document where customer_id is not null and kind = 'P')""", today.minusDays(3), today.minusDays(3) + "T10:00Z");
    }

    @Test
    void atNightForTheNewDay() throws InterruptedException {
        clock.set(today.plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant().minusSeconds(8));
        assertThat(Runs.run(insights, null).asOf()).isEqualTo(today);
        automatic.start();
        InsightRun nightly = newest(RunKind.DAILY);
        assertThat(nightly.asOf()).isEqualTo(today.plusDays(1));
        assertThat(insights.dayInForce()).isEqualTo(today.plusDays(1));
    }

    @Test
    void afterNightsOffAndOnlyOnce() throws InterruptedException {
        assertThat(Runs.run(insights, null).asOf()).isEqualTo(today);
        clock.set(Instant.now().plus(Duration.ofDays(3)));
        automatic.start();
        assertThat(newest(RunKind.DAILY).asOf()).isEqualTo(today.plusDays(3));
        automatic.start();
        Thread.sleep(QUIET_MILLIS);
        assertThat(tiers()).hasSize(2);
    }

    @Test
    void notForHistoryThatIsOnlyLookedAt() throws InterruptedException {
        jdbc.update(
                "update sales_document set occurred_on = occurred_on - 60 where occurred_on > ?", today.minusDays(31));
        insights.dropCopy();
        LocalDate after = Runs.run(insights, null).asOf();
        assertThat(after).isBefore(today);
        clock.set(Instant.now().plus(Duration.ofDays(3)));
        automatic.start();
        Thread.sleep(QUIET_MILLIS);
        assertThat(tiers()).hasSize(1);
    }

    private List<InsightRun> tiers() {
        return insights.runsBefore(Long.MAX_VALUE, 10).stream()
                .filter(run -> run.work() == RunWork.TIERS)
                .toList();
    }

    private InsightRun newest(RunKind kind) throws InterruptedException {
        Instant end = Instant.now().plus(PATIENCE);
        while (Instant.now().isBefore(end)) {
            List<InsightRun> runs = tiers();
            if (!runs.isEmpty()
                    && runs.getFirst().kind() == kind
                    && !runs.getFirst().state().isOpen()) {
                assertThat(runs.getFirst().state())
                        .as("%s", runs.getFirst().error())
                        .isEqualTo(RunState.DONE);
                return runs.getFirst();
            }
            Thread.sleep(100);
        }
        throw new AssertionError("no run of kind " + kind + " came");
    }
}
