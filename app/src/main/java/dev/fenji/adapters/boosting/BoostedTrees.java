package dev.fenji.adapters.boosting;

import dev.fenji.kernel.churn.Encoder;
import dev.fenji.kernel.churn.Examples;
import dev.fenji.kernel.churn.FeatureTable;
import dev.fenji.kernel.churn.ScoreModel;
import dev.fenji.kernel.churn.ScoreTrainer;
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
    private static final int MOST_TREES = 400;
    private static final int[] TREES = {25, 50, 75, 100, 150, 200, 300, MOST_TREES};
    private static final int PARTS = 5;

    @Override
    public String name() {
        return "boosted-trees";
    }

    @Override
    public @Nullable ScoreModel train(Examples examples, long seed) {
        int events = examples.events();
        Encoder encoder = Encoder.raw(examples.table());
        if (encoder.width() == 0 || events == 0 || events == examples.size()) {
            return null;
        }
        try {
            return train(examples, encoder, seed);
        } catch (XGBoostError | LinkageError e) {
            LOG.warn("Gradient-boosted trees are left out: {}", e.toString());
            return null;
        }
    }

    private static ScoreModel train(Examples examples, Encoder encoder, long seed) throws XGBoostError {
        FeatureTable table = examples.table();
        int[] learned = rows(table, false);
        int[] held = rows(table, true);
        int trees = TREES[0];
        if (learned.length > 0 && held.length > 0) {
            Booster trial = boost(encoder, table, learned, examples.churned(), MOST_TREES, seed);
            trees = bestCount(trial, encoder, table, held, examples.churned());
            trial.dispose();
        }
        int[] all = IntStream.range(0, table.rows()).toArray();
        return new BoostedModel(encoder, boost(encoder, table, all, examples.churned(), trees, seed));
    }

    private static Booster boost(
            Encoder encoder, FeatureTable table, int[] rows, boolean[] churned, int trees, long seed)
            throws XGBoostError {
        DMatrix matrix = Matrices.of(encoder, table, rows);
        float[] labels = new float[rows.length];
        for (int i = 0; i < rows.length; i++) {
            labels[i] = churned[rows[i]] ? 1 : 0;
        }
        matrix.setLabel(labels);
        Map<String, Object> settings = Map.ofEntries(
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
        try {
            return XGBoost.train(matrix, settings, trees, Map.of(), null, null);
        } finally {
            matrix.dispose();
        }
    }

    private static int bestCount(Booster booster, Encoder encoder, FeatureTable table, int[] held, boolean[] churned)
            throws XGBoostError {
        DMatrix matrix = Matrices.of(encoder, table, held);
        int best = TREES[0];
        double least = Double.POSITIVE_INFINITY;
        for (int trees : TREES) {
            float[][] scores = booster.predict(matrix, true, trees);
            double loss = 0;
            for (int i = 0; i < held.length; i++) {
                double z = churned[held[i]] ? -scores[i][0] : scores[i][0];
                loss += Math.max(z, 0) + Math.log1p(Math.exp(-Math.abs(z)));
            }
            if (loss < least) {
                least = loss;
                best = trees;
            }
        }
        matrix.dispose();
        return best;
    }

    /** A fifth of the customers, whole, or all others. */
    private static int[] rows(FeatureTable table, boolean held) {
        return IntStream.range(0, table.rows())
                .filter(row ->
                        (Math.floorMod(Long.hashCode(table.customer(row) * 0x9e3779b97f4a7c15L), PARTS) == 0) == held)
                .toArray();
    }
}
