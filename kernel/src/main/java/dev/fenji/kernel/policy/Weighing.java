package dev.fenji.kernel.policy;

import dev.fenji.kernel.number.Micros;
import dev.fenji.kernel.scorecard.WeightedMean;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The weighted mean over some of a method's criteria, and whether enough of them is known. Immutable. */
final class Weighing {

    private static final int COVERAGE_SCALE = 4;

    private final int from;
    private final int to;
    /** By place among all points of the method; 0 for those that are weighed elsewhere. */
    private final long[] weights;

    private final long totalWeight;
    private final long minCoverage;

    /**
     * @param criteria what is weighed
     * @param from place of the first among all points of the method
     * @param size how many points the method has
     */
    Weighing(List<Method.Criterion> criteria, int from, int size, BigDecimal minCoverage) {
        this.from = from;
        this.to = from + criteria.size();
        this.weights = new long[size];
        for (int i = from; i < to; i++) {
            weights[i] = WeightedMean.weight(criteria.get(i - from).weight());
        }
        this.totalWeight = Arrays.stream(weights).sum();
        this.minCoverage = Micros.of(minCoverage);
    }

    boolean weighs(int criterion) {
        return weights[criterion] > 0;
    }

    /** The mean, or {@link Micros#UNKNOWN} where too little is known. */
    long mean(long[] points) {
        long known = 0;
        long sum = 0;
        for (int i = from; i < to; i++) {
            if (points[i] != Micros.UNKNOWN) {
                known += weights[i];
                sum += weights[i] * points[i];
            }
        }
        boolean covers = known > 0 && known * Micros.ONE >= minCoverage * totalWeight;
        return covers ? WeightedMean.of(sum, known) : Micros.UNKNOWN;
    }

    private long known(long[] points) {
        long known = 0;
        for (int i = from; i < to; i++) {
            known += points[i] == Micros.UNKNOWN ? 0 : weights[i];
        }
        return known;
    }

    BigDecimal coverage(long[] points) {
        return share(known(points));
    }

    BigDecimal needed() {
        return Micros.decimal(minCoverage);
    }

    /** What to say when too little is known. */
    Map<String, Object> lack(long[] points) {
        return Map.of("coverage", coverage(points), "needed", needed());
    }

    /**
     * Writes what each criterion adds to a total that is the mean divided by {@code divisor}; null where it is unknown.
     */
    void contribute(long[] points, long total, int divisor, @Nullable BigDecimal[] into) {
        long[] exact = new long[weights.length];
        boolean[] known = new boolean[weights.length];
        for (int i = from; i < to; i++) {
            known[i] = points[i] != Micros.UNKNOWN;
            exact[i] = known[i] ? weights[i] * points[i] : 0;
        }
        long[] shares = Contributions.apportion(exact, known, known(points) * divisor, total);
        for (int i = from; i < to; i++) {
            into[i] = known[i] ? Micros.decimal(shares[i]) : null;
        }
    }

    private BigDecimal share(long known) {
        return BigDecimal.valueOf(known)
                .divide(BigDecimal.valueOf(totalWeight), COVERAGE_SCALE, RoundingMode.HALF_UP)
                .stripTrailingZeros();
    }
}
