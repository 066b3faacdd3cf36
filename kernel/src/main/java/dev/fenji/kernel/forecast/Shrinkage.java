package dev.fenji.kernel.forecast;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Customers' logarithms differ by σ² around a mean of their own, and these means by τ² around the mean m of their segment.
 * A customer with n values and mean v̄ has μ = (n v̄/σ² + m/τ²) / (n/σ² + 1/τ²), known up to 1 / (n/σ² + 1/τ²): the fewer
 * its own values, the closer to the segment. σ², τ² and m come from all customers by the method of moments for a one-way random
 * layout (Searle, Casella &amp; McCulloch 1992, 3.6).
 *
 * @param within σ²
 * @param between τ²
 * @param overall m of everyone
 * @param segments m of segments with enough customers
 */
record Shrinkage(double within, double between, double overall, Map<String, Double> segments) {

    /** Nobody is exactly regular, and no two customers exactly alike; keeps divisions safe. */
    private static final double LEAST = 1e-4;

    Shrinkage {
        segments = Map.copyOf(segments);
    }

    /** One customer's moments and its segment. */
    record Part(String segment, LogMoments moments) {}

    static Shrinkage learn(List<Part> parts, int minimumSegment) {
        double customers = 0;
        double values = 0;
        double sum = 0;
        double squaredCounts = 0;
        double spread = 0;
        for (Part part : parts) {
            LogMoments own = part.moments;
            if (own.count() > 0) {
                customers++;
                values += own.count();
                sum += own.sum();
                squaredCounts += (double) own.count() * own.count();
                spread += own.spread();
            }
        }
        double overall = values == 0 ? 0 : sum / values;
        double among = 0;
        for (Part part : parts) {
            double distance = part.moments.mean() - overall;
            among += part.moments.count() * distance * distance;
        }
        double within = values > customers ? spread / (values - customers) : 1;
        double weight = customers > 1 ? (values - squaredCounts / values) / (customers - 1) : 1;
        double between = customers > 1 ? (among / (customers - 1) - within) / weight : 1;
        return new Shrinkage(Math.max(within, LEAST), Math.max(between, LEAST), overall, Map.of())
                .withMeans(parts, minimumSegment);
    }

    /** Means weighted by how much each customer says: 1 / (σ²/n + τ²). */
    private Shrinkage withMeans(Collection<Part> parts, int minimumSegment) {
        Map<String, double[]> sums = new HashMap<>();
        double[] all = new double[3];
        for (Part part : parts) {
            if (part.moments.count() > 0) {
                double weight = 1 / (within / part.moments.count() + between);
                add(all, weight, part.moments.mean());
                add(sums.computeIfAbsent(part.segment, any -> new double[3]), weight, part.moments.mean());
            }
        }
        Map<String, Double> means = new HashMap<>();
        sums.forEach((segment, own) -> {
            if (own[2] >= minimumSegment) {
                means.put(segment, own[1] / own[0]);
            }
        });
        return new Shrinkage(within, between, all[0] > 0 ? all[1] / all[0] : overall, means);
    }

    private static void add(double[] sums, double weight, double mean) {
        sums[0] += weight;
        sums[1] += weight * mean;
        sums[2]++;
    }

    /** The distribution of the customer's next value. */
    LogNormal next(String segment, LogMoments own) {
        double precision = own.count() / within + 1 / between;
        double mean = segments.getOrDefault(segment, overall);
        double mu = (own.sum() / within + mean / between) / precision;
        return new LogNormal(mu, within + 1 / precision);
    }
}
