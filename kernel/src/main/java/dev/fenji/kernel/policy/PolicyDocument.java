package dev.fenji.kernel.policy;

import dev.fenji.kernel.Title;
import dev.fenji.kernel.condition.Condition;
import dev.fenji.kernel.metric.Metrics;
import dev.fenji.kernel.time.MetricWindow;
import java.time.LocalDate;
import java.util.List;
import java.util.TreeSet;
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
        List<TierDef> tiers) {

    public static final int DEFAULT_MINIMUM_GROUP = 30;

    public PolicyDocument {
        rankWithin = List.copyOf(rankWithin);
        tiers = List.copyOf(tiers);
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
        switch (method) {
            case Method.Rfm rfm -> fields.addAll(List.of("recency_days", rfm.frequencyMetric(), rfm.monetaryMetric()));
            case Method.Abc abc -> fields.add(abc.metric());
            case Method.Scorecard card -> card.criteria().forEach(criterion -> fields.add(criterion.field()));
        }
        return List.copyOf(fields);
    }

    public PolicyDocument withMethod(Method other) {
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
                other,
                tiers);
    }
}
