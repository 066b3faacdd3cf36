package dev.fenji.kernel.policy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fenji.kernel.facts.CustomerFacts;
import dev.fenji.kernel.facts.Population;
import dev.fenji.kernel.policy.Explanation.AxisScore;
import dev.fenji.kernel.policy.Explanation.Part;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Objects;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The matrix against its definition, worked out plainly from the points of each criterion. */
class MatrixPropertiesTest {

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void axesBandsAndCellFollowFromThePoints(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        Population crowd = People.crowd(random, 400);
        int rated = 0;
        for (PolicyDocument document : List.of(RandomMatrices.orderly(random), RandomMatrices.odd(random))) {
            Calibration calibration = People.calibrated(document, crowd);
            Method.Matrix matrix = (Method.Matrix) document.method();
            for (int row = 0; row < crowd.size(); row++) {
                Explanation explanation =
                        People.decide(document, calibration, crowd.row(row)).explanation();
                BigDecimal value = mean(explanation, matrix.value(), AxisScore.VALUE);
                BigDecimal potential = mean(explanation, matrix.potential(), AxisScore.POTENTIAL);
                String what = "seed %d %s customer %d".formatted(seed, document.slug(), row);
                assertThat(scores(explanation)).as(what).isEqualTo(plain(value) + " " + plain(potential));
                if (value == null || potential == null) {
                    assertThat(explanation.tier()).as(what).isNull();
                    continue;
                }
                rated++;
                assertThat(explanation.tier()).as(what).isEqualTo(tier(matrix, value, potential));
                assertThat(explanation.total())
                        .as(what)
                        .isEqualByComparingTo(value.add(potential).divide(BigDecimal.TWO, 6, RoundingMode.HALF_UP));
            }
        }
        assertThat(rated).isGreaterThan(200);
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {7, 8, 9})
    void whatIsNotSureEnoughHasNoPointsAndWhatIsHas(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        Population crowd = People.crowd(random, 400);
        PolicyDocument document = RandomMatrices.orderly(random);
        Calibration calibration = People.calibrated(document, crowd);
        for (int row = 0; row < crowd.size(); row++) {
            for (Part part : People.decide(document, calibration, crowd.row(row))
                    .explanation()
                    .parts()) {
                boolean counts = part.raw().isKnown()
                        && (part.confidence() == null || part.confidence().isEnough());
                assertThat(part.points() != null)
                        .as("seed %d row %d %s", seed, row, part)
                        .isEqualTo(counts);
            }
        }
    }

    /** Lines are drawn through the very scores of a customer: it takes the better band on both axes. */
    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {10, 11, 12})
    void aScoreAtABoundaryTakesTheBetterBand(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        Population crowd = People.crowd(random, 300);
        PolicyDocument document = RandomMatrices.orderly(random);
        Calibration calibration = People.calibrated(document, crowd);
        Method.Matrix matrix = (Method.Matrix) document.method();
        int seen = 0;
        for (int row = 0; row < crowd.size(); row++) {
            CustomerFacts facts = crowd.row(row);
            Explanation explanation =
                    People.decide(document, calibration, facts).explanation();
            if (explanation.tier() == null) {
                continue;
            }
            BigDecimal value = Objects.requireNonNull(explanation.axes().get(0).score());
            BigDecimal potential =
                    Objects.requireNonNull(explanation.axes().get(1).score());
            if (value.signum() == 0 || potential.signum() == 0) {
                continue;
            }
            seen++;
            PolicyDocument drawn = document.withTiers(document.tiers().subList(0, 2))
                    .withMethod(new Method.Matrix(
                            line(matrix.value(), value),
                            line(matrix.potential(), potential),
                            RandomMatrices.cells(2, 2),
                            40));
            assertThat(People.decide(drawn, calibration, facts).explanation().segment())
                    .as("seed %d row %d", seed, row)
                    .extracting(Explanation.SegmentHit::id)
                    .isEqualTo("2-2");
        }
        assertThat(seen).isGreaterThan(50);
    }

    private static Method.ScoreAxis line(Method.ScoreAxis axis, BigDecimal at) {
        return new Method.ScoreAxis(axis.minCoverage(), axis.minConfidence(), List.of(at), axis.criteria());
    }

    private static @Nullable BigDecimal mean(Explanation explanation, Method.ScoreAxis axis, String id) {
        BigDecimal total = BigDecimal.ZERO;
        BigDecimal known = BigDecimal.ZERO;
        BigDecimal sum = BigDecimal.ZERO;
        for (Part part : explanation.parts()) {
            if (id.equals(part.axis())) {
                total = total.add(part.weight());
                if (part.points() != null) {
                    known = known.add(part.weight());
                    sum = sum.add(part.weight().multiply(part.points()));
                }
            }
        }
        boolean enough = known.signum() > 0 && known.compareTo(total.multiply(axis.minCoverage())) >= 0;
        return enough ? sum.divide(known, 6, RoundingMode.HALF_UP) : null;
    }

    private static String tier(Method.Matrix matrix, BigDecimal value, BigDecimal potential) {
        return matrix.cells().stream()
                .filter(cell -> cell.value() == band(matrix.value(), value))
                .filter(cell -> cell.potential() == band(matrix.potential(), potential))
                .findFirst()
                .orElseThrow()
                .tier();
    }

    private static int band(Method.ScoreAxis axis, BigDecimal score) {
        return 1
                + (int) axis.boundaries().stream()
                        .filter(line -> line.compareTo(score) <= 0)
                        .count();
    }

    private static String scores(Explanation explanation) {
        List<AxisScore> axes = explanation.axes();
        return plain(axes.get(0).score()) + " " + plain(axes.get(1).score());
    }

    private static String plain(@Nullable BigDecimal score) {
        return score == null ? "–" : score.stripTrailingZeros().toPlainString();
    }
}
