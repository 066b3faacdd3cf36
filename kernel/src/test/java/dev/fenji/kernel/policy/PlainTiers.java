package dev.fenji.kernel.policy;

import dev.fenji.kernel.facts.CustomerFacts;
import dev.fenji.kernel.facts.Population;
import dev.fenji.kernel.number.Micros;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** ABC and RFM written down a second time, the slow and obvious way. */
final class PlainTiers {

    private PlainTiers() {}

    /** ABC 80/95 by walking the sorted list. */
    static Map<Long, String> abc(Population population) {
        List<CustomerFacts> buyers = buyers(population);
        buyers.sort(Comparator.comparingLong((CustomerFacts c) -> c.micros("net_revenue"))
                .reversed());
        double base = buyers.stream()
                .mapToDouble(c -> Math.max(0, c.micros("net_revenue")))
                .sum();
        Map<Long, String> classes = new HashMap<>();
        double before = 0;
        String last = "C";
        long lastValue = Long.MIN_VALUE;
        for (CustomerFacts buyer : buyers) {
            long value = buyer.micros("net_revenue");
            String own = value <= 0 ? "C" : before / base < 0.80 ? "A" : before / base < 0.95 ? "B" : "C";
            String shared = value == lastValue ? last : own;
            classes.put(buyer.customerId(), shared);
            last = shared;
            lastValue = value;
            before += Math.max(0, value);
        }
        return classes;
    }

    /** Cell "r f m" of the 5 × 5 × 5 grid by quantiles of type 7. */
    static Map<Long, String> rfm(Population population) {
        List<CustomerFacts> buyers = buyers(population);
        Map<Long, String> cells = new HashMap<>();
        for (CustomerFacts buyer : buyers) {
            int r = 6 - score(buyers, buyer, "recency_days");
            int f = score(buyers, buyer, "frequency");
            int m = score(buyers, buyer, "net_revenue");
            cells.put(buyer.customerId(), r + " " + f + " " + m);
        }
        return cells;
    }

    private static int score(List<CustomerFacts> buyers, CustomerFacts one, String field) {
        double[] sorted =
                buyers.stream().mapToDouble(c -> c.micros(field)).sorted().toArray();
        int score = 1;
        for (int i = 1; i < 5; i++) {
            double h = (sorted.length - 1) * i / 5.0;
            int low = (int) Math.floor(h + 1e-9);
            double next = low + 1 < sorted.length ? sorted[low + 1] : sorted[low];
            double boundary = sorted[low] + Math.max(0, h - low) * (next - sorted[low]);
            if (one.micros(field) > boundary + 1e-6) {
                score++;
            }
        }
        return score;
    }

    private static List<CustomerFacts> buyers(Population population) {
        List<CustomerFacts> buyers = new ArrayList<>();
        for (int row = 0; row < population.size(); row++) {
            CustomerFacts facts = Objects.requireNonNull(population.row(row));
            if (facts.micros("frequency") > 0 && Micros.isKnown(facts.micros("net_revenue"))) {
                buyers.add(facts);
            }
        }
        return buyers;
    }
}
