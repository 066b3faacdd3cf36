package dev.fenji.kernel.churn;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * How a number is brought to mean 0 and deviation 1: as it is, or as asinh(v / unit) when that is less skewed (like a log
 * far from 0, straight near it, fine with negative values). Values beyond 4 deviations stop there.
 *
 * @param unit of asinh; 0 for numbers as they are
 * @param mean after that
 * @param deviation after that, above zero
 */
record NumberScale(double unit, double mean, double deviation) {

    private static final double SKEWED = 1;
    private static final double LIMIT = 4;

    /** Learns from the known values; null when they do not vary. */
    static @Nullable NumberScale learn(double[] known) {
        double[] plain = moments(known, 0);
        if (!(plain[1] > 1e-12 * (1 + Math.abs(plain[0])))) {
            return null;
        }
        double unit = typicalSize(known);
        double[] bent = moments(known, unit);
        boolean bend = Math.abs(plain[2]) > SKEWED && Math.abs(bent[2]) < Math.abs(plain[2]) && bent[1] > 0;
        return bend ? new NumberScale(unit, bent[0], bent[1]) : new NumberScale(0, plain[0], plain[1]);
    }

    /** The scaled value; 0 (the mean) for an unknown one. */
    double apply(double value) {
        if (Double.isNaN(value)) {
            return 0;
        }
        return Math.clamp((bend(value, unit) - mean) / deviation, -LIMIT, LIMIT);
    }

    private static double typicalSize(double[] values) {
        double[] sizes = Arrays.stream(values)
                .map(Math::abs)
                .filter(size -> size > 0)
                .sorted()
                .toArray();
        return sizes.length == 0 ? 1 : sizes[sizes.length / 2];
    }

    /** Mean, deviation and skewness. */
    private static double[] moments(double[] values, double unit) {
        double sum = 0;
        for (double value : values) {
            sum += bend(value, unit);
        }
        double mean = values.length == 0 ? 0 : sum / values.length;
        double second = 0;
        double third = 0;
        for (double value : values) {
            double distance = bend(value, unit) - mean;
            second += distance * distance;
            third += distance * distance * distance;
        }
        double deviation = values.length == 0 ? 0 : Math.sqrt(second / values.length);
        double skewness = deviation > 0 ? third / values.length / (deviation * deviation * deviation) : 0;
        return new double[] {mean, deviation, skewness};
    }

    /** asinh(v / unit) = sign · ln(|v/unit| + √(1 + (v/unit)²)). */
    private static double bend(double value, double unit) {
        if (unit == 0) {
            return value;
        }
        double size = Math.abs(value / unit);
        return Math.copySign(Math.log(size + Math.sqrt(1 + size * size)), value);
    }
}
