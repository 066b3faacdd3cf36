package dev.fenji.kernel.churn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CalibratorTest {

    @Test
    void poolsAdjacentViolators() {
        double[] scores = {1, 2, 3, 4, 5, 6};
        boolean[] events = {false, true, false, false, true, true};
        IsotonicCalibrator fitted = IsotonicCalibrator.fit(scores, events);
        // 0 | 1 0 0 pooled to 1/3 at their middle | 1 1 pooled; kept 1/8 away from 0 and 1.
        assertThat(fitted.scores()).containsExactly(1, 3, 5.5);
        assertThat(fitted.chances()).containsExactly(1 / 8.0, 1 / 3.0, 7 / 8.0);
        assertThat(fitted.chance(-9)).isEqualTo(1 / 8.0);
        assertThat(fitted.chance(3)).isEqualTo(1 / 3.0);
        assertThat(fitted.chance(2)).isCloseTo((1 / 8.0 + 1 / 3.0) / 2, within(1e-12));
        assertThat(fitted.chance(9)).isEqualTo(7 / 8.0);
    }

    @Test
    void equalScoresGetOneChance() {
        IsotonicCalibrator fitted =
                IsotonicCalibrator.fit(new double[] {2, 1, 2, 2}, new boolean[] {true, false, false, true});
        assertThat(fitted.scores()).containsExactly(1, 2);
        assertThat(fitted.chances()).containsExactly(1 / 6.0, 2 / 3.0);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void neverFallsAndKeepsTheMeanOfItsBlocks(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        int n = 20 + random.nextInt(500);
        double[] scores = new double[n];
        boolean[] events = new boolean[n];
        double with = 0;
        for (int i = 0; i < n; i++) {
            scores[i] = Math.round(random.nextDouble(-3, 3) * 8) / 8.0;
            events[i] = random.nextDouble() < LogOdds.chance(Math.sin(scores[i] * 2));
            with += events[i] ? 1 : 0;
        }
        for (Calibrator.Kind kind : Calibrator.Kind.values()) {
            Calibrator fitted = CalibratedScore.fit(kind, scores, events);
            assertThat(fitted.kind()).isEqualTo(kind);
            double before = 0;
            for (double score = -6; score <= 6; score += 0.05) {
                double chance = fitted.chance(score);
                assertThat(chance).isGreaterThanOrEqualTo(before).isBetween(0.0, 1.0);
                before = chance;
            }
        }
        IsotonicCalibrator isotonic = IsotonicCalibrator.fit(scores, events);
        for (int i = 1; i < isotonic.chances().length; i++) {
            assertThat(isotonic.scores()[i]).isGreaterThan(isotonic.scores()[i - 1]);
        }
        assertThat(with).isBetween(1.0, n - 1.0);
    }

    @Test
    void plattFindsTheLineThatMadeTheOutcomes() {
        SplittableRandom random = new SplittableRandom(11);
        double[] scores = new double[40_000];
        boolean[] events = new boolean[scores.length];
        for (int i = 0; i < scores.length; i++) {
            scores[i] = random.nextDouble(-4, 4);
            events[i] = random.nextDouble() < LogOdds.chance(0.5 * scores[i] - 1);
        }
        PlattCalibrator fitted = PlattCalibrator.fit(scores, events);
        assertThat(fitted.slope()).isCloseTo(0.5, within(.03));
        assertThat(fitted.intercept()).isCloseTo(-1, within(.05));
    }

    @Test
    void plattStaysFiniteOnSeparatedScoresAndFlatOnScoresThatPointTheWrongWay() {
        double[] scores = {-2, -1, 1, 2};
        PlattCalibrator separated = PlattCalibrator.fit(scores, new boolean[] {false, false, true, true});
        assertThat(separated.slope()).isFinite().isPositive();
        // Targets are 1/4 and 3/4, so the middle of each side comes near them.
        assertThat(separated.chance(1.5)).isCloseTo(.75, within(.03));
        PlattCalibrator wrong = PlattCalibrator.fit(scores, new boolean[] {true, true, false, false});
        assertThat(wrong.slope()).isZero();
        assertThat(wrong.chance(-7)).isEqualTo(.5);
        PlattCalibrator one = PlattCalibrator.fit(scores, new boolean[4]);
        assertThat(one.chance(0)).isBetween(.01, .3);
    }

    @Test
    void logOddsAreSafeAtTheEnds() {
        assertThat(LogOdds.of(0)).isEqualTo(-30);
        assertThat(LogOdds.of(1)).isEqualTo(30);
        assertThat(LogOdds.of(.25)).isCloseTo(Math.log(1 / 3.0), within(1e-12));
        assertThat(LogOdds.chance(-1e9)).isBetween(0.0, 1e-12);
        assertThat(LogOdds.chance(LogOdds.of(.3))).isCloseTo(.3, within(1e-12));
        assertThat(LogOdds.loss(800, true)).isZero();
        assertThat(LogOdds.loss(800, false)).isEqualTo(800);
        assertThat(LogOdds.loss(0, true)).isCloseTo(Math.log(2), within(1e-12));
        assertThat(LogOdds.loss(-2, true)).isCloseTo(-Math.log(LogOdds.chance(-2)), within(1e-12));
    }
}
