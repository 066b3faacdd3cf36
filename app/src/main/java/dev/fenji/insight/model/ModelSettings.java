package dev.fenji.insight.model;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What the organisation decides about its value models. Everything else is learned from its sales.
 *
 * @param segmentBy attribute by which customers get models of their own; null for one model of all
 * @param basis what a purchase is worth
 * @param marginShare share of net revenue that is margin where costs are unknown; null when nobody has said
 * @param horizonDays how far ahead the lifetime value looks
 * @param discountRate per year: 0.1 is 10 %
 * @param costToServePerYear what keeping one customer costs a year, in the base currency
 * @param churn what counts as lost, and how far ahead the risk looks
 */
public record ModelSettings(
        @Nullable String segmentBy,
        Basis basis,
        @Nullable BigDecimal marginShare,
        int horizonDays,
        BigDecimal discountRate,
        BigDecimal costToServePerYear,
        Churn churn) {

    /** Attributes that may cut customers into segments. */
    public static final Set<String> SEGMENTS = Set.of("country", "type", "region", "industry", "size_class");

    public static final int SHORTEST_HORIZON_DAYS = 30;
    public static final int LONGEST_HORIZON_DAYS = 3650;
    private static final int LONGEST_CHURN_DAYS = 1095;

    /** Three years at 10 % a year: what companies mostly use. */
    public static final ModelSettings STANDARD =
            new ModelSettings(null, Basis.MARGIN, null, 1095, new BigDecimal("0.10"), BigDecimal.ZERO, Churn.STANDARD);

    /** What a purchase is worth. */
    public enum Basis {
        /** Net of returns. */
        NET,
        /** Net of returns and of cost. */
        MARGIN
    }

    /**
     * @param lostAfterDays a customer that buys nothing for so long counts as lost
     * @param windowDays the risk is that of being lost within so many days
     * @param labelField attribute that says who has left, for contracts ({@code custom.churned}); null when silence says it
     */
    public record Churn(
            int lostAfterDays, int windowDays, @Nullable String labelField) {
        static final Churn STANDARD = new Churn(180, 90, null);
    }

    /** What is out of range, by field; empty when all is well. */
    Map<String, String> faults() {
        var faults = new LinkedHashMap<String, String>();
        if (segmentBy != null && !SEGMENTS.contains(segmentBy) && !segmentBy.startsWith("custom.")) {
            faults.put("segmentBy", segmentBy);
        }
        check(faults, "horizonDays", horizonDays, SHORTEST_HORIZON_DAYS, LONGEST_HORIZON_DAYS);
        check(faults, "churn.lostAfterDays", churn.lostAfterDays, 1, LONGEST_CHURN_DAYS);
        check(faults, "churn.windowDays", churn.windowDays, 1, LONGEST_CHURN_DAYS);
        if (discountRate.signum() < 0 || discountRate.compareTo(BigDecimal.ONE) > 0) {
            faults.put("discountRate", discountRate.toPlainString() + " (0..1)");
        }
        if (costToServePerYear.signum() < 0) {
            faults.put("costToServePerYear", costToServePerYear.toPlainString() + " (0..)");
        }
        if (marginShare != null && (marginShare.signum() <= 0 || marginShare.compareTo(BigDecimal.ONE) > 0)) {
            faults.put("marginShare", marginShare.toPlainString() + " (0..1)");
        }
        return faults;
    }

    private static void check(Map<String, String> faults, String field, int value, int least, int most) {
        if (value < least || value > most) {
            faults.put(field, "%d (%d..%d)".formatted(value, least, most));
        }
    }
}
