package dev.fenji.kernel.grading;

import static dev.fenji.kernel.grading.Crowd.graded;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Calibration: bins, and the Brier score taken apart. */
class ReliabilityTest {

    private static final GradingRule RULE = GradingRule.STANDARD.withResamples(400);

    @ParameterizedTest
    @ValueSource(longs = {21, 22, 23, 24})
    void thePartsOfTheBrierScoreAddUp(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        int n = 50 + random.nextInt(1_000);
        double[] chances = random.doubles(n).map(p -> Math.round(p * 50) / 50.0).toArray();
        boolean[] events = new boolean[n];
        for (int i = 0; i < n; i++) {
            events[i] = random.nextDouble() < chances[i] * chances[i];
        }
        Grade grade = graded(Forecast.ofChances("m", chances), List.of(), Actual.ofEvents(events), RULE)
                .model();
        assertThat(requireNonNull(grade.brier()).score()).isCloseTo(grade.value(Measure.BRIER, 9), within(1e-12));
        assertThat(grade.reliability().stream()
                        .mapToInt(CalibrationBin::customers)
                        .sum())
                .isEqualTo(n);
        for (int i = 1; i < grade.reliability().size(); i++) {
            CalibrationBin bin = grade.reliability().get(i);
            assertThat(bin.from()).isGreaterThan(grade.reliability().get(i - 1).to());
            assertThat(bin.low()).isLessThanOrEqualTo(bin.observed());
            assertThat(bin.high()).isGreaterThanOrEqualTo(bin.observed());
        }
    }

    @Test
    void aForecastThatHoldsIsReliable() {
        SplittableRandom random = new SplittableRandom(31);
        double[] chances = random.doubles(20_000).toArray();
        boolean[] events = new boolean[chances.length];
        for (int i = 0; i < events.length; i++) {
            events[i] = random.nextDouble() < chances[i];
        }
        Grade grade = graded(Forecast.ofChances("m", chances), List.of(), Actual.ofEvents(events), RULE)
                .model();
        assertThat(requireNonNull(grade.brier()).reliability()).isLessThan(0.001);
        assertThat(grade.value(Measure.BRIER, 9)).isCloseTo(1 / 6.0, within(.005));
        assertThat(grade.reliability())
                .hasSize(10)
                .allSatisfy(bin -> assertThat(bin.observed()).isCloseTo(bin.expected(), within(.04)));
    }
}
