package dev.fenji.insight.model;

import dev.fenji.kernel.churn.ChurnReport;
import dev.fenji.kernel.churn.GroupAverages;
import dev.fenji.kernel.grading.GradeReport;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What the risk of losing a customer rests on.
 *
 * @param labelField attribute that says who left, or null when silence says it
 * @param lostAfterDays days without a purchase that count as lost
 * @param windowDays how far ahead the risk looks
 * @param trainedOn the day as of which it was learned
 * @param scored customers that have a risk
 * @param alreadyLost customers that have none because they are lost already
 * @param learnedFrom what was learned from; null when nothing was
 * @param features averages of numbers among customers of low, middle and high risk
 * @param refusal why nobody has a risk
 */
public record ChurnPart(
        @Nullable String labelField,
        int lostAfterDays,
        int windowDays,
        @Nullable LocalDate trainedOn,
        long scored,
        long alreadyLost,
        @Nullable Learning learnedFrom,
        Map<String, GroupAverages> features,
        ScopeReport.@Nullable Refusal refusal) {

    private static final String SAMPLED = ChurnReport.Flag.SAMPLED.name();

    /**
     * How the score came about.
     *
     * @param chosen the way of scoring with the least log loss on days it had not seen
     * @param candidates all that were tried, best first
     * @param calibration how the score became a chance
     * @param rows examples: a customer counts once for each past day on which it could be lost
     * @param grade on the last days with known outcome, beside naive rules
     */
    public record Learning(
            String chosen,
            List<ChurnReport.Candidate> candidates,
            String calibration,
            int customers,
            int rows,
            int churned,
            @Nullable GradeReport grade,
            List<String> flags) {

        static Learning of(ChurnReport report, @Nullable GradeReport grade) {
            return new Learning(
                    report.chosen(),
                    report.candidates(),
                    report.calibration().name(),
                    report.customers(),
                    report.rows(),
                    report.churned(),
                    grade,
                    report.flags().stream().map(Enum::name).toList());
        }
    }

    /** Learned from a sample of the customers, as the kernel says it of a sample of examples. */
    ChurnPart sampled() {
        if (learnedFrom == null || learnedFrom.flags().contains(SAMPLED)) {
            return this;
        }
        Set<String> flags = new TreeSet<>(learnedFrom.flags());
        flags.add(SAMPLED);
        var learned = new Learning(
                learnedFrom.chosen(),
                learnedFrom.candidates(),
                learnedFrom.calibration(),
                learnedFrom.customers(),
                learnedFrom.rows(),
                learnedFrom.churned(),
                learnedFrom.grade(),
                List.copyOf(flags));
        return new ChurnPart(
                labelField, lostAfterDays, windowDays, trainedOn, scored, alreadyLost, learned, features, refusal);
    }

    ChurnPart scored(long nowScored, long nowLost, Map<String, GroupAverages> averages) {
        return new ChurnPart(
                labelField, lostAfterDays, windowDays, trainedOn, nowScored, nowLost, learnedFrom, averages, refusal);
    }
}
