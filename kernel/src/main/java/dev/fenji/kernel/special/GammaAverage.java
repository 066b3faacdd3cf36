package dev.fenji.kernel.special;

import java.util.function.DoubleUnaryOperator;

/**
 * The mean of a smooth function of a gamma distributed rate, {@code E[f(λ)]} with {@code λ ~ Gamma(shape, rate)}, by
 * the trapezoidal rule in
 * {@code ln λ}. Meant for shapes of 1 and more; the error is of order {@code exp(−π²/h)}.
 */
public final class GammaAverage {

    /** Widest step; exp(−π²/0.2) = 4e-22. */
    private static final double MAX_STEP = 0.2;

    private static final double STEP_IN_DEVIATIONS = 0.7;
    private static final double CUT = 40;

    private GammaAverage() {}

    /**
     * The mean of {@code f}.
     *
     * @param shape shape of the distribution, must be positive
     * @param rate rate of the distribution, must be positive
     * @param f the function on (0, ∞)
     */
    public static double of(double shape, double rate, DoubleUnaryOperator f) {
        double centre = Math.log(shape);
        double step = Math.min(MAX_STEP, STEP_IN_DEVIATIONS / Math.sqrt(shape));
        double weights = 0;
        double sum = 0;
        for (int side = -1; side <= 1; side += 2) {
            for (int i = side < 0 ? 1 : 0; ; i++) {
                double offset = side * i * step;
                double log = shape * (offset - Math.expm1(offset));
                if (log < -CUT) {
                    break;
                }
                double weight = Math.exp(log);
                weights += weight;
                sum += weight * f.applyAsDouble(Math.exp(centre + offset) / rate);
            }
        }
        return sum / weights;
    }
}
