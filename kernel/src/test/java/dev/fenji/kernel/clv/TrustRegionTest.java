package dev.fenji.kernel.clv;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The climb on hills whose tops are known. Parameters are positive; the climb goes over their logarithms. */
class TrustRegionTest {

    private static final double[] LOW = {1e-6, 1e-6};
    private static final double[] HIGH = {1e6, 1e6};

    /** A function of two logarithms with derivatives by differences, which is good enough for Newton's method. */
    private record Hill(ToDoubleFunction<double[]> ofLogarithms) implements Objective {

        @Override
        public int size() {
            return 2;
        }

        private double at(double u, double v) {
            return ofLogarithms.applyAsDouble(new double[] {u, v});
        }

        @Override
        public @Nullable Derivatives at(double[] p) {
            double h = 1e-4;
            double u = Math.log(p[0]);
            double v = Math.log(p[1]);
            Derivatives result = new Derivatives(2);
            result.value = at(u, v);
            double gu = (at(u + h, v) - at(u - h, v)) / (2 * h);
            double gv = (at(u, v + h) - at(u, v - h)) / (2 * h);
            double uu = (at(u + h, v) - 2 * result.value + at(u - h, v)) / (h * h);
            double vv = (at(u, v + h) - 2 * result.value + at(u, v - h)) / (h * h);
            double uv = (at(u + h, v + h) - at(u + h, v - h) - at(u - h, v + h) + at(u - h, v - h)) / (4 * h * h);
            result.gradient[0] = gu / p[0];
            result.gradient[1] = gv / p[1];
            result.curve(0, 0, (uu - gu) / (p[0] * p[0]));
            result.curve(0, 1, uv / (p[0] * p[1]));
            result.curve(1, 1, (vv - gv) / (p[1] * p[1]));
            return result;
        }
    }

    private static TrustRegion region(ToDoubleFunction<double[]> hill) {
        return new TrustRegion(new Hill(hill), LOW, HIGH);
    }

    private static TrustRegion.Optimum climb(ToDoubleFunction<double[]> hill, double... start) {
        TrustRegion.Optimum found = region(hill).maximise(start);
        assertThat(found).isNotNull();
        return requireNonNull(found);
    }

    @Test
    void theTopOfAParabolaIsFoundInAStepWhereItIsNear() {
        TrustRegion.Optimum found = climb(x -> 7 - square(x[0] - .3) - 2 * square(x[1] + .2), 1, 1);
        assertThat(found.parameters()).containsExactly(new double[] {Math.exp(.3), Math.exp(-.2)}, within(1e-5));
        assertThat(found.value()).isCloseTo(7, within(1e-8));
        assertThat(found.gradientNorm()).isLessThan(1e-4);
        assertThat(found.converged()).isTrue();
        assertThat(found.steps()).isLessThanOrEqualTo(3);
    }

    @Test
    void aTopFarAwayTakesStepsThatGrow() {
        TrustRegion.Optimum found = climb(x -> -square(x[0] - 12) - square(x[1] + 9), 1, 1);
        assertThat(Math.log(found.parameters()[0])).isCloseTo(12, within(1e-4));
        assertThat(Math.log(found.parameters()[1])).isCloseTo(-9, within(1e-4));
        assertThat(found.steps()).isBetween(4, 12);
    }

    @Test
    void theBananaIsClimbedToItsEnd() {
        TrustRegion.Optimum found = climb(x -> -square(1 - x[0]) - 100 * square(x[1] - x[0] * x[0]), .3, 8);
        assertThat(Math.log(found.parameters()[0])).isCloseTo(1, within(1e-3));
        assertThat(Math.log(found.parameters()[1])).isCloseTo(1, within(2e-3));
        assertThat(found.steps()).isLessThan(60);
    }

    @Test
    void aSaddleIsLeft() {
        ToDoubleFunction<double[]> twoTops = x -> square(x[0]) - Math.pow(x[0], 4) / 4 - square(x[1]);
        TrustRegion.Optimum found = climb(twoTops, Math.exp(.01), 2);
        assertThat(Math.log(found.parameters()[0])).isCloseTo(Math.sqrt(2), within(1e-3));
        assertThat(found.value()).isCloseTo(1, within(1e-6));
    }

    @Test
    void whatHasNoValueIsSteppedBackFrom() {
        ToDoubleFunction<double[]> cliff = x -> x[0] > 2 ? Double.NaN : x[0] - square(x[1]) - Math.exp(4 * (x[0] - 1));
        TrustRegion.Optimum found = climb(cliff, 1, 1);
        assertThat(Math.log(found.parameters()[0])).isCloseTo(1 - Math.log(4) / 4, within(1e-3));
        assertThat(region(x -> Double.NaN).maximise(new double[] {1, 1})).isNull();
        assertThat(region(x -> Double.NaN).best(new double[][] {{1, 1}, {2, 2}}))
                .isNull();
    }

    @Test
    void aTopOutsideTheBoxIsFoundOnItsEdge() {
        ToDoubleFunction<double[]> outside = x -> -square(x[0] - 30) - square(x[1] - 1);
        TrustRegion region = region(outside);
        TrustRegion.Optimum found = region.maximise(new double[] {1, 1});
        assertThat(found).isNotNull();
        double[] at = requireNonNull(found).parameters();
        assertThat(at[0]).isCloseTo(1e6, within(1e-3));
        assertThat(Math.log(at[1])).isCloseTo(1, within(1e-4));
        assertThat(region.atBound(at)).isTrue();
        assertThat(region.atBound(new double[] {1e-6, 3})).isTrue();
        assertThat(region.atBound(new double[] {5, 3})).isFalse();
    }

    @Test
    void aStartOutsideTheBoxIsBroughtInside() {
        TrustRegion.Optimum found = climb(x -> -square(x[0] - 2) - square(x[1] - 2), 1e30, 1e-30);
        assertThat(Math.log(found.parameters()[0])).isCloseTo(2, within(1e-4));
        assertThat(Math.log(found.parameters()[1])).isCloseTo(2, within(1e-4));
    }

    @Test
    void theHigherOfTwoTopsIsTaken() {
        ToDoubleFunction<double[]> tops = x -> Math.log(Math.exp(-4 * square(x[0] + 3) - square(x[1]))
                + 5 * Math.exp(-4 * square(x[0] - 3) - square(x[1])));
        double[] low = {Math.exp(-2.9), 1};
        double[] high = {Math.exp(2.9), 1};
        TrustRegion.Optimum one = region(tops).best(new double[][] {low, high});
        TrustRegion.Optimum other = region(tops).best(new double[][] {high, low});
        assertThat(Math.log(requireNonNull(one).parameters()[0])).isCloseTo(3, within(1e-3));
        assertThat(requireNonNull(other).parameters()).isEqualTo(one.parameters());
    }

    private static double square(double x) {
        return x * x;
    }
}
