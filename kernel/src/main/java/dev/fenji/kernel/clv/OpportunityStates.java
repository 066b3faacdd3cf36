package dev.fenji.kernel.clv;

import java.util.Map;
import java.util.TreeMap;

/** Sufficient statistics of {@link BgBb}: the distinct (x, tx, n) with counts, in order. */
public final class OpportunityStates {

    private final TreeMap<BgBb.State, Long> counts = new TreeMap<>();
    private long excluded;

    /** Adds customers in this state; a state that cannot be is counted as excluded. */
    public OpportunityStates add(int x, int tx, int n, long customers) {
        boolean possible = x >= 0 && tx >= x && n >= tx && (x > 0 || tx == 0) && customers >= 0;
        if (possible) {
            counts.merge(new BgBb.State(x, tx, n), customers, Long::sum);
        } else {
            excluded += Math.max(1, customers);
        }
        return this;
    }

    Map<BgBb.State, Long> counts() {
        return counts;
    }

    /** Customers in all states. */
    public long customers() {
        return counts.values().stream().mapToLong(Long::longValue).sum();
    }

    /** Customers with a purchase. */
    public long buyers() {
        return counts.entrySet().stream()
                .filter(entry -> entry.getKey().x() > 0)
                .mapToLong(Map.Entry::getValue)
                .sum();
    }

    /** Purchases of all. */
    public long purchases() {
        return counts.entrySet().stream()
                .mapToLong(entry -> entry.getKey().x() * entry.getValue())
                .sum();
    }

    /** Customers whose state cannot be, for example a last purchase after the last opportunity. */
    public long excluded() {
        return excluded;
    }
}
