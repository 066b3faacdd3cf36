package dev.fenji.insight;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fenji.customer.CustomersRegistered;
import dev.fenji.intake.ImportCompleted;
import dev.fenji.sales.OrdersRecorded;
import dev.fenji.shared.Organisation;
import dev.fenji.test.DatabaseTest;
import dev.fenji.test.Patiently;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.context.TestPropertySource;

/** Runs that nobody asked for. */
@DatabaseTest
@TestPropertySource(
        properties = {
            "fenji.insight.automatic=true",
            "fenji.insight.facts-delay=300ms",
            "fenji.insight.facts-pause=500ms",
            "fenji.insight.debounce=100ms"
        })
class AutomaticRunsTest {
    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final OrdersRecorded ONE_ORDER = new OrdersRecorded(1, 1, null, null, List.of(), null);

    @Autowired
    AutomaticRuns automatic;

    @Autowired
    AnalyticsSettings settings;

    @Autowired
    ApplicationEventPublisher events;

    @Autowired
    Insights insights;

    @Autowired
    RunStore store;

    @Autowired
    Organisation organisation;

    @Autowired
    Clock clock;

    @Autowired
    JdbcTemplate jdbc;

    @BeforeEach
    void noRunsSoFar() throws InterruptedException {
        await(0, "state in ('QUEUED', 'RUNNING')");
        Patiently.execute(jdbc, "truncate run, calibration, metric_row, metric_state cascade");
    }

    @Test
    void severalSingleFactsMakeOneRun() throws InterruptedException {
        events.publishEvent(ONE_ORDER);
        events.publishEvent(new CustomersRegistered(1, "api"));
        events.publishEvent(ONE_ORDER);
        awaitRuns(1, "state = 'DONE' and kind = 'IMPORT'");
        Thread.sleep(settings.factsDelay().plus(settings.factsPause()));
        awaitRuns(1, "true");
        events.publishEvent(ONE_ORDER);
        awaitRuns(2, "state = 'DONE'");
    }

    @Test
    void anImportCountsTheFactsThatWaitedToo() throws InterruptedException {
        events.publishEvent(ONE_ORDER);
        events.publishEvent(imported());
        awaitRuns(1, "state = 'DONE' and kind = 'IMPORT'");
        Thread.sleep(settings.factsDelay().plus(settings.factsPause()));
        awaitRuns(1, "true");
    }

    @Test
    void whatComesWhileTheProgramStartsIsCountedOnceWhenItIsReady() throws InterruptedException {
        var starting = new AutomaticRuns(insights, store, settings, organisation, clock);
        starting.on(imported());
        starting.on(ONE_ORDER);
        Thread.sleep(settings.factsDelay().plus(settings.debounce()));
        awaitRuns(0, "true");

        starting.start();

        awaitRuns(1, "state = 'DONE' and kind = 'IMPORT'");
        Thread.sleep(settings.factsDelay().plus(settings.factsPause()));
        awaitRuns(1, "true");
        starting.close();
    }

    @Test
    void whatTheStartHasCountedItselfIsNotCountedAgain() throws InterruptedException {
        var starting = new AutomaticRuns(insights, store, settings, organisation, clock);
        starting.on(imported());
        insights.start(null, null);
        awaitRuns(1, "state = 'DONE'");

        starting.start();

        Thread.sleep(settings.debounce().multipliedBy(3));
        awaitRuns(1, "true");
        starting.close();
    }

    @Test
    void whatTheNightMissedIsMadeGoodAtTheStart() throws InterruptedException {
        jdbc.update("insert into metric_state (run_id, as_of) values (1, ?)", today().minusDays(1));
        automatic.start();
        awaitRuns(1, "kind = 'DAILY' and state = 'DONE'");
    }

    @Test
    void theModelsFollowTheTiersInTheNameOfWhoeverAskedForThem() throws InterruptedException {
        events.publishEvent(imported());
        await(1, "work = 'MODELS' and kind = 'IMPORT' and state = 'DONE'");
        assertThat(jdbc.queryForObject("""
                select m.started_at >= t.finished_at and m.as_of = t.as_of and m.started_by = t.started_by
                from run m join run t on t.work = 'TIERS' where m.work = 'MODELS'\
                """, Boolean.class)).isTrue();
    }

    @Test
    void aBaseWhoseSalesAreLongPastIsLeftAlone() throws InterruptedException {
        jdbc.update("insert into metric_state (run_id, as_of) values (1, ?)", today().minusYears(5));
        automatic.start();
        Thread.sleep(500);
        awaitRuns(0, "true");
    }

    @Test
    void singleFactsNeverKeepTheMachineBusy() {
        assertThat(automatic.untilFactsCount(null, NOON)).isEqualTo(settings.factsDelay());
        assertThat(automatic.untilFactsCount(ended(NOON.minusSeconds(3600), Duration.ofSeconds(1)), NOON))
                .isEqualTo(settings.factsDelay());
        assertThat(automatic.untilFactsCount(ended(NOON, Duration.ofMillis(10)), NOON))
                .isEqualTo(settings.factsPause());
        assertThat(automatic.untilFactsCount(ended(NOON, Duration.ofSeconds(40)), NOON))
                .isEqualTo(Duration.ofSeconds(120));
    }

    private static InsightRun ended(Instant at, Duration took) {
        return run(at.minus(took), at);
    }

    private static InsightRun run(@Nullable Instant started, @Nullable Instant finished) {
        return new InsightRun(
                1,
                RunKind.IMPORT,
                RunWork.TIERS,
                RunState.DONE,
                LocalDate.EPOCH,
                NOON,
                NOON,
                started,
                finished,
                "system",
                false,
                InsightRun.Progress.NONE,
                Map.of(),
                List.of(),
                null,
                null);
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    }

    /** Runs of the tiers. */
    private void awaitRuns(int count, String which) throws InterruptedException {
        await(count, "work = 'TIERS' and " + which);
    }

    private void await(int count, String which) throws InterruptedException {
        Instant end = Instant.now().plus(PATIENCE);
        while (runs(which) != count && Instant.now().isBefore(end)) {
            Thread.sleep(20);
        }
        assertThat(runs(which)).isEqualTo(count);
    }

    private int runs(String which) {
        Integer found = jdbc.queryForObject("select count(*) from run where " + which, Integer.class);
        return found == null ? 0 : found;
    }

    private static ImportCompleted imported() {
        return new ImportCompleted(1, "ORDER_LINES", "test");
    }
}
