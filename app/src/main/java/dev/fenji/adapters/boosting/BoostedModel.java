package dev.fenji.adapters.boosting;

import dev.fenji.kernel.churn.Encoder;
import dev.fenji.kernel.churn.FeatureTable;
import dev.fenji.kernel.churn.ScoreModel;
import java.util.stream.IntStream;
import ml.dmlc.xgboost4j.java.Booster;
import ml.dmlc.xgboost4j.java.DMatrix;
import ml.dmlc.xgboost4j.java.XGBoostError;

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
