package dev.fenji.kernel.churn;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.SplittableRandom;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Which calibrator is chosen for scores that are wrong in a known way. */
class CalibrationChoiceTest {

    private static final TrainingRule RULE = TrainingRule.STANDARD;

    /** A "trainer" whose score is the first feature: nothing is learned, so that only the calibration is looked at. */
    private record Given() implements ScoreTrainer, ScoreModel {

        @Override
        public String name() {
            return "given";
        }

        @Override
        public ScoreModel train(Examples examples, long seed) {
            return this;
        }

        @Override
        public double[] logOdds(FeatureTable table) {
            double[] scores = new double[table.rows()];
            for (int row = 0; row < scores.length; row++) {
                scores[row] = table.number(0, row);
            }
            return scores;
        }

        @Override
        public double[][] contributions(FeatureTable table) {
            return new double[table.rows()][1];
        }
    }

    /** Customers whose chance to churn is a function of a score between −4 and 4. */
    private static Examples examples(int n, long seed, DoubleUnaryOperator chance) {
        SplittableRandom random = new SplittableRandom(seed);
        FeatureTable.Builder table = FeatureTable.builder(List.of(Feature.number("score")));
        boolean[] churned = new boolean[n];
        for (int i = 0; i < n; i++) {
            double score = random.nextDouble(-4, 4);
            table.customer(i).number(0, score);
            churned[i] = random.nextDouble() < chance.applyAsDouble(score);
        }
        return new Examples(table.build(), churned);
    }

    private static CalibratedScore learned(Examples examples) {
        return requireNonNull(CalibratedScore.learn(new Given(), examples, RULE));
    }

    @Test
    void scoresThatAreTooSureOfThemselvesAreDrawnTogetherByALine() {
        CalibratedScore score = learned(examples(900, 1, z -> LogOdds.chance(z / 3 + .5)));
        assertThat(score.calibrator().kind()).isEqualTo(Calibrator.Kind.PLATT);
        assertThat(score.calibrator().chance(0)).isCloseTo(LogOdds.chance(.5), within(.08));
        assertThat(score.calibrator().chance(3)).isCloseTo(LogOdds.chance(1.5), within(.08));
        assertThat(score.calibrator().chance(-3)).isCloseTo(LogOdds.chance(-.5), within(.08));
    }

    @Test
    void aStepNeedsSteps() {
        DoubleUnaryOperator step = z -> z < 1 ? .1 : .6;
        CalibratedScore many = learned(examples(6_000, 2, step));
        assertThat(many.calibrator().kind()).isEqualTo(Calibrator.Kind.ISOTONIC);
        assertThat(many.calibrator().chance(-2)).isCloseTo(.1, within(.04));
        assertThat(many.calibrator().chance(.5)).isCloseTo(.1, within(.06));
        assertThat(many.calibrator().chance(1.5)).isCloseTo(.6, within(.08));
        assertThat(learned(examples(999, 3, step)).calibrator().kind())
                .as("too few customers for steps")
                .isNotEqualTo(Calibrator.Kind.ISOTONIC);
    }

    @Test
    void scoresThatHoldAreHardlyChanged() {
        CalibratedScore score = learned(examples(8_000, 4, LogOdds::chance));
        for (double z : new double[] {-3, -1, 0, 1, 3}) {
            assertThat(score.calibrator().chance(z)).isCloseTo(LogOdds.chance(z), within(.03));
        }
        assertThat(new IdentityCalibrator().chance(1)).isCloseTo(LogOdds.chance(1), within(1e-15));
    }

    @Test
    void plattIsTheMaximumOfTheSmoothedLikelihood() {
        Examples examples = examples(300, 5, z -> LogOdds.chance(.7 * z - 1));
        double[] scores = new Given().logOdds(examples.table());
        PlattCalibrator fitted = PlattCalibrator.fit(scores, examples.churned());
        double least = smoothedLoss(scores, examples, fitted.slope(), fitted.intercept());
        for (double step : new double[] {-1e-3, 1e-3}) {
            assertThat(smoothedLoss(scores, examples, fitted.slope() + step, fitted.intercept()))
                    .isGreaterThan(least);
            assertThat(smoothedLoss(scores, examples, fitted.slope(), fitted.intercept() + step))
                    .isGreaterThan(least);
            assertThat(smoothedLoss(scores, examples, fitted.slope() + step, fitted.intercept() - 2 * step))
                    .isGreaterThan(least);
        }
    }

    /** With the targets of Lin, Lin and Weng (2007). */
    private static double smoothedLoss(double[] scores, Examples examples, double slope, double intercept) {
        double with = examples.events();
        double high = (with + 1) / (with + 2);
        double low = 1 / (scores.length - with + 2);
        double loss = 0;
        for (int i = 0; i < scores.length; i++) {
            double chance = LogOdds.chance(slope * scores[i] + intercept);
            double target = examples.churned()[i] ? high : low;
            loss -= target * Math.log(chance) + (1 - target) * Math.log(1 - chance);
        }
        return loss;
    }

    @Test
    void theStrengthOfTheRidgeFollowsTheData() {
        assertThat(lambda(noise(120, 6))).isEqualTo(1e-1);
        assertThat(lambda(examples(6_000, 7, z -> LogOdds.chance(2 * z)))).isLessThan(1e-2);
    }

    private static double lambda(Examples examples) {
        LogisticModel model = (LogisticModel) requireNonNull(new LogisticTrainer().train(examples, 1));
        return model.lambda();
    }

    /** Ten features that say nothing. */
    private static Examples noise(int n, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        List<Feature> features =
                IntStream.range(0, 10).mapToObj(i -> Feature.number("f" + i)).toList();
        FeatureTable.Builder table = FeatureTable.builder(features);
        boolean[] churned = new boolean[n];
        for (int i = 0; i < n; i++) {
            table.customer(i);
            for (int j = 0; j < 10; j++) {
                table.number(j, random.nextGaussian());
            }
            churned[i] = random.nextBoolean();
        }
        return new Examples(table.build(), churned);
    }
}
