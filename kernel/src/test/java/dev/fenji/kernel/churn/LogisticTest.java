package dev.fenji.kernel.churn;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class LogisticTest {

    @Test
    void findsTheWeightsThatMadeTheOutcomes() {
        SplittableRandom random = new SplittableRandom(3);
        double[][] rows = new double[30_000][2];
        boolean[] events = new boolean[rows.length];
        for (int i = 0; i < rows.length; i++) {
            rows[i][0] = random.nextGaussian();
            rows[i][1] = random.nextGaussian();
            events[i] = random.nextDouble() < LogOdds.chance(-1 + 2 * rows[i][0] - 0.5 * rows[i][1]);
        }
        double[] weights = LogisticFit.fit(rows, events, 1e-6, new double[3]);
        assertThat(weights[0]).isCloseTo(-1, within(.06));
        assertThat(weights[1]).isCloseTo(2, within(.08));
        assertThat(weights[2]).isCloseTo(-.5, within(.06));
        assertThat(gradient(rows, events, 1e-6, weights)).isLessThan(1e-3 * rows.length);
        double[] held = LogisticFit.fit(rows, events, 1, new double[3]);
        assertThat(Math.abs(held[1])).isLessThan(Math.abs(weights[1]));
        assertThat(gradient(rows, events, 1, held)).isLessThan(1e-3 * rows.length);
    }

    /** Largest component of the gradient of the loss: zero at the minimum. */
    private static double gradient(double[][] rows, boolean[] events, double lambda, double[] weights) {
        double[] gradient = new double[weights.length];
        for (int i = 0; i < rows.length; i++) {
            double miss = LogOdds.chance(LogisticFit.score(weights, rows[i])) - (events[i] ? 1 : 0);
            gradient[0] += miss;
            for (int j = 0; j < rows[i].length; j++) {
                gradient[j + 1] += miss * rows[i][j];
            }
        }
        for (int j = 1; j < gradient.length; j++) {
            gradient[j] += lambda * rows.length * weights[j];
        }
        return Arrays.stream(gradient).map(Math::abs).max().orElseThrow();
    }

    @Test
    void staysFiniteWhenAFeatureSeparatesTheOutcomes() {
        double[][] rows = {{-2}, {-1}, {1}, {2}};
        double[] weights = LogisticFit.fit(rows, new boolean[] {false, false, true, true}, 1e-4, new double[2]);
        assertThat(weights[1]).isFinite().isBetween(3.0, 40.0);
    }

    @Test
    void contributionsAndTheAverageMakeTheLogOdds() {
        Examples examples = World.withCategories(2_000, 5);
        LogisticModel model = (LogisticModel) requireNonNull(new LogisticTrainer().train(examples, 1));
        double[] scores = model.logOdds(examples.table());
        double[][] contributions = model.contributions(examples.table());
        double[] means = new double[examples.table().features().size()];
        for (int row = 0; row < scores.length; row++) {
            assertThat(model.weights()[0] + Arrays.stream(contributions[row]).sum())
                    .isCloseTo(scores[row], within(1e-9));
            for (int feature = 0; feature < means.length; feature++) {
                means[feature] += contributions[row][feature] / scores.length;
            }
        }
        assertThat(means).containsExactly(new double[means.length], within(1e-9));
    }

    @Test
    void partsOfTheExamplesTakeTheStrengthAsGiven() {
        Examples examples = World.withCategories(2_000, 5);
        LogisticTrainer trainer = new LogisticTrainer();
        LogisticModel whole = (LogisticModel) requireNonNull(trainer.train(examples, 1));
        ScoreTrainer settled = trainer.settledBy(whole);
        LogisticModel again = (LogisticModel) requireNonNull(settled.train(examples, 2));
        assertThat(again.weights()).containsExactly(whole.weights());
        LogisticModel other = new LogisticModel(whole.encoder(), whole.means(), whole.weights(), 0.5);
        LogisticModel part =
                (LogisticModel) requireNonNull(trainer.settledBy(other).train(examples.where(row -> row % 2 == 0), 1));
        assertThat(part.lambda()).isEqualTo(0.5);
        assertThat(settled.name()).isEqualTo(trainer.name());
    }

    @Test
    void hasNoUseForExamplesThatSayNothing() {
        FeatureTable.Builder table = FeatureTable.builder(List.of(Feature.number("same")));
        for (int i = 0; i < 50; i++) {
            table.customer(i).number(0, 7);
        }
        boolean[] events = new boolean[50];
        FeatureTable same = table.build();
        assertThat(new LogisticTrainer().train(new Examples(same, events), 1)).isNull();
        events[3] = true;
        assertThat(new LogisticTrainer().train(new Examples(same, events), 1)).isNull();
    }

    @Test
    void numbersAreScaledCategoriesSpreadAndTheUnknownSaid() {
        FeatureTable.Builder builder =
                FeatureTable.builder(List.of(Feature.number("n"), Feature.category("c"), Feature.number("skewed")));
        for (int i = 0; i < 100; i++) {
            builder.customer(i).number(0, i % 10 == 0 ? Double.NaN : i).text(1, i < 60 ? "a" : i < 95 ? "b" : "rare");
            builder.number(2, Math.exp(i / 8.0));
        }
        FeatureTable table = builder.build();
        Encoder encoder = Encoder.scaled(table);
        assertThat(encoder.width()).isEqualTo(5);
        double[] known = encoder.encode(table, 99);
        assertThat(known[0]).isCloseTo((99 - 50) / 28.7, within(.05));
        assertThat(Arrays.copyOfRange(known, 1, 2)).containsExactly(0);
        assertThat(encoder.encode(table, 10)).startsWith(0, 1);
        // The skewed number is bent to a log-like scale: its largest value is no longer many deviations away.
        assertThat(known[2]).isBetween(1.0, 2.5);
        assertThat(Arrays.copyOfRange(encoder.encode(table, 5), 3, 5)).containsExactly(1, 0);
        assertThat(Arrays.copyOfRange(encoder.encode(table, 70), 3, 5)).containsExactly(0, 1);
        assertThat(Arrays.copyOfRange(known, 3, 5)).containsExactly(0, 0);
        Encoder raw = Encoder.raw(table);
        assertThat(raw.encode(table, 10)[0]).isNaN();
        assertThat(raw.encode(table, 11)).startsWith(11, Math.exp(11 / 8.0), 1, 0);
        assertThat(raw.featureOf(2)).isEqualTo(1);
    }
}
