package dev.fenji.tiering.movement;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fenji.insight.InsightRun;
import dev.fenji.insight.Insights;
import dev.fenji.insight.RunState;
import dev.fenji.insight.Runs;
import dev.fenji.intake.ImportReport;
import dev.fenji.intake.Imports;
import dev.fenji.kernel.movement.Survival;
import dev.fenji.test.DatabaseTest;
import dev.fenji.test.SharedData;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;

/** A year of a real wholesaler, month by month: ABC by net revenue against classes computed from the sales alone. */
@DatabaseTest
class OnlineRetailMovementTest {
    private static final String ABC = "abc-net-revenue";
    private static final LocalDate LAST = LocalDate.of(2011, 12, 1);
    private static final List<LocalDate> DAYS = PlainMovement.months(LocalDate.of(2011, 1, 1), LAST);

    @Autowired
    Imports imports;

    @Autowired
    Insights insights;

    @Autowired
    MoveKeeper keeper;

    @Autowired
    Movements movements;

    @Autowired
    PastMovements past;

    @Autowired
    JdbcTemplate jdbc;

    @Test
    void movesOfEveryMonthAreWhatTheSalesSay() throws Exception {
        Path file = SharedData.file("online_retail/online_retail.csv.gz").orElse(null);
        Assumptions.assumeTrue(file != null);
        jdbc.execute("update organisation set base_currency = 'GBP', zone = 'Europe/London'");
        ImportReport report =
                imports.await(imports.start(List.of(file), "online-retail").getFirst(), Duration.ofMinutes(5));
        assertThat(report.state()).isEqualTo(ImportReport.State.DONE);
        done(Runs.run(insights, LAST));

        assertThat(past.state(ABC).days()).containsExactlyElementsOf(DAYS.subList(0, DAYS.size() - 1));
        past.compute(ABC);
        insights.runsBefore(Long.MAX_VALUE, DAYS.size()).forEach(run -> done(Runs.await(insights, run.id())));
        long began = System.nanoTime();
        keeper.bringUpToDate();
        System.out.printf("moves brought up to date in %d ms%n", (System.nanoTime() - began) / 1_000_000);

        var plain = new PlainMovement(jdbc);
        for (int i = 1; i < DAYS.size(); i++) {
            Map<String, Long> cells = PlainMovement.of(movement(DAYS.get(i - 1), DAYS.get(i)));
            assertThat(cells).as("until %s", DAYS.get(i)).isEqualTo(plain.matrix(DAYS.get(i - 1), DAYS.get(i)));
        }
        assertThat(PlainMovement.of(movement(DAYS.getFirst(), LAST))).isEqualTo(plain.matrix(DAYS.getFirst(), LAST));
        assertThat(movements.months(ABC)).hasSize(DAYS.size() - 1);
        for (Movement.Stays stays : movements.stays(ABC)) {
            assertThat(stays.curve())
                    .as(stays.tier())
                    .isEqualTo(survival(plain, stays.tier()).steps());
            assertThat(stays.left()).isPositive();
        }
        assertThat(past.state(ABC).days()).isEmpty();
    }

    /** Stays in a tier, followed customer by customer from month to month. */
    private static Survival survival(PlainMovement plain, String tier) {
        List<Survival.Stay> stays = new ArrayList<>();
        Set<Long> everybody = new HashSet<>();
        DAYS.forEach(day -> everybody.addAll(plain.classes(day).keySet()));
        for (long customer : everybody) {
            LocalDate entered = null;
            for (int i = 1; i < DAYS.size(); i++) {
                boolean was = tier.equals(plain.classes(DAYS.get(i - 1)).get(customer));
                boolean is = tier.equals(plain.classes(DAYS.get(i)).get(customer));
                if (entered != null && !is) {
                    stays.add(new Survival.Stay((int) ChronoUnit.DAYS.between(entered, DAYS.get(i)), 1, 0));
                    entered = null;
                } else if (is && !was) {
                    entered = DAYS.get(i);
                }
            }
            if (entered != null) {
                stays.add(new Survival.Stay((int) ChronoUnit.DAYS.between(entered, LAST), 0, 1));
            }
        }
        return Survival.of(stays);
    }

    private Movement movement(LocalDate from, LocalDate to) {
        return movements.between(ABC, from, to, Locale.ENGLISH);
    }

    private static void done(InsightRun run) {
        assertThat(run.state()).as("%s", run.error()).isEqualTo(RunState.DONE);
    }
}
