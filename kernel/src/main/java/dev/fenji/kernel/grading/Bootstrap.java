package dev.fenji.kernel.grading;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * All measures of all forecasts on the customers as they are and on Poisson resamples of them. Each resample has its own
 * seed (seed + number) and all forecasts see the same resamples, so differences between them are paired. The result does
 * not depend on the number of threads.
 */
public final class Bootstrap {

    private static final int MEASURES = Measure.values().length;

    private final Actual actual;
    private final Ranked actualRanked;
    private final int[] actualGroups;
    private final List<AmountMeasures> amounts;
    private final List<ChanceMeasures> chances;

    Bootstrap(Actual actual, List<Forecast> forecasts) {
        this.actual = actual;
        this.actualRanked = Ranked.by(actual.amounts());
        this.actualGroups = actualRanked.groups();
        this.amounts = forecasts.stream()
                .map(each -> new AmountMeasures(each.ranking(), actual.amounts(), actualGroups, each.hasAmounts()))
                .toList();
        this.chances = forecasts.stream().map(each -> chances(each, actual)).toList();
    }

    private static ChanceMeasures chances(Forecast forecast, Actual actual) {
        double[] chance = forecast.chances();
        return new ChanceMeasures(chance == null ? forecast.ranking() : chance, actual.events(), chance != null);
    }

    /** Measures by forecast and {@link Measure#ordinal()}. */
    double[][] asIs() {
        byte[] ones = new byte[actual.size()];
        Arrays.fill(ones, (byte) 1);
        return measure(ones, actual.size());
    }

    /** Measures by resample, forecast and {@link Measure#ordinal()}. */
    double[][][] resamples(int count, long seed) {
        return IntStream.range(0, count)
                .parallel()
                .mapToObj(number -> resample(seed + number))
                .toArray(double[][][]::new);
    }

    private double[][] resample(long seed) {
        byte[] weights = new byte[actual.size()];
        long total = PoissonWeights.draw(new SplittableRandom(seed), weights);
        return measure(weights, total);
    }

    private double[][] measure(byte[] weights, long total) {
        double[][] measures = new double[amounts.size()][MEASURES];
        double[] ranks = actualRanked.midRanks(actualGroups, weights);
        for (int i = 0; i < measures.length; i++) {
            Arrays.fill(measures[i], Double.NaN);
            if (total > 0) {
                amounts.get(i).measure(weights, total, ranks, measures[i]);
                chances.get(i).measure(weights, total, measures[i]);
            }
        }
        return measures;
    }

    /**
     * Percentile interval of the defined values.
     *
     * @return low and high, or null when more than a twentieth of the values is undefined
     */
    public static double @Nullable [] interval(double[] values, double level) {
        double[] defined =
                Arrays.stream(values).filter(Double::isFinite).sorted().toArray();
        if (defined.length == 0 || defined.length < 0.95 * values.length) {
            return null;
        }
        double tail = (1 - level) / 2;
        return new double[] {quantile(defined, tail), quantile(defined, 1 - tail)};
    }

    /** Linear interpolation between order statistics (R type 7). */
    private static double quantile(double[] sorted, double share) {
        double place = share * (sorted.length - 1);
        int below = (int) place;
        int above = Math.min(below + 1, sorted.length - 1);
        return sorted[below] + (place - below) * (sorted[above] - sorted[below]);
    }
}
