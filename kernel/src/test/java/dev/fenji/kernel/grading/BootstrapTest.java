package dev.fenji.kernel.grading;

import static dev.fenji.kernel.grading.Crowd.graded;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.ForkJoinPool;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Intervals by resampling. */
class BootstrapTest {

    private static final GradingRule RULE = GradingRule.STANDARD.withResamples(400);

    @Test
    void theSameSeedGivesTheSameBitsOnAnyNumberOfThreads() throws Exception {
        Crowd crowd = Crowd.of(700, 12);
        Forecast model = Forecast.ofAmounts("m", crowd.shrunk());
        Actual actual = Actual.ofAmounts(crowd.future());
        GradeReport here = graded(model, List.of(), actual, RULE);
        try (ForkJoinPool one = new ForkJoinPool(1)) {
            assertThat(one.submit(() -> graded(model, List.of(), actual, RULE)).get())
                    .isEqualTo(here);
        }
        assertThat(graded(model, List.of(), actual, RULE.withSeed(99))).isNotEqualTo(here);
    }

    @Test
    void intervalsHaveTheWidthThatTheoryForetells() {
        Crowd crowd = Crowd.of(5_000, 13);
        double[] errors = IntStream.range(0, 5_000)
                .mapToDouble(i -> Math.abs(crowd.shrunk()[i] - crowd.future()[i]))
                .toArray();
        double mean = Arrays.stream(errors).average().orElseThrow();
        double variance =
                Arrays.stream(errors).map(x -> (x - mean) * (x - mean)).sum() / 5_000;
        Estimate mae = requireNonNull(graded(
                        Forecast.ofAmounts("m", crowd.shrunk()),
                        List.of(),
                        Actual.ofAmounts(crowd.future()),
                        GradingRule.STANDARD)
                .model()
                .measures()
                .get(Measure.MAE));
        double half = 1.96 * Math.sqrt(variance / 5_000);
        assertThat(mae.value()).isCloseTo(mean, within(1e-12));
        assertThat(mae.high() - mae.low()).isCloseTo(2 * half, within(0.15 * 2 * half));
        assertThat(mae.low()).isLessThan(mean);
        assertThat(mae.high()).isGreaterThan(mean);
    }

    @Test
    void poissonWeightsHaveMeanAndVarianceOne() {
        byte[] weights = new byte[200_000];
        long sum = PoissonWeights.draw(new SplittableRandom(5), weights);
        double mean = sum / 200_000.0;
        double squares = 0;
        int[] counts = new int[20];
        for (byte weight : weights) {
            squares += (weight - mean) * (weight - mean);
            counts[weight]++;
        }
        assertThat(mean).isCloseTo(1, within(.01));
        assertThat(squares / 200_000).isCloseTo(1, within(.02));
        assertThat(counts[0] / 200_000.0).isCloseTo(Math.exp(-1), within(.005));
        assertThat(counts[3] / 200_000.0).isCloseTo(Math.exp(-1) / 6, within(.005));
    }
}
