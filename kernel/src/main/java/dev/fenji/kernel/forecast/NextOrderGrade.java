package dev.fenji.kernel.forecast;

import dev.fenji.kernel.grading.Actual;
import dev.fenji.kernel.grading.Forecast;
import dev.fenji.kernel.grading.GradeOutcome;
import dev.fenji.kernel.grading.GradeReport;
import dev.fenji.kernel.grading.Grading;
import dev.fenji.kernel.grading.GradingRule;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/**
 * How good next order dates and amounts were on a hold-out, beside what people would guess from the customer's own habit. Only those
 * who ordered in it can tell how far a date was off; {@link Coverage#ofDecided} tells of the others too.
 *
 * @param level what the intervals promise
 * @param coverage of the interval of the date
 * @param amountsHeld buyers whose order fell into the interval of its amount
 * @param compared buyers with a gap of their own before the hold-out, who are compared with the rules
 * @param days from the last order before the hold-out to the first in it; null when too few can be compared
 * @param amounts of that order; null when too few can be compared
 */
public record NextOrderGrade(
        double level,
        Coverage coverage,
        int amountsHeld,
        int compared,
        @Nullable GradeReport days,
        @Nullable GradeReport amounts) {

    /** Names of the forecasts. */
    public static final String MODEL = "next-order";

    public static final String MEDIAN_GAP = "median-gap";
    public static final String LAST_GAP = "last-gap";
    public static final String MEAN_AMOUNT = "mean-amount";
    public static final String LAST_AMOUNT = "last-amount";

    /**
     * What a customer used to do before the hold-out.
     *
     * @param medianGap days; below zero when it has bought on one day only
     * @param lastGap days; below zero likewise
     * @param meanAmount of its purchase days
     * @param lastAmount of its last one
     */
    public record Habit(double medianGap, double lastGap, double meanAmount, double lastAmount) {}

    /**
     * What was foretold of a customer, and what came.
     *
     * @param lastDay its last purchase day before the hold-out
     * @param nextDay its first one in the hold-out, or {@link Coverage#NO_ORDER}
     * @param nextAmount of that day
     */
    public record Case(NextOrder.Expected forecast, long lastDay, Habit habit, long nextDay, double nextAmount) {

        private boolean comparable(long endDay) {
            return nextDay < endDay && habit.medianGap >= 0 && habit.lastGap >= 0;
        }

        private boolean amountHeld(long endDay) {
            return nextDay < endDay && nextAmount >= forecast.fromAmount() && nextAmount <= forecast.toAmount();
        }
    }

    /**
     * Grades.
     *
     * @param asOfDay first day of the hold-out
     * @param endDay first day after it
     * @param level of the forecasts' intervals
     */
    public static NextOrderGrade of(List<Case> cases, int asOfDay, int endDay, double level, GradingRule rule) {
        Map<Long, Long> next = new HashMap<>();
        cases.forEach(each -> next.put(each.forecast.customer(), each.nextDay));
        Coverage coverage = Coverage.of(
                cases.stream().map(Case::forecast).toList(),
                customer -> next.getOrDefault(customer, Coverage.NO_ORDER),
                endDay);
        List<Case> compared =
                cases.stream().filter(each -> each.comparable(endDay)).toList();
        return new NextOrderGrade(
                level,
                coverage,
                (int) cases.stream().filter(each -> each.amountHeld(endDay)).count(),
                compared.size(),
                days(compared, asOfDay, rule),
                amounts(compared, rule));
    }

    /** The rules guess no day that has passed. */
    private static @Nullable GradeReport days(List<Case> cases, int asOfDay, GradingRule rule) {
        return graded(Grading.grade(
                Forecast.ofMedians(MODEL, column(cases, each -> each.forecast.day() - each.lastDay)),
                List.of(
                        Forecast.ofMedians(
                                MEDIAN_GAP,
                                column(cases, each -> Math.max(each.habit.medianGap, asOfDay - each.lastDay))),
                        Forecast.ofMedians(
                                LAST_GAP, column(cases, each -> Math.max(each.habit.lastGap, asOfDay - each.lastDay)))),
                Actual.ofAmounts(column(cases, each -> each.nextDay - each.lastDay)),
                rule));
    }

    private static @Nullable GradeReport amounts(List<Case> cases, GradingRule rule) {
        return graded(Grading.grade(
                Forecast.ofAmounts(MODEL, column(cases, each -> each.forecast.amount())),
                List.of(
                        Forecast.ofAmounts(MEAN_AMOUNT, column(cases, each -> each.habit.meanAmount)),
                        Forecast.ofAmounts(LAST_AMOUNT, column(cases, each -> each.habit.lastAmount))),
                Actual.ofAmounts(column(cases, Case::nextAmount)),
                rule));
    }

    private static double[] column(List<Case> cases, ToDoubleFunction<Case> value) {
        return cases.stream().mapToDouble(value).toArray();
    }

    private static @Nullable GradeReport graded(GradeOutcome outcome) {
        return outcome instanceof GradeOutcome.Graded(GradeReport report) ? report : null;
    }
}
