package dev.fenji.kernel.clv;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** Customers made from known parameters, day by day, so that fits can be judged where no published data are at hand. */
final class SimulatedCustomers {

    static final int DAYS = 546;

    private final SplittableRandom random;
    private final List<PurchaseState> states = new ArrayList<>();
    private final List<Integer> later = new ArrayList<>();

    private SimulatedCustomers(long seed) {
        this.random = new SplittableRandom(seed);
    }

    /** What was seen of them. */
    List<PurchaseState> states() {
        return states;
    }

    /** Purchase days of each after that, over as long again as {@link #DAYS}. */
    List<Integer> later() {
        return later;
    }

    PurchaseStates collect() {
        return PurchaseLog.collect(states);
    }

    /** Dropout after purchases: BG/NBD or MBG/NBD, with k stages per purchase. */
    static SimulatedCustomers betaGeometric(
            long seed, int customers, double r, double alpha, double a, double b, int k, boolean first) {
        SimulatedCustomers made = new SimulatedCustomers(seed);
        for (int i = 0; i < customers; i++) {
            double rate = made.gamma(r) / alpha;
            double x = made.gamma(a);
            double chance = x / (x + made.gamma(b));
            int start = made.random.nextInt(DAYS / 2);
            List<Double> times = new ArrayList<>();
            double time = 0;
            boolean there = !first || made.random.nextDouble() >= chance;
            while (there) {
                for (int stage = 0; stage < k; stage++) {
                    time += made.exponential() / rate;
                }
                if (time > 2 * DAYS / PurchaseState.WEEK) {
                    break;
                }
                times.add(time);
                there = made.random.nextDouble() >= chance;
            }
            made.observe(start, times);
        }
        return made;
    }

    /** Dropout at any time: Pareto/NBD. */
    static SimulatedCustomers pareto(long seed, int customers, double r, double alpha, double s, double beta) {
        SimulatedCustomers made = new SimulatedCustomers(seed);
        for (int i = 0; i < customers; i++) {
            double rate = made.gamma(r) / alpha;
            double end = made.exponential() / (made.gamma(s) / beta);
            List<Double> times = new ArrayList<>();
            double time = made.exponential() / rate;
            while (time < Math.min(end, 2 * DAYS / PurchaseState.WEEK)) {
                times.add(time);
                time += made.exponential() / rate;
            }
            made.observe(made.random.nextInt(DAYS / 2), times);
        }
        return made;
    }

    /** Spend of customers as the Gamma-Gamma model has it. */
    static SpendSample spend(long seed, int customers, GammaGamma model) {
        SimulatedCustomers made = new SimulatedCustomers(seed);
        SpendSample.Builder builder = new SpendSample.Builder();
        for (int i = 0; i < customers; i++) {
            double rate = made.gamma(model.q()) / model.gamma();
            int count = 1 + made.random.nextInt(8);
            builder.add(count, made.gamma(model.p() * count) / rate / count);
        }
        return builder.build();
    }

    private void observe(int start, List<Double> weeks) {
        int last = 0;
        int x = 0;
        int after = 0;
        double gaps = 0;
        int end = DAYS - start;
        int lastAfter = end;
        for (double week : weeks) {
            int day = (int) Math.ceil(week * PurchaseState.WEEK);
            if (day <= end && day > last) {
                gaps += Math.log(day - last);
                last = day;
                x++;
            } else if (day > end && day > lastAfter && day <= end + DAYS) {
                lastAfter = day;
                after++;
            }
        }
        states.add(new PurchaseState(x, last, end, gaps));
        later.add(after);
    }

    private double exponential() {
        return -Math.log(1 - random.nextDouble());
    }

    /** Marsaglia and Tsang (2000). */
    private double gamma(double shape) {
        if (shape < 1) {
            return gamma(shape + 1) * Math.pow(random.nextDouble(), 1 / shape);
        }
        double d = shape - 1.0 / 3;
        while (true) {
            double normal = random.nextGaussian();
            double v = 1 + normal / Math.sqrt(9 * d);
            if (v > 0) {
                double cube = v * v * v;
                if (Math.log(1 - random.nextDouble()) < 0.5 * normal * normal + d - d * cube + d * Math.log(cube)) {
                    return d * cube;
                }
            }
        }
    }
}
