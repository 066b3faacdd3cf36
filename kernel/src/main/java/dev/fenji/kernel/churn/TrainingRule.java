package dev.fenji.kernel.churn;

import dev.fenji.kernel.grading.GradingRule;

/**
 * How to train and judge.
 *
 * @param minimumCustomers distinct customers to learn from; with fewer training is refused
 * @param minimumOutcomes customers that churned, and that stayed, to learn from
 * @param folds of cross-validation; all rows of a customer are in one fold
 * @param maximumRows examples to learn from at most; beyond it a fixed sample of the customers
 * @param seed of folds, sample and trainers
 * @param middleFrom risk from which on it is middle
 * @param highFrom risk from which on it is high
 * @param grading how the hold-out is graded
 */
public record TrainingRule(
        int minimumCustomers,
        int minimumOutcomes,
        int folds,
        int maximumRows,
        long seed,
        double middleFrom,
        double highFrom,
        GradingRule grading) {

    public static final TrainingRule STANDARD =
            new TrainingRule(200, 40, 5, 100_000, 20_260_101, 0.33, 0.66, GradingRule.STANDARD);

    public TrainingRule {
        if (folds < 2) {
            throw new IllegalArgumentException("The folds (%d) must be at least 2.".formatted(folds));
        }
        if (!(middleFrom > 0 && middleFrom < highFrom && highFrom < 1)) {
            throw new IllegalArgumentException(
                    "The risk bands (%s, %s) must rise between 0 and 1.".formatted(middleFrom, highFrom));
        }
    }

    public TrainingRule withResamples(int resamples) {
        return new TrainingRule(
                minimumCustomers,
                minimumOutcomes,
                folds,
                maximumRows,
                seed,
                middleFrom,
                highFrom,
                grading.withResamples(resamples));
    }

    /** The band of a risk: [0, middle), [middle, high), [high, 1]. */
    public RiskBand band(double risk) {
        if (risk >= highFrom) {
            return RiskBand.HIGH;
        }
        return risk >= middleFrom ? RiskBand.MIDDLE : RiskBand.LOW;
    }
}
