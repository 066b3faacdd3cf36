package dev.fenji.kernel.churn;

import dev.fenji.kernel.grading.GradeOutcome;
import java.util.List;

/**
 * How a churn model came about and how good it is.
 *
 * @param chosen name of the trainer whose score was best on the validation dates
 * @param candidates all that were tried, best first
 * @param calibration how its score became a chance
 * @param grade on the test date, which neither learning nor choosing has seen (but see the flags), beside the naive rules
 * @param trainingDays as-of days learned from before validation; empty for given labels
 * @param validationDays as-of days on which the choice was made
 * @param testDay as-of day of the grade; 0 for given labels
 * @param customers distinct customers in all examples
 * @param rows examples
 * @param churned examples that churned
 * @param flags what to know before believing it
 */
public record ChurnReport(
        String chosen,
        List<Candidate> candidates,
        Calibrator.Kind calibration,
        GradeOutcome grade,
        List<Integer> trainingDays,
        List<Integer> validationDays,
        int testDay,
        int customers,
        int rows,
        int churned,
        List<Flag> flags) {

    public ChurnReport {
        candidates = List.copyOf(candidates);
        trainingDays = List.copyOf(trainingDays);
        validationDays = List.copyOf(validationDays);
        flags = List.copyOf(flags);
    }

    /**
     * A score that was tried.
     *
     * @param name of the trainer
     * @param calibration of its score
     * @param logLoss of the calibrated chance on the validation dates
     * @param auc there
     */
    public record Candidate(String name, Calibrator.Kind calibration, double logLoss, double auc) {}

    /** What to know before believing a churn model. */
    public enum Flag {
        /** History is too short for a date of its own: the model was chosen and graded on the same date. */
        CHOSEN_ON_THE_TEST_DATE,
        /** Only a sample of the customers was learned from. */
        SAMPLED,
        /** A trainer had no use for the examples or its library is missing. */
        CANDIDATE_MISSING
    }
}
