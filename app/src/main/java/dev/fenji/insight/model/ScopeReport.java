package dev.fenji.insight.model;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Everything a run has to say about the models of one scope. Kept as one document; figures that could not be computed are null, never
 * NaN.
 *
 * @param scope {@code all}, or attribute and value: {@code country:GB}
 * @param fittedOn the day the parameters were fitted as of
 * @param refusal why there is no model; then the parts below are null
 */
public record ScopeReport(
        String scope,
        @Nullable String field,
        @Nullable String value,
        LocalDate asOf,
        LocalDate fittedOn,
        FittedBecause fittedBecause,
        Counts counts,
        List<LeftOut> leftOut,
        @Nullable Refusal refusal,
        @Nullable PurchasePart purchases,
        @Nullable SpendPart spend,
        ValuePart values,
        @Nullable Tracking tracking,
        @Nullable HeatMap aliveMap,
        @Nullable Histogram clv,
        @Nullable GradePart grade,
        @Nullable ChurnPart churn,
        Map<String, Object> provenance) {

    public static final String ALL = "all";

    /** Why the parameters are as old as they are. */
    public enum FittedBecause {
        FIRST,
        SETTINGS_CHANGED,
        FACTS_CHANGED,
        WEEK_PASSED,
        /** Only in reports of the past: a look back once learned from what was learned later. */
        OTHER_DAY,
        /** They were taken over from a run before. */
        TAKEN_OVER
    }

    /** What the models saw. Purchases of one customer on one day are one. */
    public record Counts(
            long customers,
            long repeatCustomers,
            long purchaseDays,
            @Nullable LocalDate firstDay,
            @Nullable LocalDate lastDay,
            int days) {}

    /** What they did not see, and why. */
    public record LeftOut(String reason, long count) {}

    /** A problem by slug and the values its words speak of. */
    public record Refusal(String slug, Map<String, Object> values) {
        static Refusal of(ModelProblem problem, Map<String, Object> values) {
            return new Refusal(problem.slug(), values);
        }
    }

    public record Parameter(
            String name, double value, @Nullable Double standardError) {}

    /**
     * How often people buy, and whether they leave.
     *
     * @param unit time unit of the parameters
     * @param logCovariance curvature of the likelihood: covariances of the logarithms of the parameters
     * @param candidates all models that were fitted, the chosen one among them
     * @param borrowed how much of the parameters is that of all customers; null when nothing is
     */
    public record PurchasePart(
            String model,
            int regularity,
            String unit,
            List<Parameter> parameters,
            List<List<Double>> logCovariance,
            @Nullable Double logLikelihood,
            @Nullable Double gradientNorm,
            List<TriedModel> candidates,
            List<String> flags,
            @Nullable Borrowed borrowed) {}

    /** @param reason why it was not fitted, or not even tried, or what to know of the fit */
    public record TriedModel(
            String model,
            int regularity,
            @Nullable Double logLikelihood,
            boolean chosen,
            @Nullable String reason) {}

    /** Weights of the own parameters and those of all: they add up to one. */
    public record Borrowed(double ownWeight, long ownCustomers) {}

    /** What a purchase brings. */
    public record SpendPart(
            List<Parameter> parameters,
            List<List<Double>> logCovariance,
            @Nullable Double logLikelihood,
            @Nullable Double gradientNorm,
            @Nullable Double mean,
            @Nullable Double correlation,
            long customers,
            List<String> flags,
            @Nullable Refusal refusal) {}

    /**
     * The settings as they were used.
     *
     * @param marginShareFrom MEASURED from costs, SET by the organisation, or ASSUMED to be all of it
     * @param costedShare share of net revenue whose cost is known
     */
    public record ValuePart(
            String basis,
            double marginShare,
            String marginShareFrom,
            @Nullable Double costedShare,
            int horizonDays,
            double discountRate,
            double costToServePerYear,
            @Nullable Double totalClv,
            @Nullable Double totalExpectedMargin365,
            @Nullable Double totalExpectedPurchases365,
            @Nullable Double meanAlive) {}

    /** Repeat purchases added up week by week, as they came and as the fitted model would have them. */
    public record Tracking(List<LocalDate> until, List<Double> actual, List<Double> expected) {}

    /** P(alive) of a customer first seen {@code tenureDays} ago; rows are repeat purchase days, columns days since the last. */
    public record HeatMap(
            int tenureDays, List<Integer> repeats, List<Integer> silentDays, List<List<@Nullable Double>> alive) {}

    /** Counts of customers between edges; the last bin ends at the largest value. */
    public record Histogram(List<Double> edges, List<Long> counts, double median, double top10Share) {}
}
