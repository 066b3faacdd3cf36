package dev.fenji.kernel.forecast;

/**
 * What is kept of a customer's gaps, or of its order amounts: how many, and the sums of their natural logarithms and of the
 * squares of those. Values of zero or less have no logarithm and do not count.
 *
 * @param count how many
 * @param sum Σ ln v
 * @param squares Σ (ln v)²
 */
public record LogMoments(int count, double sum, double squares) {

    public static final LogMoments NONE = new LogMoments(0, 0, 0);

    /** The moments of values. */
    public static LogMoments of(double... values) {
        LogMoments moments = NONE;
        for (double value : values) {
            moments = moments.with(value);
        }
        return moments;
    }

    /** One value more. */
    public LogMoments with(double value) {
        if (!(value > 0) || Double.isInfinite(value)) {
            return this;
        }
        double log = Math.log(value);
        return new LogMoments(count + 1, sum + log, squares + log * log);
    }

    double mean() {
        return count == 0 ? 0 : sum / count;
    }

    /** Σ (ln v − mean)², never below 0. */
    double spread() {
        return count == 0 ? 0 : Math.max(0, squares - sum * sum / count);
    }
}
