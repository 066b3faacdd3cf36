package dev.fenji.insight.model;

import dev.fenji.kernel.clv.Clv;
import dev.fenji.kernel.clv.ClvTerms;
import dev.fenji.kernel.clv.Curvature;
import dev.fenji.kernel.clv.GammaGamma;
import dev.fenji.kernel.clv.PurchaseModel;
import dev.fenji.kernel.clv.PurchaseState;
import dev.fenji.kernel.clv.PurchaseSummary;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What a fitted model says of one customer in detail: ranges, and how its chance of being there went up and down. */
final class Outlooks {
    private static final List<Integer> PERIODS = List.of(30, 90, 365);
    private static final double ONE_IN_TEN = 0.1;
    private static final int MOST_POINTS = 160;
    private static final int DAYS_AHEAD = 180;
    private static final int MOST_PURCHASES = 2000;
    private static final double LARGEST_SPEND = 1e9;

    private Outlooks() {}

    static CustomerWorth.Ahead ahead(ScopeReport report, PurchaseSummary customer) {
        LearnedModel model = Objects.requireNonNull(LearnedModel.of(report));
        PurchaseState state = customer.state();
        PurchaseModel counts = model.purchases();
        List<CustomerWorth.Period> periods = new ArrayList<>();
        for (int days : PERIODS) {
            double expected = counts.expectedPurchases(state, days);
            double[] chances = counts.probabilities(state, days, most(expected));
            periods.add(new CustomerWorth.Period(
                    days,
                    rounded(expected),
                    rounded(Math.clamp(1 - chances[0], 0, 1)),
                    quantile(chances, ONE_IN_TEN),
                    quantile(chances, 1 - ONE_IN_TEN)));
        }
        int days = customer.spendDays();
        double mean = customer.mean();
        Clv.Value value = value(report, model, state, days, mean);
        return new CustomerWorth.Ahead(
                periods,
                Finite.orNull(rounded(model.expectedSpend(days, mean))),
                spend(model.spend(), days, mean, ONE_IN_TEN),
                spend(model.spend(), days, mean, 1 - ONE_IN_TEN),
                value == null ? null : range(value.outcome()),
                value == null ? null : range(value.parameters()));
    }

    /** The kernel's value with its two intervals; null where spend was not modelled. */
    private static Clv.@Nullable Value value(
            ScopeReport report, LearnedModel model, PurchaseState state, int purchases, double mean) {
        ScopeReport.PurchasePart counts = report.purchases();
        ScopeReport.SpendPart amounts = report.spend();
        GammaGamma spend = model.spend();
        if (counts == null || amounts == null || spend == null) {
            return null;
        }
        ScopeReport.ValuePart terms = report.values();
        return new Clv(
                        model.purchases(),
                        Curvature.kept(model.purchases().values(), matrix(counts.logCovariance())),
                        spend,
                        Curvature.kept(spend.values(), matrix(amounts.logCovariance())),
                        new ClvTerms(
                                terms.horizonDays(),
                                terms.discountRate(),
                                terms.marginShare(),
                                0,
                                terms.costToServePerYear(),
                                1 - 2 * ONE_IN_TEN))
                .of(state, purchases, Math.max(mean, 0));
    }

    private static double[][] matrix(List<List<Double>> rows) {
        return rows.stream()
                .map(row -> row.stream().mapToDouble(Double::doubleValue).toArray())
                .toArray(double[][]::new);
    }

    private static CustomerWorth.@Nullable Range range(Clv.Interval interval) {
        return Double.isFinite(interval.low()) && Double.isFinite(interval.high())
                ? new CustomerWorth.Range(cents(interval.low()), cents(interval.high()))
                : null;
    }

    private static double cents(double value) {
        return Math.round(value * 100) / 100.0;
    }

    /** The chance of being there at equal steps since the first purchase, and while nothing is bought from now on. */
    static List<CustomerWorth.AlivePoint> alive(
            LearnedModel model, List<CustomerWorth.Purchase> purchases, LocalDate asOf) {
        List<CustomerWorth.AlivePoint> points = new ArrayList<>();
        LocalDate first = purchases.getFirst().on();
        LocalDate end = asOf.plusDays(DAYS_AHEAD);
        long step = Math.max(1, (end.toEpochDay() - first.toEpochDay()) / MOST_POINTS);
        int seen = 0;
        for (LocalDate day = first.plusDays(1); !day.isAfter(end); day = day.plusDays(step)) {
            while (seen < purchases.size() && purchases.get(seen).on().isBefore(day)) {
                seen++;
            }
            double alive = model.purchases().pAlive(state(purchases.subList(0, seen), day));
            if (Double.isFinite(alive)) {
                points.add(new CustomerWorth.AlivePoint(day, rounded(alive), day.isAfter(asOf)));
            }
        }
        return points;
    }

    /** The last day that is seen is the one before the as-of day. */
    private static PurchaseState state(List<CustomerWorth.Purchase> purchases, LocalDate asOf) {
        LocalDate first = purchases.getFirst().on();
        return new PurchaseState(
                purchases.size() - 1, days(first, purchases.getLast().on()), days(first, asOf) - 1);
    }

    private static int days(LocalDate from, LocalDate until) {
        return Math.toIntExact(until.toEpochDay() - from.toEpochDay());
    }

    private static int most(double expected) {
        return (int) Math.min(MOST_PURCHASES, 20 + 6 * Math.max(expected, 1));
    }

    private static int quantile(double[] chances, double level) {
        double sum = 0;
        for (int n = 0; n < chances.length; n++) {
            sum += chances[n];
            if (sum >= level) {
                return n;
            }
        }
        return chances.length - 1;
    }

    /** The spend of the next purchase that is not exceeded with this chance; null where spend was not modelled. */
    private static @Nullable Double spend(@Nullable GammaGamma spend, int purchases, double mean, double level) {
        if (spend == null) {
            return null;
        }
        double seen = Math.max(mean, 0);
        double low = 0;
        double high = Math.max(spend.expectedSpend(purchases, seen), 1);
        while (high < LARGEST_SPEND && spend.chanceOfAtMost(high, 1, purchases, seen) < level) {
            high *= 2;
        }
        for (int i = 0; i < 60; i++) {
            double middle = (low + high) / 2;
            if (spend.chanceOfAtMost(middle, 1, purchases, seen) < level) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return Finite.orNull(Math.round(high * 100) / 100.0);
    }

    private static double rounded(double value) {
        return Math.round(value * 1e4) / 1e4;
    }
}
