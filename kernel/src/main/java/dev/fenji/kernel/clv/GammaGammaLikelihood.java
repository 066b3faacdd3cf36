package dev.fenji.kernel.clv;

import dev.fenji.kernel.special.GammaDifference;
import org.hipparchus.special.Gamma;

/**
 * Log-likelihood of {@link GammaGamma} with derivatives in p, q, γ. Gamma functions depend on x only, so per customer
 * two logarithms remain.
 */
final class GammaGammaLikelihood implements Objective {

    private final SpendSample sample;
    private final long[] customers;
    private final double logMeans;

    GammaGammaLikelihood(SpendSample sample) {
        this.sample = sample;
        int most = sample.size() == 0 ? 0 : sample.count(sample.size() - 1);
        customers = new long[most + 1];
        double sum = 0;
        for (int i = 0; i < sample.size(); i++) {
            customers[sample.count(i)]++;
            sum += Math.log(sample.mean(i));
        }
        logMeans = sum;
    }

    @Override
    public int size() {
        return 3;
    }

    @Override
    public Derivatives at(double[] parameters) {
        double p = parameters[0];
        double q = parameters[1];
        double gamma = parameters[2];
        Derivatives sum = Chunks.sum(sample.size(), 3, (from, to, part) -> {
            for (int i = from; i < to; i++) {
                add(part, sample.count(i), sample.count(i) * sample.mean(i) / gamma, p, q, gamma);
            }
        });
        addCounts(sum, p, q);
        sum.value -= logMeans;
        return sum;
    }

    /** {@code −q ln(1+u) − px ln(1+1/u)}, {@code u = x z̄/γ}. */
    private static void add(Derivatives sum, int x, double u, double p, double q, double gamma) {
        double above = Math.log1p(u);
        double below = Math.log1p(1 / u);
        double small = 1 / (1 + u);
        double large = u * small;
        double shape = p * x;
        double slope = q * large - shape * small; // in ln γ
        sum.value -= q * above + shape * below;
        sum.gradient[0] -= x * below;
        sum.gradient[1] -= above;
        sum.gradient[2] += slope / gamma;
        sum.curve(0, 2, -x * small / gamma);
        sum.curve(1, 2, large / gamma);
        sum.curve(2, 2, (-(q + shape) * small * large - slope) / (gamma * gamma));
    }

    /** {@code lnΓ(px+q) − lnΓ(px) − lnΓ(q)}. */
    private void addCounts(Derivatives sum, double p, double q) {
        double logGammaQ = Gamma.logGamma(q);
        for (int x = 1; x < customers.length; x++) {
            double count = customers[x];
            if (count == 0) {
                continue;
            }
            double shape = p * x;
            double above = GammaDifference.trigamma(q, shape); // ψ'(px+q) − ψ'(q)
            double both = above + Gamma.trigamma(q);
            sum.value += count * (GammaDifference.logGamma(shape, q) - logGammaQ);
            sum.gradient[0] += count * x * GammaDifference.digamma(shape, q);
            sum.gradient[1] += count * GammaDifference.digamma(q, shape);
            sum.curve(0, 0, count * x * x * GammaDifference.trigamma(shape, q));
            sum.curve(0, 1, count * x * both);
            sum.curve(1, 1, count * above);
        }
    }
}
