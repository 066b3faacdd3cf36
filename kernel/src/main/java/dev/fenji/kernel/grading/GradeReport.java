package dev.fenji.kernel.grading;

import java.util.List;

/**
 * A model beside the naive rules on the same customers.
 *
 * @param customers in the hold-out
 * @param events how many had the event
 * @param actualTotal sum of what happened
 * @param model its grade
 * @param rules theirs
 * @param comparisons the model against each rule, in the same order
 * @param verdict over the rules that state the same kind of thing as the model (an order alone cannot replace amounts)
 * @param recommended the model's name when it is better; otherwise that of the strongest rule it does not beat
 * @param flags what to know before believing it
 * @param rule how it was graded, the seed among it
 */
public record GradeReport(
        int customers,
        long events,
        double actualTotal,
        Grade model,
        List<Grade> rules,
        List<Comparison> comparisons,
        Verdict verdict,
        String recommended,
        List<Flag> flags,
        GradingRule rule) {

    /** What to know before believing a grade. */
    public enum Flag {
        /** Nobody, or everybody, had the event: there is nothing to separate. */
        ONE_OUTCOME,
        /** Nothing happened in total: shares and the total error are undefined. */
        NOTHING_HAPPENED,
        /** Fewer than 100 customers: the intervals are rough. */
        FEW_CUSTOMERS,
        /** Fewer than 20 customers with, or without, the event. */
        FEW_EVENTS,
        /** A rule that only ranks does at least as well at naming the best customers. */
        RANKING_NO_BETTER
    }

    public GradeReport {
        rules = List.copyOf(rules);
        comparisons = List.copyOf(comparisons);
        flags = List.copyOf(flags);
    }
}
