package dev.fenji.kernel.forecast;

import java.util.Collection;
import java.util.List;
import java.util.Map;

/**
 * Next order dates and amounts from the customer's own gaps and amounts, shrunk to those of its segment.
 *
 * <p>Gaps and amounts are log-normal around a mean of the customer's own ({@link Shrinkage}). The customer has been silent
 * for r days, so its current gap is one of those longer than r: of F, the distribution of its next gap, the share p of the
 * remaining chance is reached at F⁻¹(1 − (1 − p)(1 − F(r))). The date is that of p = ½; the interval at level ℓ goes from p =
 * (1 − ℓ)/2 to (1 + ℓ)/2. All of it holds for a customer that is still there: whether it is, the churn risk tells.
 */
public final class NextOrderModel {

    private final Shrinkage gaps;
    private final Shrinkage amounts;
    private final boolean amountsKnown;
    private final ForecastRule rule;

    private NextOrderModel(Shrinkage gaps, Shrinkage amounts, boolean amountsKnown, ForecastRule rule) {
        this.gaps = gaps;
        this.amounts = amounts;
        this.amountsKnown = amountsKnown;
        this.rule = rule;
    }

    /** Learns from the rhythms of all customers, or of all customers in one category. */
    public static ForecastOutcome learn(Collection<PurchaseRhythm> rhythms, ForecastRule rule) {
        int customers = 0;
        int gaps = 0;
        boolean amounts = false;
        for (PurchaseRhythm rhythm : rhythms) {
            customers += rhythm.gaps().count() > 0 ? 1 : 0;
            gaps += rhythm.gaps().count();
            amounts |= rhythm.amounts().count() > 0;
        }
        if (customers < rule.minimumCustomers()) {
            return new ForecastOutcome.Refused(
                    ForecastOutcome.Reason.TOO_FEW_CUSTOMERS,
                    Map.of("customers", customers, "needed", rule.minimumCustomers()));
        }
        if (gaps < rule.minimumGaps()) {
            return new ForecastOutcome.Refused(
                    ForecastOutcome.Reason.TOO_FEW_GAPS, Map.of("gaps", gaps, "needed", rule.minimumGaps()));
        }
        List<Shrinkage.Part> gapParts = rhythms.stream()
                .map(each -> new Shrinkage.Part(each.segment(), each.gaps()))
                .toList();
        List<Shrinkage.Part> amountParts = rhythms.stream()
                .map(each -> new Shrinkage.Part(each.segment(), each.amounts()))
                .toList();
        NextOrderModel model = new NextOrderModel(
                Shrinkage.learn(gapParts, rule.minimumSegment()),
                Shrinkage.learn(amountParts, rule.minimumSegment()),
                amounts,
                rule);
        return new ForecastOutcome.Learned(model, customers, gaps);
    }

    /** The next order of a customer as of a day. */
    public NextOrder forecast(PurchaseRhythm rhythm, int asOfDay) {
        if (rhythm.lastDay() >= asOfDay) {
            return refused(rhythm, NextOrder.Reason.NOT_BEFORE_AS_OF, Map.of("lastDay", rhythm.lastDay()));
        }
        if (!amountsKnown) {
            return refused(rhythm, NextOrder.Reason.NO_AMOUNTS, Map.of());
        }
        LogNormal gap = gaps.next(rhythm.segment(), rhythm.gaps());
        // Orders up to the day before the as-of day are known, so the gap is longer than this.
        long silent = asOfDay - 1 - rhythm.lastDay();
        if (silent > 0 && gap.above(silent) < rule.giveUp()) {
            return refused(
                    rhythm,
                    NextOrder.Reason.SILENT_TOO_LONG,
                    Map.of("silentDays", silent, "longestDays", Math.round(gap.quantile(1 - rule.giveUp()))));
        }
        LogNormal amount = amounts.next(rhythm.segment(), rhythm.amounts());
        double low = (1 - rule.level()) / 2;
        return new NextOrder.Expected(
                rhythm.customer(),
                rhythm.lastDay() + gapDays(gap, silent, 0.5),
                rhythm.lastDay() + gapDays(gap, silent, low),
                rhythm.lastDay() + gapDays(gap, silent, 1 - low),
                amount.mean(),
                amount.quantile(low),
                amount.quantile(1 - low),
                rhythm.gaps().count());
    }

    /** Gaps are whole days of at least one more than the silence so far. */
    private static long gapDays(LogNormal gap, long silent, double share) {
        return Math.max(silent + 1, Math.round(gap.quantileAbove(silent, share)));
    }

    private static NextOrder refused(PurchaseRhythm rhythm, NextOrder.Reason reason, Map<String, Object> facts) {
        return new NextOrder.Refused(rhythm.customer(), reason, facts);
    }
}
