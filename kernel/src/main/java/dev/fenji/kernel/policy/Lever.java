package dev.fenji.kernel.policy;

import dev.fenji.kernel.facts.Field;
import dev.fenji.kernel.facts.PotentialField;
import dev.fenji.kernel.metric.Metric;
import dev.fenji.kernel.metric.Metrics;
import dev.fenji.kernel.metric.Span;
import java.util.Locale;
import java.util.Set;

/** What can change a figure of a customer. */
public enum Lever {
    /** The customer buys: more, more often, again. */
    PURCHASES,
    /** An agreement or a habit that the organisation keeps on record: credit limit, payment delay, its own fields. */
    RECORD,
    /** Time alone; nobody can hurry it. */
    WAITING,
    /** It is computed from everything else and follows it. */
    FOLLOWS,
    /** Nothing: it is what it is. */
    FIXED;

    private static final Set<Metric> WAITED_FOR = Set.of(Metrics.TENURE_DAYS);
    private static final Set<Metric> PAST = Set.of(
            Metrics.RETURNS,
            Metrics.NON_GOODS_NET,
            Metrics.NET_REVENUE_PREVIOUS,
            Metrics.FIRST_PURCHASE_ON,
            Metrics.LAST_PURCHASE_ON);
    private static final Set<String> AGREED = Set.of("credit_limit");
    private static final Set<String> RESULTS = Set.of("tier", "tier_since", "score");

    /** The lever of a field. */
    public static Lever of(String field) {
        Metric metric = Metrics.find(field);
        if (metric == null) {
            return isRecorded(field) ? RECORD : RESULTS.contains(field) ? FOLLOWS : FIXED;
        }
        if (WAITED_FOR.contains(metric)) {
            return WAITING;
        }
        if (metric.span() == Span.AHEAD || metric.equals(Metrics.LIFECYCLE)) {
            return FOLLOWS;
        }
        return PAST.contains(metric) ? FIXED : PURCHASES;
    }

    private static boolean isRecorded(String field) {
        return field.startsWith(Field.CUSTOM_PREFIX)
                || field.startsWith(PotentialField.PREFIX)
                || AGREED.contains(field);
    }

    /** Whether somebody can do something about it. */
    public boolean isOpen() {
        return this == PURCHASES || this == RECORD;
    }

    /** Key of the words. */
    public String slug() {
        return name().toLowerCase(Locale.ROOT);
    }
}
