package dev.fenji.kernel.policy;

import dev.fenji.kernel.Title;
import dev.fenji.kernel.condition.Condition;
import dev.fenji.kernel.metric.Metrics;
import dev.fenji.kernel.time.MetricWindow;
import java.time.LocalDate;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A tier policy as people write, diff and exchange it. {@link PolicyCheck} says what is wrong with one; the record
 * itself takes anything, so that a draft can be kept while it is not yet right.
 *
 * @param slug stable name, lower case with dashes
 * @param title shown name
 * @param description what it is for, or null
 * @param windowMonths window of the metrics in months
 * @param value the metric by which value is reported (tier shares, Pareto)
 * @param requiresPurchase whether customers without a purchase in the window stay unrated
 * @param scope whom the policy rates, or null for everyone
 * @param rankWithin attributes within whose values populations are learned, for example country; empty for one group
 * @param minimumGroup fewer rated customers than this and a group is ranked with the other small groups
 * @param method how it scores
 * @param tiers the ladder, best first
 * @param gates red lines after scoring, in the order in which they apply
 * @param stability what keeps standings from following every wobble, or null for nothing
 * @param overrides what is demanded of standings set by hand, or null for nothing
 */
public record PolicyDocument(
        String slug,
        Title title,
        @Nullable Title description,
        int windowMonths,
        String value,
        boolean requiresPurchase,
        @Nullable Condition scope,
        List<String> rankWithin,
        int minimumGroup,
        Method method,
        List<TierDef> tiers,
        List<Gate> gates,
        @Nullable StabilityRules stability,
        @Nullable OverrideRules overrides) {

    public static final int DEFAULT_MINIMUM_GROUP = 30;
    private static final String NET_REVENUE = Metrics.NET_REVENUE.id();
    private static final String RETURNS = Metrics.RETURNS.id();

    public PolicyDocument {
        rankWithin = List.copyOf(rankWithin);
        tiers = List.copyOf(tiers);
        gates = List.copyOf(gates);
    }

    /** A policy whose tiers follow from the score alone. */
    public PolicyDocument(
            String slug,
            Title title,
            @Nullable Title description,
            int windowMonths,
            String value,
            boolean requiresPurchase,
            @Nullable Condition scope,
            List<String> rankWithin,
            int minimumGroup,
            Method method,
            List<TierDef> tiers) {
        this(
                slug,
                title,
                description,
                windowMonths,
                value,
                requiresPurchase,
                scope,
                rankWithin,
                minimumGroup,
                method,
                tiers,
                List.of(),
                null,
                null);
    }

    public MetricWindow window(LocalDate asOf) {
        return new MetricWindow(asOf, windowMonths);
    }

    /** The index of a tier in the ladder (0 is best), or -1. */
    public int tierIndex(@Nullable String id) {
        for (int i = 0; i < tiers.size(); i++) {
            if (tiers.get(i).id().equals(id)) {
                return i;
            }
        }
        return -1;
    }

    /** Ids of all fields the policy reads, sorted: what a population must hold for it. */
    public List<String> fields() {
        var fields = new TreeSet<>(rankWithin);
        fields.add(value);
        if (requiresPurchase) {
            fields.add(Metrics.FREQUENCY.id());
        }
        if (scope != null) {
            scope.fields().forEach(fields::add);
        }
        fields.addAll(methodFields());
        fields.addAll(furtherFields());
        return List.copyOf(fields);
    }

    /** The fields that score, in the method's order, then those that say how sure they are. */
    List<String> methodFields() {
        return switch (method) {
            case Method.Rfm rfm -> List.of("recency_days", rfm.frequencyMetric(), rfm.monetaryMetric());
            case Method.Abc abc -> List.of(abc.metric());
            case Method.Weighted weighted ->
                Stream.concat(
                                weighted.criteria().stream().map(Method.Criterion::field),
                                Sureness.of(weighted).stream().map(Sureness::field))
                        .toList();
        };
    }

    /** The fields that gates and stability look at, sorted. */
    List<String> furtherFields() {
        var fields = new TreeSet<String>();
        gates.forEach(gate -> gate.when().fields().forEach(fields::add));
        if (undoesPromotions()) {
            fields.addAll(List.of(NET_REVENUE, RETURNS));
        }
        return List.copyOf(fields);
    }

    boolean undoesPromotions() {
        return stability != null && stability.undoReturnsDays() > 0;
    }

    /** Whether a standing depends on the one before it by more than the name of its outcome. */
    public boolean hasMemory() {
        return stability != null || tiers.stream().anyMatch(tier -> tier.stay() != null);
    }

    public PolicyDocument withGates(Gate... others) {
        return with(method, tiers, List.of(others), stability);
    }

    public PolicyDocument withStability(StabilityRules rules) {
        return with(method, tiers, gates, rules);
    }

    public PolicyDocument withTiers(List<TierDef> others) {
        return with(method, others, gates, stability);
    }

    public PolicyDocument withMethod(Method other) {
        return with(other, tiers, gates, stability);
    }

    private PolicyDocument with(
            Method method, List<TierDef> tiers, List<Gate> gates, @Nullable StabilityRules stability) {
        return new PolicyDocument(
                slug,
                title,
                description,
                windowMonths,
                value,
                requiresPurchase,
                scope,
                rankWithin,
                minimumGroup,
                method,
                tiers,
                gates,
                stability,
                overrides);
    }
}
