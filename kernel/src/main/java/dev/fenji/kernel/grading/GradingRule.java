package dev.fenji.kernel.grading;

/**
 * How to grade.
 *
 * @param resamples bootstrap resamples of the customers; at least 100, or intervals mean little
 * @param seed of the resamples: the same seed gives the same intervals to the bit
 * @param level of the intervals, for example 0.95
 * @param minimumCustomers with fewer the grade is refused
 * @param bins of the reliability plot, with about the same number of customers each
 */
public record GradingRule(int resamples, long seed, double level, int minimumCustomers, int bins) {

    public static final GradingRule STANDARD = new GradingRule(1_000, 20_260_101, 0.95, 30, 10);

    public GradingRule {
        if (resamples < 100) {
            throw new IllegalArgumentException("The resamples (%d) must be at least 100.".formatted(resamples));
        }
        if (!(level > 0 && level < 1)) {
            throw new IllegalArgumentException("The level (%s) must be between 0 and 1.".formatted(level));
        }
        if (bins < 1 || minimumCustomers < 1) {
            throw new IllegalArgumentException("The bins (%d) and the minimum of customers (%d) must be positive."
                    .formatted(bins, minimumCustomers));
        }
    }

    public GradingRule withSeed(long other) {
        return new GradingRule(resamples, other, level, minimumCustomers, bins);
    }

    public GradingRule withResamples(int other) {
        return new GradingRule(other, seed, level, minimumCustomers, bins);
    }
}
