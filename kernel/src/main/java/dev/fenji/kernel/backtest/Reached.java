package dev.fenji.kernel.backtest;

import java.util.Arrays;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * What a contender reached on all periods, without intervals: enough to choose among many, never to call one better.
 *
 * @param figures those that are defined
 * @param sizes share of the customers by tier, best first, customers without a tier last
 */
public record Reached(Map<Yardstick, Double> figures, List<Double> sizes) {

    /** A tier may grow to this many times its size, or shrink to that part of it: another ladder is another treatment. */
    private static final double MOST_GROWTH = 2;

    public Reached {
        figures = Collections.unmodifiableMap(new EnumMap<>(figures));
        sizes = List.copyOf(sizes);
    }

    /** Mean of the deciding figures, each between 0 and 1 (the correlation between -1 and 1). */
    public double foresight() {
        return Arrays.stream(Yardstick.values())
                .filter(Yardstick::deciding)
                .filter(figures::containsKey)
                .mapToDouble(figures::get)
                .average()
                .orElse(Double.NEGATIVE_INFINITY);
    }

    /** Whether every tier is about as large as it is in the other. */
    public boolean hasSizesOf(Reached other) {
        return IntStream.range(0, sizes.size()).allMatch(tier -> {
            double size = sizes.get(tier);
            double before = other.sizes.get(tier);
            return size <= before * MOST_GROWTH && before <= size * MOST_GROWTH;
        });
    }

    /**
     * The place of the most far-sighted; the first when nobody sees further.
     *
     * @param sizes whose tiers theirs must be like
     */
    public static int best(List<Reached> all, Reached sizes) {
        int best = 0;
        for (int i = 1; i < all.size(); i++) {
            if (all.get(i).hasSizesOf(sizes)
                    && all.get(i).foresight() > all.get(best).foresight()) {
                best = i;
            }
        }
        return best;
    }
}
