package dev.fenji.kernel.clv;

import dev.fenji.kernel.special.GammaDifference;

/** {@code ln B(a+i, b+j) − ln B(a, b)} and its derivatives in a and b, without the cancellation of large values. */
final class BetaRatio {

    private BetaRatio() {}

    static double log(double a, double b, double i, double j) {
        return GammaDifference.logGamma(a, i) + GammaDifference.logGamma(b, j) - GammaDifference.logGamma(a + b, i + j);
    }

    static double byA(double a, double b, double i, double j) {
        return GammaDifference.digamma(a, i) - GammaDifference.digamma(a + b, i + j);
    }

    static double byB(double a, double b, double i, double j) {
        return byA(b, a, j, i);
    }

    static double byAA(double a, double b, double i, double j) {
        return GammaDifference.trigamma(a, i) + byAB(a, b, i, j);
    }

    static double byAB(double a, double b, double i, double j) {
        return -GammaDifference.trigamma(a + b, i + j);
    }

    static double byBB(double a, double b, double i, double j) {
        return byAA(b, a, j, i);
    }
}
