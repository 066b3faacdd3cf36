package dev.fenji.kernel.churn;

/** A learned score. It need not be calibrated: {@link ChurnTrainer} sees to that. */
public interface ScoreModel {

    /** Log-odds of churning per row, finite. */
    double[] logOdds(FeatureTable table);

    /**
     * How much each feature moves the log-odds of a row away from those of an average customer, by row and place of the
     * feature in the table.
     */
    double[][] contributions(FeatureTable table);
}
