package dev.fenji.tiering.assignment;

import dev.fenji.kernel.facts.CustomerFacts;
import dev.fenji.kernel.number.Micros;
import dev.fenji.kernel.policy.Assignment;
import dev.fenji.kernel.policy.PolicyDocument;
import dev.fenji.kernel.policy.TierDef;
import dev.fenji.kernel.policy.UnratedReason;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** How many customers each tier has and what they are worth, and why the others have none. Chunks add up to the whole. */
public final class RunSummary {
    private final PolicyDocument document;
    private final long[] customers;
    private final BigDecimal[] value;
    private final long[] chunkValue;
    private final Map<String, Long> unrated = new TreeMap<>();
    private long seen;

    public RunSummary(PolicyDocument document) {
        this.document = document;
        this.customers = new long[document.tiers().size()];
        this.chunkValue = new long[customers.length];
        this.value = new BigDecimal[customers.length];
        java.util.Arrays.fill(value, BigDecimal.ZERO);
    }

    void add(Assignment assignment, CustomerFacts facts) {
        seen++;
        if (assignment.tier() == null) {
            // The letter after the outcome's tells the reason; see the form of stored explanations.
            unrated.merge(reason(assignment.explanation()), 1L, Long::sum);
            return;
        }
        int tier = document.tierIndex(assignment.tier());
        customers[tier]++;
        long worth = facts.micros(document.value());
        if (worth != Micros.UNKNOWN) {
            chunkValue[tier] = Math.addExact(chunkValue[tier], worth);
        }
    }

    void add(RunSummary other) {
        seen += other.seen;
        other.unrated.forEach((reason, count) -> unrated.merge(reason, count, Long::sum));
        for (int tier = 0; tier < customers.length; tier++) {
            customers[tier] += other.customers[tier];
            value[tier] =
                    value[tier].add(other.value[tier]).add(BigDecimal.valueOf(other.chunkValue[tier], Micros.SCALE));
        }
    }

    long seen() {
        return seen;
    }

    long rated() {
        return java.util.Arrays.stream(customers).sum();
    }

    Map<String, Long> unrated() {
        return unrated;
    }

    long customers(int tier) {
        return customers[tier];
    }

    BigDecimal value(int tier) {
        return value[tier].add(BigDecimal.valueOf(chunkValue[tier], Micros.SCALE));
    }

    BigDecimal total() {
        BigDecimal total = BigDecimal.ZERO;
        for (int tier = 0; tier < customers.length; tier++) {
            total = total.add(value(tier));
        }
        return total;
    }

    /** As it is kept with the calibration. */
    Map<String, Object> toMap() {
        List<Map<String, Object>> tiers = new ArrayList<>();
        for (int i = 0; i < customers.length; i++) {
            TierDef tier = document.tiers().get(i);
            var entry = new LinkedHashMap<String, Object>();
            entry.put("tier", tier.id());
            entry.put("title", tier.title());
            entry.put("customers", customers[i]);
            entry.put("value", value(i).stripTrailingZeros().toPlainString());
            tiers.add(entry);
        }
        var map = new LinkedHashMap<String, Object>();
        map.put("customers", seen);
        map.put("rated", rated());
        map.put("unrated", unrated);
        map.put("tiers", tiers);
        return map;
    }

    private static String reason(String explanation) {
        int bar = explanation.indexOf('|');
        return UnratedReason.of(explanation.charAt(bar + 2)).slug();
    }
}
