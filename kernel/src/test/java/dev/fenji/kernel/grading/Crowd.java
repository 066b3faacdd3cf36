package dev.fenji.kernel.grading;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/** Customers with a rate of their own, a past count and a future count. */
@SuppressWarnings("ArrayRecordComponent") // columns that nobody compares
record Crowd(double[] rate, double[] past, double[] future) {
    static Crowd of(int n, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        Crowd crowd = new Crowd(new double[n], new double[n], new double[n]);
        for (int i = 0; i < n; i++) {
            crowd.rate[i] = -Math.log(random.nextDouble());
            crowd.past[i] = poisson(random, crowd.rate[i]);
            crowd.future[i] = poisson(random, crowd.rate[i]);
        }
        return crowd;
    }

    /** Mean of the rate given the past count: rates are exponential, so (1 + x) / 2. */
    double[] shrunk() {
        return Arrays.stream(past).map(x -> (1 + x) / 2).toArray();
    }

    private static double poisson(SplittableRandom random, double mean) {
        double limit = Math.exp(-mean);
        double product = random.nextDouble();
        int count = 0;
        while (product > limit) {
            product *= random.nextDouble();
            count++;
        }
        return count;
    }

    /** A grade that must come about. */
    static GradeReport graded(Forecast model, List<Forecast> rules, Actual actual, GradingRule rule) {
        return ((GradeOutcome.Graded) Grading.grade(model, rules, actual, rule)).report();
    }
}
