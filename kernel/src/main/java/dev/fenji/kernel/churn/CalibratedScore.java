package dev.fenji.kernel.churn;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * A score with the calibrator that turns it into chances. The calibrator is learned from out-of-fold scores, so it sees the
 * score as it is on customers it was not learned from; which kind is used is decided by cross-validated log loss over the
 * same folds.
 *
 * @param model learned from all examples
 * @param calibrator learned from out-of-fold scores
 */
record CalibratedScore(ScoreModel model, Calibrator calibrator) {

    /** Isotonic regression takes more data than a line to be better than it (Niculescu-Mizil &amp; Caruana 2005). */
    private static final int ENOUGH_FOR_STEPS = 1_000;

    static @Nullable CalibratedScore learn(ScoreTrainer trainer, Examples examples, TrainingRule rule) {
        ScoreModel model = trainer.train(examples, rule.seed());
        if (model == null) {
            return null;
        }
        int[] folds = Folds.of(examples.table(), rule.folds(), rule.seed());
        double[] scores = outOfFold(trainer.settledBy(model), examples, folds, rule);
        return scores == null ? null : new CalibratedScore(model, choose(scores, examples.churned(), folds));
    }

    double[] chances(FeatureTable table) {
        double[] scores = model.logOdds(table);
        for (int i = 0; i < scores.length; i++) {
            scores[i] = calibrator.chance(scores[i]);
        }
        return scores;
    }

    private static double @Nullable [] outOfFold(
            ScoreTrainer trainer, Examples examples, int[] folds, TrainingRule rule) {
        double[] scores = new double[examples.size()];
        boolean all = IntStream.range(0, rule.folds()).parallel().allMatch(fold -> {
            int[] rows = Folds.inside(folds, fold);
            ScoreModel model = trainer.train(examples.where(row -> folds[row] != fold), rule.seed());
            if (model == null) {
                return false;
            }
            double[] some = model.logOdds(examples.table().select(rows));
            for (int i = 0; i < rows.length; i++) {
                scores[rows[i]] = some[i];
            }
            return true;
        });
        return all ? scores : null;
    }

    private static Calibrator choose(double[] scores, boolean[] events, int[] folds) {
        List<Calibrator.Kind> kinds = new ArrayList<>(List.of(Calibrator.Kind.NONE, Calibrator.Kind.PLATT));
        if (scores.length >= ENOUGH_FOR_STEPS) {
            kinds.add(Calibrator.Kind.ISOTONIC);
        }
        Calibrator.Kind best = Calibrator.Kind.NONE;
        double least = Double.POSITIVE_INFINITY;
        for (Calibrator.Kind kind : kinds) {
            double loss = loss(kind, scores, events, folds);
            if (loss < least) {
                least = loss;
                best = kind;
            }
        }
        return fit(best, scores, events);
    }

    private static double loss(Calibrator.Kind kind, double[] scores, boolean[] events, int[] folds) {
        double loss = 0;
        for (int fold = 0; fold <= max(folds); fold++) {
            int[] learn = Folds.outside(folds, fold);
            Calibrator calibrator = fit(kind, pick(scores, learn), pick(events, learn));
            for (int row : Folds.inside(folds, fold)) {
                loss += LogOdds.loss(LogOdds.of(calibrator.chance(scores[row])), events[row]);
            }
        }
        return loss;
    }

    static Calibrator fit(Calibrator.Kind kind, double[] scores, boolean[] events) {
        return switch (kind) {
            case NONE -> new IdentityCalibrator();
            case PLATT -> PlattCalibrator.fit(scores, events);
            case ISOTONIC -> IsotonicCalibrator.fit(scores, events);
        };
    }

    private static int max(int[] values) {
        int max = 0;
        for (int value : values) {
            max = Math.max(max, value);
        }
        return max;
    }

    private static double[] pick(double[] values, int[] rows) {
        double[] picked = new double[rows.length];
        for (int i = 0; i < rows.length; i++) {
            picked[i] = values[rows[i]];
        }
        return picked;
    }

    private static boolean[] pick(boolean[] values, int[] rows) {
        boolean[] picked = new boolean[rows.length];
        for (int i = 0; i < rows.length; i++) {
            picked[i] = values[rows[i]];
        }
        return picked;
    }
}
