package dev.fenji.kernel.metric;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fenji.kernel.time.MetricWindow;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MetricSqlTest {

    private static final LocalDate AS_OF = LocalDate.of(2026, 3, 31);
    private static final long EVERYTHING = Long.MAX_VALUE / 2;

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void agreesWithAnIndependentComputationOnRandomFacts(long seed) throws SQLException, IOException {
        SplittableRandom random = new SplittableRandom(seed);
        int firstDay = (int) AS_OF.toEpochDay() - 900;
        List<Fact> facts = RandomFacts.of(random, 300, firstDay, 930);
        try (DuckFacts duck = new DuckFacts()) {
            duck.insert(facts);
            for (int months : new int[] {1, 6, 12, 24}) {
                MetricWindow window = new MetricWindow(AS_OF, months);
                assertThat(duck.metrics(MetricParameters.everyone(window, null)))
                        .as("seed %d, %d months", seed, months)
                        .isEqualTo(PlainMetrics.of(facts, window, EVERYTHING));
            }
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {11, 12, 13})
    void seesOnlyWhatWasKnownAtTheTime(long seed) throws SQLException, IOException {
        SplittableRandom random = new SplittableRandom(seed);
        List<Fact> facts = RandomFacts.of(random, 200, (int) AS_OF.toEpochDay() - 500, 500);
        Instant knownAt = AS_OF.minusDays(40).atStartOfDay().toInstant(ZoneOffset.UTC);
        MetricWindow window = MetricWindow.of(AS_OF);
        try (DuckFacts duck = new DuckFacts()) {
            duck.insert(facts);
            assertThat(duck.metrics(MetricParameters.everyone(window, knownAt)))
                    .as("seed %d", seed)
                    .isEqualTo(PlainMetrics.of(facts, window, knownAt.getEpochSecond()));
        }
    }

    @Test
    void givesForOneCustomerTheRowItGivesForEveryone() throws SQLException, IOException {
        List<Fact> facts = RandomFacts.of(new SplittableRandom(21), 120, (int) AS_OF.toEpochDay() - 700, 720);
        MetricWindow window = MetricWindow.of(AS_OF);
        try (DuckFacts duck = new DuckFacts()) {
            duck.insert(facts);
            Map<Long, BaseMetrics> all = duck.metrics(MetricParameters.everyone(window, null));
            for (long customer = 1; customer <= 120; customer += 5) {
                Map<Long, BaseMetrics> one = duck.metrics(MetricParameters.customer(window, null, customer));
                assertThat(one.get(customer)).isEqualTo(all.get(customer));
                assertThat(one.size()).isEqualTo(all.containsKey(customer) ? 1 : 0);
            }
        }
    }

    @Test
    void yieldsNothingFromNoFacts() throws SQLException, IOException {
        try (DuckFacts duck = new DuckFacts()) {
            assertThat(duck.metrics(MetricParameters.everyone(MetricWindow.of(AS_OF), null)))
                    .isEmpty();
        }
    }

    @Test
    void namesAParameterForEveryQuestionMark() {
        Positional text = MetricSql.positional(MetricSql.Scope.ONE_CUSTOMER);
        assertThat(text.sql().chars().filter(c -> c == '?').count())
                .isEqualTo(text.order().size());
        assertThat(text.order())
                .containsOnlyElementsOf(MetricParameters.customer(MetricWindow.of(AS_OF), null, 1)
                        .values()
                        .keySet());
    }
}
