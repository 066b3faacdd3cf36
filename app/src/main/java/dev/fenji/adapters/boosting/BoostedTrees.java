package dev.fenji.adapters.boosting;

import dev.fenji.kernel.churn.Encoder;
import dev.fenji.kernel.churn.Examples;
import dev.fenji.kernel.churn.FeatureTable;
import dev.fenji.kernel.churn.ScoreModel;
import dev.fenji.kernel.churn.ScoreTrainer;
import java.io.IOException;
import java.util.Map;
import java.util.stream.IntStream;
import ml.dmlc.xgboost4j.java.Booster;
import ml.dmlc.xgboost4j.java.DMatrix;
import ml.dmlc.xgboost4j.java.XGBoost;
import ml.dmlc.xgboost4j.java.XGBoostError;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Gradient-boosted trees (Chen &amp; Guestrin 2016). Shallow trees and a slow rate; how many trees is decided on a fifth of the
 * customers that the trees have not seen, then all customers are learned from. One thread and a fixed seed: the same examples
 * give the same trees.
 *
 * <p>Where the native library does not load, there is no such score, and training goes on with the others.
 */
@Component
public class BoostedTrees implements ScoreTrainer {

    private static final Logger LOG = LoggerFactory.getLogger(BoostedTrees.class);
    private static final String NAME = "boosted-trees";
    private static final int[] TREES = {25, 50, 75, 100, 150, 200, 300, 400};
    private static final int PARTS = 5;

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public @Nullable ScoreModel train(Examples examples, long seed) {
        return guarded(examples, encoder -> learn(encoder, examples, bestCount(encoder, examples, seed), seed));
    }

    @Override
    public @Nullable ScoreModel read(Map<String, Object> tree) {
        try {
            return BoostedModel.read(tree);
        } catch (XGBoostError | IOException | LinkageError e) {
            LOG.warn("Gradient-boosted trees that were kept cannot be read: {}", e.toString());
            return null;
        }
    }

    /** The number of trees stays. */
    @Override
    public ScoreTrainer settledBy(ScoreModel model) {
        return model instanceof BoostedModel trees ? new SoMany(trees.trees()) : this;
    }

    private record SoMany(int trees) implements ScoreTrainer {
        @Override
        public String name() {
            return NAME;
        }

        @Override
        public @Nullable ScoreModel train(Examples examples, long seed) {
            return guarded(examples, encoder -> learn(encoder, examples, trees, seed));
        }
    }

    @FunctionalInterface
    private interface Learning {
        ScoreModel with(Encoder encoder) throws XGBoostError;
    }

    private static @Nullable ScoreModel guarded(Examples examples, Learning learning) {
        int events = examples.events();
        Encoder encoder = Encoder.raw(examples.table());
        if (encoder.width() == 0 || events == 0 || events == examples.size()) {
            return null;
        }
        try {
            return learning.with(encoder);
        } catch (XGBoostError | LinkageError e) {
            LOG.warn("Gradient-boosted trees are left out: {}", e.toString());
            return null;
        }
    }

    private static ScoreModel learn(Encoder encoder, Examples examples, int trees, long seed) throws XGBoostError {
        int[] all = IntStream.range(0, examples.size()).toArray();
        DMatrix matrix = labelled(encoder, examples, all);
        try {
            return new BoostedModel(encoder, XGBoost.train(matrix, settings(seed), trees, Map.of(), null, null), trees);
        } finally {
            matrix.dispose();
        }
    }

    /** Trees are added until those not seen are foretold worse than before. */
    private static int bestCount(Encoder encoder, Examples examples, long seed) throws XGBoostError {
        int[] learned = rows(examples.table(), false);
        int[] held = rows(examples.table(), true);
        if (learned.length == 0 || held.length == 0) {
            return TREES[0];
        }
        DMatrix known = labelled(encoder, examples, learned);
        DMatrix unseen = Matrices.of(encoder, examples.table(), held);
        Booster booster = XGBoost.train(known, settings(seed), TREES[0], Map.of(), null, null);
        try {
            double least = loss(booster, unseen, held, examples.churned());
            for (int step = 1; step < TREES.length; step++) {
                for (int tree = TREES[step - 1]; tree < TREES[step]; tree++) {
                    booster.update(known, tree);
                }
                double loss = loss(booster, unseen, held, examples.churned());
                if (loss >= least) {
                    return TREES[step - 1];
                }
                least = loss;
            }
            return TREES[TREES.length - 1];
        } finally {
            booster.dispose();
            known.dispose();
            unseen.dispose();
        }
    }

    private static double loss(Booster booster, DMatrix matrix, int[] rows, boolean[] churned) throws XGBoostError {
        float[][] scores = booster.predict(matrix, true);
        double loss = 0;
        for (int i = 0; i < rows.length; i++) {
            double z = churned[rows[i]] ? -scores[i][0] : scores[i][0];
            loss += Math.max(z, 0) + Math.log1p(Math.exp(-Math.abs(z)));
        }
        return loss;
    }

    private static DMatrix labelled(Encoder encoder, Examples examples, int[] rows) throws XGBoostError {
        DMatrix matrix = Matrices.of(encoder, examples.table(), rows);
        float[] labels = new float[rows.length];
        for (int i = 0; i < rows.length; i++) {
            labels[i] = examples.churned()[rows[i]] ? 1 : 0;
        }
        matrix.setLabel(labels);
        return matrix;
    }

    private static Map<String, Object> settings(long seed) {
        return Map.ofEntries(
                Map.entry("objective", "binary:logistic"),
                Map.entry("tree_method", "hist"),
                Map.entry("eta", 0.05),
                Map.entry("max_depth", 4),
                Map.entry("min_child_weight", 5),
                Map.entry("subsample", 0.8),
                Map.entry("colsample_bytree", 0.8),
                Map.entry("lambda", 1),
                Map.entry("seed", (int) seed),
                Map.entry("nthread", 1),
                Map.entry("verbosity", 0));
    }

    /** A fifth of the customers, whole, or all others. */
    private static int[] rows(FeatureTable table, boolean held) {
        return IntStream.range(0, table.rows())
                .filter(row ->
                        (Math.floorMod(Long.hashCode(table.customer(row) * 0x9e3779b97f4a7c15L), PARTS) == 0) == held)
                .toArray();
    }
}
