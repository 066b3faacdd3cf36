package dev.fenji.kernel.grading;

import java.util.Arrays;
import java.util.List;

/** Forecasts of the naive rules. */
public final class NaiveRules {

    private static final int RECENCY_BINS = 10;

    private NaiveRules() {}

    /** The four rules for amounts: same rate, same rate if recent, average × retention, rank sum of R, F, M. */
    public static List<Forecast> forAmounts(NaiveHistory history) {
        double[] same = sameRate(history);
        double[] recent = same.clone();
        double[] kept = same.clone();
        for (int i = 0; i < same.length; i++) {
            recent[i] = history.recencyDays()[i] <= history.activeDays() ? same[i] : 0;
            kept[i] = same[i] * history.retention();
        }
        return List.of(
                Forecast.ofAmounts(NaiveRule.SAME_RATE.slug(), same),
                Forecast.ofAmounts(NaiveRule.SAME_RATE_IF_RECENT.slug(), recent),
                Forecast.ofAmounts(NaiveRule.AVERAGE_TIMES_RETENTION.slug(), kept),
                Forecast.ofRanking(NaiveRule.RFM_RANK_SUM.slug(), rankSum(history)));
    }

    /**
     * The two rules for chances, learned from an earlier period with known outcome.
     *
     * @param earlierRecency days since the last purchase, customers of the earlier period
     * @param earlierEvents their outcome
     * @param recency days since the last purchase, customers of the hold-out
     */
    public static List<Forecast> forChances(double[] earlierRecency, boolean[] earlierEvents, double[] recency) {
        double[] base = new double[recency.length];
        Arrays.fill(base, share(earlierEvents));
        return List.of(
                Forecast.ofChances(NaiveRule.BASE_CHANCE.slug(), base),
                Forecast.ofChances(
                        NaiveRule.CHANCE_BY_RECENCY.slug(), byRecency(earlierRecency, earlierEvents, recency)));
    }

    /**
     * Share of the customers with a purchase in the first half of the history that also have one in the second (0 when
     * nobody has).
     */
    public static double retention(boolean[] boughtEarly, boolean[] boughtLate) {
        int early = 0;
        int stayed = 0;
        for (int i = 0; i < boughtEarly.length; i++) {
            early += boughtEarly[i] ? 1 : 0;
            stayed += boughtEarly[i] && boughtLate[i] ? 1 : 0;
        }
        return early == 0 ? 0 : (double) stayed / early;
    }

    /** A customer without a day of history has no rate; it gets that of everyone. */
    private static double[] sameRate(NaiveHistory history) {
        double amounts = Arrays.stream(history.amount()).sum();
        double days = Arrays.stream(history.spanDays()).filter(span -> span > 0).sum();
        double overall = days > 0 ? amounts / days : 0;
        double[] expected = new double[history.amount().length];
        for (int i = 0; i < expected.length; i++) {
            double span = history.spanDays()[i];
            expected[i] = history.horizonDays() * (span > 0 ? history.amount()[i] / span : overall);
        }
        return expected;
    }

    private static double[] rankSum(NaiveHistory history) {
        int n = history.amount().length;
        byte[] ones = new byte[n];
        Arrays.fill(ones, (byte) 1);
        double[] sum = new double[n];
        double[] nearness =
                Arrays.stream(history.recencyDays()).map(days -> -days).toArray();
        for (double[] column : List.of(nearness, history.frequency(), history.monetary())) {
            Ranked ranked = Ranked.by(column);
            int[] groups = ranked.groups();
            double[] ranks = ranked.midRanks(groups, ones);
            for (int i = 0; i < n; i++) {
                sum[i] -= ranks[groups[i]];
            }
        }
        return sum;
    }

    /** Shares in ten bins of equal size of the earlier customers; (with + base) / (count + 1) keeps thin bins sober. */
    private static double[] byRecency(double[] earlierRecency, boolean[] events, double[] recency) {
        double base = share(events);
        Ranked ranked = Ranked.by(earlierRecency);
        double[] sorted = ranked.arrange(earlierRecency);
        double[] lower = new double[RECENCY_BINS];
        for (int bin = 0; bin < RECENCY_BINS; bin++) {
            int last = (int) ((long) (bin + 1) * sorted.length / RECENCY_BINS) - 1;
            lower[bin] = last < 0 || bin == RECENCY_BINS - 1 ? Double.NEGATIVE_INFINITY : sorted[last];
        }
        double[] with = new double[RECENCY_BINS];
        double[] count = new double[RECENCY_BINS];
        for (int i = 0; i < events.length; i++) {
            int bin = bin(lower, earlierRecency[i]);
            count[bin]++;
            with[bin] += events[i] ? 1 : 0;
        }
        return Arrays.stream(recency)
                .map(days -> (with[bin(lower, days)] + base) / (count[bin(lower, days)] + 1))
                .toArray();
    }

    private static int bin(double[] lower, double value) {
        int bin = 0;
        while (bin < lower.length - 1 && value < lower[bin]) {
            bin++;
        }
        return bin;
    }

    private static double share(boolean[] events) {
        int with = 0;
        for (boolean event : events) {
            with += event ? 1 : 0;
        }
        return events.length == 0 ? 0 : (double) with / events.length;
    }
}
