package dev.fenji.kernel.churn;

import java.util.Map;

/**
 * A fitted logistic regression.
 *
 * @param encoder features to columns
 * @param means of the columns
 * @param weights intercept first
 * @param lambda strength of the ridge
 */
@SuppressWarnings("ArrayRecordComponent") // columns that nobody compares
record LogisticModel(Encoder encoder, double[] means, double[] weights, double lambda) implements ScoreModel {

    @Override
    public double[] logOdds(FeatureTable table) {
        double[] scores = new double[table.rows()];
        for (int row = 0; row < scores.length; row++) {
            scores[row] = LogisticFit.score(weights, centred(table, row));
        }
        return scores;
    }

    /** wⱼ (xⱼ − mean of xⱼ), added up by feature; with the intercept they are the log-odds. */
    @Override
    public double[][] contributions(FeatureTable table) {
        double[][] contributions = new double[table.rows()][];
        for (int row = 0; row < contributions.length; row++) {
            double[] columns = centred(table, row);
            for (int i = 0; i < columns.length; i++) {
                columns[i] *= weights[i + 1];
            }
            contributions[row] = encoder.byFeature(columns, table.features().size());
        }
        return contributions;
    }

    private double[] centred(FeatureTable table, int row) {
        double[] columns = encoder.encode(table, row);
        for (int i = 0; i < columns.length; i++) {
            columns[i] -= means[i];
        }
        return columns;
    }

    @Override
    public Map<String, Object> tree() {
        return KeptModel.logistic(this);
    }
}
