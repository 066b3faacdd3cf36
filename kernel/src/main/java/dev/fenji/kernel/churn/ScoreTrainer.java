package dev.fenji.kernel.churn;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Learns a score from customers with known outcome. The kernel has {@link LogisticTrainer} and {@link ProcessTrainer};
 * libraries such as gradient boosting come in from outside by implementing this.
 */
public interface ScoreTrainer {

    /** Key of the words: {@code logistic}. */
    String name();

    /**
     * Learns. The same examples and seed give the same model, whatever the number of threads.
     *
     * @return the model, or null when this trainer has no use for such examples
     */
    @Nullable
    ScoreModel train(Examples examples, long seed);

    /**
     * The same way of learning, with what the model found out about itself, such as a number of trees, taken as given: parts of
     * its examples need not find it out again.
     */
    default ScoreTrainer settledBy(ScoreModel model) {
        return this;
    }

    /** A model of this trainer that was kept by {@link ScoreModel#tree}; null when it cannot be read. */
    default @Nullable ScoreModel read(Map<String, Object> tree) {
        return null;
    }
}
