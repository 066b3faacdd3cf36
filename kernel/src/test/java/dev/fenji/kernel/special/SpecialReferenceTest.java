package dev.fenji.kernel.special;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

/**
 * The special functions against 40-digit values of an independent tool; the accuracy they are documented with is what
 * is asserted here.
 */
class SpecialReferenceTest {

    private interface Function {
        double at(double[] arguments);
    }

    @Test
    void differencesOfLogGammaAreWithinEightUlps() {
        // Near a zero, where relative accuracy has no meaning, of 1.
        assertUlps("loggamma", 8, 1, at -> GammaDifference.logGamma(at[0], at[1]));
    }

    @Test
    void differencesOfDigammaAreWithinFourUlps() {
        assertUlps("digamma", 4, 0, at -> GammaDifference.digamma(at[0], at[1]));
    }

    @Test
    void differencesOfTrigammaAreWithinSixteenUlps() {
        assertUlps("trigamma", 16, 0, at -> GammaDifference.trigamma(at[0], at[1]));
    }

    @Test
    void hypergeometricFunctionIsWithinTwentyUlps() {
        assertUlps("gauss", 20, 0, at -> Hypergeometric.gauss(at[0], at[1], at[2], at[3]));
    }

    @Test
    void exponentialIntegralIsWithinThirtyTwoUlps() {
        assertUlps("expint", 32, 0, at -> ExponentialIntegral.scaled(at[0], at[1]));
    }

    private static void assertUlps(String function, int ulps, double least, Function own) {
        double worst = 0;
        for (ReferenceTable.Value value : ReferenceTable.of(function)) {
            double got = own.at(value.at());
            double off = Math.abs(got - value.value()) / Math.ulp(Math.max(Math.abs(value.value()), least));
            worst = Math.max(worst, off);
            assertThat(off).as("%s%s", function, Arrays.toString(value.at())).isLessThanOrEqualTo(ulps);
        }
        System.out.printf("%s: worst error %.1f ulps%n", function, worst);
    }

    @Test
    void averagesOverABetaDistributionAreExactForPowers() {
        for (double a : new double[] {0.003, 0.2, 0.8, 1, 5, 200}) {
            for (double b : new double[] {0.01, 0.7, 2.5, 30, 5000}) {
                double second = a * (a + 1) / ((a + b) * (a + b + 1));
                assertThat(BetaAverage.of(a, b, p -> p * p, 0, 1)).isCloseTo(second, within(1e-13));
                assertThat(BetaAverage.of(a, b, p -> p * p, 0, 1) / second).isCloseTo(1, within(1e-9));
            }
        }
    }

    @Test
    void averagesOverAGammaDistributionAreExactForPowers() {
        for (double shape : new double[] {1, 1.24, 3, 27, 900}) {
            assertThat(GammaAverage.of(shape, 5, x -> x) * 5 / shape).isCloseTo(1, within(1e-12));
            assertThat(GammaAverage.of(shape, 5, x -> x * x) * 25 / (shape * (shape + 1)))
                    .isCloseTo(1, within(1e-12));
        }
    }

    @Test
    void quadratureIsExactForPolynomials() {
        GaussLegendre rule = new GaussLegendre(24);
        assertThat(rule.size()).isEqualTo(24);
        for (int power = 0; power < 48; power++) {
            int n = power;
            assertThat(rule.integrate(x -> Math.pow(x, n), 0, 1)).isCloseTo(1.0 / (n + 1), within(1e-15));
        }
        assertThat(rule.integrate(Math::exp, -1, 3)).isCloseTo(Math.exp(3) - Math.exp(-1), within(1e-13));
    }

    @Test
    void smallExpressionsKeepTheirDigitsAtTheirSingularPoints() {
        assertThat(Stable.decay(0, 2.5)).isEqualTo(2.5);
        assertThat(Stable.decay(1e-12, 2.5)).isCloseTo(2.5, within(1e-11));
        assertThat(Stable.decay(0.5, 2.5)).isCloseTo((1 - Math.exp(-1.25)) / 0.5, within(1e-15));
        assertThat(Stable.decay(-0.5, 2.5)).isCloseTo((Math.exp(1.25) - 1) / 0.5, within(1e-14));
        assertThat(Stable.logistic(-800)).isZero();
        assertThat(Stable.logistic(800)).isEqualTo(1);
        assertThat(Stable.logistic(1) + Stable.logistic(-1)).isCloseTo(1, within(1e-16));
        assertThat(Stable.logSum(Double.NEGATIVE_INFINITY, Double.NEGATIVE_INFINITY))
                .isEqualTo(Double.NEGATIVE_INFINITY);
        assertThat(Stable.logSum(1000, 1000)).isCloseTo(1000 + Math.log(2), within(1e-12));
        assertThat(Stable.logSum(Double.NEGATIVE_INFINITY, 3)).isEqualTo(3);
    }
}
