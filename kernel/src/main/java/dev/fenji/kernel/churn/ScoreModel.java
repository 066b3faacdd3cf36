package dev.fenji.kernel.churn;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A learned score. It need not be calibrated: {@link ChurnTrainer} sees to that. */
public interface ScoreModel {

    /** Log-odds of churning per row, finite. */
    double[] logOdds(FeatureTable table);

    /**
     * How much each feature moves the log-odds of a row away from those of an average customer, by row and place of the
     * feature in the table.
     */
    double[][] contributions(FeatureTable table);

    /** The model as a tree of maps, lists, numbers and texts that {@link ScoreTrainer#read} understands; null when it cannot be kept. */
    default @Nullable Map<String, Object> tree() {
        return null;
    }
}
