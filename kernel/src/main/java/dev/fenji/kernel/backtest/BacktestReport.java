package dev.fenji.kernel.backtest;

import dev.fenji.kernel.grading.Difference;
import dev.fenji.kernel.grading.Estimate;
import dev.fenji.kernel.grading.GainPoint;
import dev.fenji.kernel.grading.Verdict;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The judgement on all contenders.
 *
 * @param periods what was looked at, in order
 * @param policies one per contender, in their order
 * @param comparisons every pair, the earlier contender first
 * @param rule how it was judged
 */
public record BacktestReport(
        List<Looked> periods, List<PolicyReport> policies, List<Pair> comparisons, BacktestRule rule) {

    public BacktestReport {
        periods = List.copyOf(periods);
        policies = List.copyOf(policies);
        comparisons = List.copyOf(comparisons);
    }

    /**
     * One as-of date.
     *
     * @param customers who was looked at
     * @param value what they brought together within the horizon
     * @param buyers who bought within it
     */
    public record Looked(LocalDate asOf, LocalDate end, int customers, double value, long buyers) {}

    /**
     * How one contender did.
     *
     * @param measures what could be measured
     * @param tiers its ladder, best first, customers without a tier last
     * @param gain the cumulative gain chart over all periods
     * @param cost mean cost of treatment over a horizon, or null where a tier in use has no cost
     * @param caught per period the share of the value that the best-placed 20 % brought; null where undefined
     */
    public record PolicyReport(
            String name,
            Map<Yardstick, Estimate> measures,
            List<TierReport> tiers,
            List<GainPoint> gain,
            @Nullable Double cost,
            List<@Nullable Double> caught) {
        public PolicyReport {
            measures = Collections.unmodifiableMap(new EnumMap<>(measures));
            tiers = List.copyOf(tiers);
            gain = List.copyOf(gain);
            caught = Collections.unmodifiableList(new ArrayList<>(caught));
        }
    }

    /**
     * What customers of a tier did.
     *
     * @param tier tier id, or null for no tier
     * @param customers mean number of customers
     * @param customerShare share of all customers looked at
     * @param valueShare share of the value of the horizon
     * @param valueEach realised value per customer, null when nobody ever was in the tier
     * @param repeat share that bought again within the horizon
     * @param churn share of those not lost at the as-of date that were lost at the end of the horizon
     * @param expectedEach value per customer that the tier's own past let expect, over the dates that have such a past; null
     *     where none has
     * @param realisedEach what they brought at those dates
     */
    public record TierReport(
            @Nullable String tier,
            double customers,
            double customerShare,
            Estimate valueShare,
            @Nullable Estimate valueEach,
            @Nullable Estimate repeat,
            @Nullable Estimate churn,
            @Nullable Double expectedEach,
            @Nullable Double realisedEach) {}

    /**
     * One contender against another.
     *
     * @param one name
     * @param other name
     * @param differences how much better the first is, by what both have
     * @param verdict on the first: better when it is really better by a deciding yardstick and really worse by none
     */
    public record Pair(String one, String other, Map<Yardstick, Difference> differences, Verdict verdict) {
        public Pair {
            differences = Collections.unmodifiableMap(new EnumMap<>(differences));
        }
    }
}
