package dev.fenji.insight.model;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How good the forecast was on a period it had not seen, beside simple rules.
 *
 * @param from first day of the judged period; the models knew the days before it only
 * @param until first day after it
 * @param verdict BETTER, NO_BETTER or WORSE than the best simple rule
 * @param recommended what to use: {@code model}, or the id of a rule
 * @param refusal why nothing was judged
 */
public record GradePart(
        LocalDate from,
        LocalDate until,
        long customers,
        long actualPurchases,
        List<Row> rows,
        @Nullable String verdict,
        @Nullable String comparedWith,
        String recommended,
        List<Point> calibration,
        List<GainCurve> gains,
        long seed,
        ScopeReport.@Nullable Refusal refusal) {

    /** A model or a rule with its figures. */
    public record Row(String id, boolean model, List<Figure> figures) {}

    /** A figure with the interval in which it lies when customers are drawn again; null where it makes no sense. */
    public record Figure(
            String id,
            @Nullable Double value,
            @Nullable Double low,
            @Nullable Double high) {}

    /** Customers with about the same forecast: what was said and what happened. */
    public record Point(double expected, double actual, long customers) {}

    /** Share of the value caught when the customers are taken in the order of a rule. */
    public record GainCurve(String id, List<Double> customers, List<Double> value) {}
}
