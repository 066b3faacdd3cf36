package dev.fenji.adapters.boosting;

import dev.fenji.kernel.churn.Encoder;
import dev.fenji.kernel.churn.FeatureTable;
import dev.fenji.kernel.churn.ScoreModel;
import java.io.IOException;
import java.util.Base64;
import java.util.Map;
import java.util.stream.IntStream;
import ml.dmlc.xgboost4j.java.Booster;
import ml.dmlc.xgboost4j.java.DMatrix;
import ml.dmlc.xgboost4j.java.XGBoost;
import ml.dmlc.xgboost4j.java.XGBoostError;
import org.jspecify.annotations.Nullable;

/**
 * Learned trees.
 *
 * @param encoder features to columns
 * @param booster the library's model
 * @param trees how many
 */
record BoostedModel(Encoder encoder, Booster booster, int trees) implements ScoreModel {

    /** Rows that are handed to the library at a time. */
    private static final int CHUNK = 20_000;

    /** Universal binary JSON. */
    private static final String FORMAT = "ubj";

    private static final String ENCODER = "encoder";
    private static final String BOOSTER = "booster";
    private static final String TREES = "trees";

    /** Rows are scored independently of one another: threads change nothing but the time. */
    BoostedModel {
        try {
            booster.setParam("nthread", Runtime.getRuntime().availableProcessors());
        } catch (XGBoostError e) {
            throw new IllegalStateException("The trees cannot be made ready.", e);
        }
    }

    @FunctionalInterface
    private interface Answer {
        float[][] of(DMatrix matrix) throws XGBoostError;
    }

    @Override
    public double[] logOdds(FeatureTable table) {
        double[] scores = new double[table.rows()];
        for (int start = 0; start < scores.length; start += CHUNK) {
            float[][] some = ask(table, start, matrix -> booster.predict(matrix, true));
            for (int i = 0; i < some.length; i++) {
                scores[start + i] = some[i][0];
            }
        }
        return scores;
    }

    /** Tree SHAP (Lundberg et al. 2020): exact Shapley values of the trees against the average example. */
    @Override
    public double[][] contributions(FeatureTable table) {
        double[][] contributions = new double[table.rows()][];
        for (int start = 0; start < contributions.length; start += CHUNK) {
            float[][] some = ask(table, start, matrix -> booster.predictContrib(matrix, 0));
            for (int i = 0; i < some.length; i++) {
                double[] columns = new double[encoder.width()];
                for (int j = 0; j < columns.length; j++) {
                    columns[j] = some[i][j];
                }
                contributions[start + i] =
                        encoder.byFeature(columns, table.features().size());
            }
        }
        return contributions;
    }

    @Override
    public @Nullable Map<String, Object> tree() {
        try {
            String document = Base64.getEncoder().encodeToString(booster.toByteArray(FORMAT));
            return Map.of(ENCODER, encoder.tree(), BOOSTER, document, TREES, trees);
        } catch (XGBoostError e) {
            return null;
        }
    }

    static BoostedModel read(Map<String, Object> tree) throws XGBoostError, IOException {
        byte[] document = Base64.getDecoder().decode(String.valueOf(tree.get(BOOSTER)));
        int trees = Integer.parseInt(String.valueOf(tree.get(TREES)));
        return new BoostedModel(Encoder.read(tree.get(ENCODER)), XGBoost.loadModel(document), trees);
    }

    private float[][] ask(FeatureTable table, int start, Answer answer) {
        int[] rows =
                IntStream.range(start, Math.min(start + CHUNK, table.rows())).toArray();
        try {
            DMatrix matrix = Matrices.of(encoder, table, rows);
            try {
                return answer.of(matrix);
            } finally {
                matrix.dispose();
            }
        } catch (XGBoostError e) {
            throw new IllegalStateException("The trees cannot score %d rows.".formatted(rows.length), e);
        }
    }
}
