package dev.fenji.kernel.clv;

import dev.fenji.kernel.special.GammaDifference;
import java.util.function.IntToDoubleFunction;

/**
 * The parts of a log-likelihood that depend on the number of purchases only. x is a whole number, so each is computed
 * once per distinct x and not once per customer.
 */
final class CountPart {

    private final long[] customers;
    private final long purchases;

    CountPart(PurchaseStates states) {
        int most = states.size() == 0 ? 0 : states.x(states.size() - 1);
        customers = new long[most + 1];
        long sum = 0;
        for (int i = 0; i < states.size(); i++) {
            customers[states.x(i)] += states.count(i);
            sum += (long) states.x(i) * states.count(i);
        }
        purchases = sum;
    }

    /** The largest x. */
    int most() {
        return customers.length - 1;
    }

    /** {@code lnΓ(r+kx) − lnΓ(r) − kx ln α} for every x. */
    double[] rateTerms(double r, double alpha, int k) {
        double[] terms = new double[customers.length];
        double logAlpha = Math.log(alpha);
        for (int x = 0; x < terms.length; x++) {
            terms[x] = customers[x] == 0 ? 0 : GammaDifference.logGamma(r, (double) k * x) - k * x * logAlpha;
        }
        return terms;
    }

    /** {@code ln B(a, b+x+m) − ln B(a, b)} for every x. */
    double[] exitTerms(double a, double b, int m) {
        double[] terms = new double[customers.length];
        for (int x = 0; x < terms.length; x++) {
            terms[x] =
                    customers[x] == 0 ? 0 : GammaDifference.logGamma(b, x + m) - GammaDifference.logGamma(a + b, x + m);
        }
        return terms;
    }

    /** Adds the sum over customers of {@link #rateTerms}, r being parameter 0 and α parameter 1. */
    void addRate(Derivatives sum, double r, double alpha, int k, double[] terms) {
        sum.value += total(x -> terms[x]);
        sum.gradient[0] += total(x -> GammaDifference.digamma(r, (double) k * x));
        sum.curve(0, 0, total(x -> GammaDifference.trigamma(r, (double) k * x)));
        double count = (double) k * purchases;
        sum.gradient[1] -= count / alpha;
        sum.curve(1, 1, count / (alpha * alpha));
    }

    /** Adds the sum over customers of {@link #exitTerms}, a being parameter 2 and b parameter 3. */
    void addExits(Derivatives sum, double a, double b, int m, double[] terms) {
        sum.value += total(x -> terms[x]);
        double both = total(x -> GammaDifference.digamma(a + b, x + m));
        double bothBend = total(x -> GammaDifference.trigamma(a + b, x + m));
        sum.gradient[2] -= both;
        sum.gradient[3] += total(x -> GammaDifference.digamma(b, x + m)) - both;
        sum.curve(2, 2, -bothBend);
        sum.curve(2, 3, -bothBend);
        sum.curve(3, 3, total(x -> GammaDifference.trigamma(b, x + m)) - bothBend);
    }

    private double total(IntToDoubleFunction ofX) {
        double sum = 0;
        for (int x = 0; x < customers.length; x++) {
            if (customers[x] > 0) {
                sum += customers[x] * ofX.applyAsDouble(x);
            }
        }
        return sum;
    }
}
