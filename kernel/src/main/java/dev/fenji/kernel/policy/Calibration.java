package dev.fenji.kernel.policy;

import dev.fenji.kernel.provenance.Provenance;
import java.math.BigDecimal;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Everything a policy version learned from a population, so that one customer can be assigned alone. Immutable.
 *
 * @param provenance how it was learned
 * @param whole learned from all rated customers; policies that rank within groups fall back to it last
 * @param rest learned from the customers of all groups too small to stand alone, or null when there are none or they
 *     are too few together
 * @param groups learned within each group that is large enough, by group key
 * @param small rated customers of each group that is too small, by group key: these use {@code rest}, else {@code
 *     whole}
 */
public record Calibration(
        Provenance provenance,
        Learned whole,
        @Nullable Learned rest,
        Map<String, Learned> groups,
        Map<String, Integer> small) {

    /** Key part of a customer whose attribute is unknown. */
    static final String UNKNOWN_KEY = "?";

    public Calibration {
        groups = Collections.unmodifiableMap(new TreeMap<>(groups));
        small = Collections.unmodifiableMap(new TreeMap<>(small));
    }

    /** The same, told as of another day. */
    public Calibration with(Provenance told) {
        return new Calibration(told, whole, rest, groups, small);
    }

    /** What applies to a group: its own, that of the small groups together, or that of everyone. */
    public Learned learned(String groupKey) {
        Learned own = groups.get(groupKey);
        if (own != null) {
            return own;
        }
        return rest != null ? rest : whole;
    }

    /** On whom the figures for a group rest. */
    public Basis basis(String groupKey) {
        if (groups.containsKey(groupKey)) {
            return Basis.GROUP;
        }
        return rest != null ? Basis.SMALL_GROUPS : Basis.EVERYONE;
    }

    /** Whose values a customer is compared with. */
    public enum Basis {
        EVERYONE,
        GROUP,
        SMALL_GROUPS
    }

    /**
     * What was learned from one group of customers.
     *
     * @param customers customers in scope
     * @param rated customers that could be rated
     * @param bins boundaries by axis ({@code recency}, {@code frequency}, {@code monetary}) or criterion id
     * @param lines ABC lines, best tier first; empty for other methods
     * @param base ABC: sum of the values above zero; null for other methods
     */
    public record Learned(
            int customers,
            int rated,
            Map<String, Bins> bins,
            List<Line> lines,
            @Nullable BigDecimal base) {
        public Learned {
            bins = Collections.unmodifiableMap(new TreeMap<>(bins));
            lines = List.copyOf(lines);
        }
    }

    /**
     * Boundaries between bins and how many rated customers fell into each.
     *
     * @param boundaries rising, at most six decimals; a value at a boundary belongs to the bin below it
     * @param counts customers per bin, lowest values first; uneven where values tie
     */
    public record Bins(List<BigDecimal> boundaries, List<Integer> counts) {
        public Bins {
            boundaries = List.copyOf(boundaries);
            counts = List.copyOf(counts);
        }
    }

    /**
     * The smallest value that still has a tier.
     *
     * @param tier tier id
     * @param from smallest value in the tier or a better one; null when no customer reaches it, and on the last tier
     * @param customers customers in the tier
     * @param value sum of their values
     * @param stay smallest value that lets a customer stay in the tier; null when it is that of reaching it
     */
    public record Line(
            String tier,
            @Nullable BigDecimal from,
            int customers,
            BigDecimal value,
            @Nullable BigDecimal stay) {}
}
