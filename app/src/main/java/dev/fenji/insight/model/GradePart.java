package dev.fenji.insight.model;

import dev.fenji.kernel.grading.GradeReport;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * How good the forecast was on a period it had not seen, beside naive rules that need no model.
 *
 * @param from first day of the judged period; the models knew the days before it only
 * @param until first day after it
 * @param model the purchase model that was judged
 * @param customers customers that had bought before the period
 * @param sampled how many of them were drawn for the grade
 * @param purchases graded in purchase days, and in "buys again"
 * @param money graded in net revenue
 * @param nextOrders graded in days until the next order, and in its amount
 * @param refusal why nothing was judged
 */
public record GradePart(
        @Nullable LocalDate from,
        @Nullable LocalDate until,
        @Nullable String model,
        long customers,
        long sampled,
        @Nullable GradeReport purchases,
        @Nullable GradeReport money,
        @Nullable NextOrderPart nextOrders,
        ScopeReport.@Nullable Refusal refusal) {

    static GradePart refused(ScopeReport.Refusal refusal) {
        return new GradePart(null, null, null, 0, 0, null, null, null, refusal);
    }

    GradePart with(NextOrderPart judged) {
        return new GradePart(from, until, model, customers, sampled, purchases, money, judged, refusal);
    }
}
