package dev.fenji.kernel.backtest;

/**
 * How to judge.
 *
 * @param resamples bootstrap resamples of the customers; 0 when only {@link Backtest#reached} is asked for
 * @param seed of the resamples: the same seed gives the same intervals to the bit
 * @param level of the intervals, for example 0.95
 * @param minimumCustomers with fewer in a period the back-test is refused
 */
public record BacktestRule(int resamples, long seed, double level, int minimumCustomers) {

    public static final BacktestRule STANDARD = new BacktestRule(200, 20_260_101, 0.95, 30);

    private static final int FEWEST_RESAMPLES = 100;

    public BacktestRule {
        if (resamples != 0 && resamples < FEWEST_RESAMPLES) {
            throw new IllegalArgumentException(
                    "The resamples (%d) must be at least %d.".formatted(resamples, FEWEST_RESAMPLES));
        }
        if (!(level > 0 && level < 1)) {
            throw new IllegalArgumentException("The level (%s) must be between 0 and 1.".formatted(level));
        }
        if (minimumCustomers < 1) {
            throw new IllegalArgumentException(
                    "The minimum of customers (%d) must be positive.".formatted(minimumCustomers));
        }
    }

    public BacktestRule withoutResamples() {
        return new BacktestRule(0, seed, level, minimumCustomers);
    }

    public BacktestRule withSeed(long other) {
        return new BacktestRule(resamples, other, level, minimumCustomers);
    }
}
