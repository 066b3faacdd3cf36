package dev.fenji.kernel.churn;

import java.util.Arrays;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Ridge logistic regression on scaled features. The strength of the ridge is chosen by cross-validated log loss, folds being
 * made of whole customers.
 */
public final class LogisticTrainer implements ScoreTrainer {

    private static final String NAME = "logistic";
    private static final double[] STRENGTHS = {1e-1, 1e-2, 1e-3, 1e-4};
    private static final int FOLDS = 3;

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public @Nullable ScoreModel train(Examples examples, long seed) {
        return train(examples, (rows, start) -> choose(rows, examples, start, seed));
    }

    /** The strength stays: it takes most of the time, and hardly differs on most of the same customers. */
    @Override
    public ScoreTrainer settledBy(ScoreModel model) {
        return model instanceof LogisticModel known ? new OfStrength(known.lambda()) : this;
    }

    private record OfStrength(double lambda) implements ScoreTrainer {
        @Override
        public String name() {
            return NAME;
        }

        @Override
        public @Nullable ScoreModel train(Examples examples, long seed) {
            return LogisticTrainer.train(examples, (rows, start) -> lambda);
        }
    }

    @FunctionalInterface
    private interface Strength {
        double of(double[][] rows, double[] start);
    }

    private static @Nullable ScoreModel train(Examples examples, Strength strength) {
        Encoder encoder = Encoder.scaled(examples.table());
        int events = examples.events();
        if (encoder.width() == 0 || events == 0 || events == examples.size()) {
            return null;
        }
        double[][] rows = new double[examples.size()][];
        for (int i = 0; i < rows.length; i++) {
            rows[i] = encoder.encode(examples.table(), i);
        }
        double[] means = centre(rows, encoder.width());
        double[] start = new double[encoder.width() + 1];
        start[0] = LogOdds.of((double) events / examples.size());
        double lambda = strength.of(rows, start);
        double[] weights = LogisticFit.fit(rows, examples.churned(), lambda, start);
        return new LogisticModel(encoder, means, weights, lambda);
    }

    @Override
    public ScoreModel read(Map<String, Object> tree) {
        return KeptModel.logistic(tree);
    }

    private static double[] centre(double[][] rows, int width) {
        double[] means = new double[width];
        for (double[] row : rows) {
            for (int i = 0; i < width; i++) {
                means[i] += row[i] / rows.length;
            }
        }
        for (double[] row : rows) {
            for (int i = 0; i < width; i++) {
                row[i] -= means[i];
            }
        }
        return means;
    }

    private static double choose(double[][] rows, Examples examples, double[] start, long seed) {
        int[] folds = Folds.of(examples.table(), FOLDS, seed);
        double[] losses = new double[STRENGTHS.length];
        for (int fold = 0; fold < FOLDS; fold++) {
            int[] inside = Folds.outside(folds, fold);
            int[] outside = Folds.inside(folds, fold);
            double[][] training = Arrays.stream(inside).mapToObj(i -> rows[i]).toArray(double[][]::new);
            boolean[] events = new boolean[inside.length];
            for (int i = 0; i < events.length; i++) {
                events[i] = examples.churned()[inside[i]];
            }
            double[] weights = start;
            for (int i = 0; i < STRENGTHS.length; i++) {
                weights = LogisticFit.fit(training, events, STRENGTHS[i], weights);
                for (int row : outside) {
                    losses[i] += LogOdds.loss(LogisticFit.score(weights, rows[row]), examples.churned()[row]);
                }
            }
        }
        int best = 0;
        for (int i = 1; i < losses.length; i++) {
            best = losses[i] < losses[best] ? i : best;
        }
        return STRENGTHS[best];
    }
}
