package dev.fenji.kernel.clv;

import dev.fenji.kernel.special.GammaDifference;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import org.hipparchus.special.Beta;
import org.hipparchus.special.Gamma;

/**
 * Gamma-Gamma: a customer's purchases are Gamma({@code p}, ν) distributed amounts, and ν differs between customers as
 * Gamma({@code q}, {@code γ}) (Fader and Hardie, "The Gamma-Gamma Model
 * of Monetary Value", 2013; Colombo and Jiang, 1999). Amounts are assumed to be unrelated to how often the customer
 * buys.
 *
 * @param p shape of the amounts, positive
 * @param q shape of the differences between customers, above 1: otherwise the mean does not exist
 * @param gamma scale in units of money, positive
 */
public record GammaGamma(double p, double q, double gamma) {

    /** Fewer customers say nothing about their differences. */
    public static final int LEAST_CUSTOMERS = 10;

    private static final double LEAST_Q = 1 + 1e-6;
    private static final double SMALLEST = 1e-6;
    private static final double LARGEST = 1e6;
    private static final double CONVERGED = 1e-5;
    private static final double CORRELATION_TO_WARN_OF = 0.2;

    /** Expected spend per purchase of a customer of whom nothing is known, {@code pγ/(q−1)}. */
    public double populationMean() {
        return p * gamma / (q - 1);
    }

    /**
     * Expected spend per purchase of a customer, {@code p(γ + x z̄)/(px + q − 1)}: between the average of the customer
     * and that of all.
     *
     * @param x number of purchases behind the average; 0 gives {@link #populationMean()}
     * @param mean their average z̄
     */
    public double expectedSpend(int x, double mean) {
        return x <= 0 ? populationMean() : p * (gamma + x * mean) / (p * x + q - 1);
    }

    /** {@code lnΓ(px+q) − lnΓ(px) − lnΓ(q) − ln z̄ − q ln(1 + x z̄/γ) − px ln(1 + γ/(x z̄))}. */
    public double logLikelihood(int x, double mean) {
        double u = x * mean / gamma;
        return GammaDifference.logGamma(p * x, q)
                - Gamma.logGamma(q)
                - Math.log(mean)
                - q * Math.log1p(u)
                - p * x * Math.log1p(1 / u);
    }

    /**
     * The chance that the next {@code n} purchases of a customer add up to no more than {@code total}: {@code I_w(pn,
     * q')} with {@code w = total/(total+γ')}, {@code q' = px+q},
     * {@code γ' = γ + x z̄}.
     */
    public double chanceOfAtMost(double total, int n, int x, double mean) {
        if (n == 0) {
            return 1;
        }
        if (total <= 0) {
            return 0;
        }
        double scale = gamma + x * mean;
        return Beta.regularizedBeta(total / (total + scale), p * n, p * x + q);
    }

    /** The parameters in the order p, q, γ. */
    public double[] values() {
        return new double[] {p, q, gamma};
    }

    /** Fits the model by maximum likelihood; {@code q} is kept above 1. */
    public static FitOutcome<GammaGamma> fit(SpendSample sample, DataWindow window) {
        if (sample.size() < LEAST_CUSTOMERS) {
            Refusal reason = sample.size() == 0 ? Refusal.NO_CUSTOMERS : Refusal.TOO_FEW_REPEAT_BUYERS;
            return new FitOutcome.Refused<>(
                    reason,
                    Map.of("repeatBuyers", (double) sample.size(), "needed", (double) LEAST_CUSTOMERS),
                    sample.exclusions());
        }
        double scale = sample.mean(sample.size() / 2);
        TrustRegion region = new TrustRegion(
                new GammaGammaLikelihood(sample),
                new double[] {SMALLEST, LEAST_Q, SMALLEST * scale},
                new double[] {LARGEST, LARGEST, LARGEST * scale});
        TrustRegion.Optimum best = region.maximise(new double[] {2, 3, scale});
        if (best == null) {
            return new FitOutcome.Refused<>(Refusal.NO_FINITE_LIKELIHOOD, Map.of(), sample.exclusions());
        }
        double[] at = best.parameters();
        return new FitOutcome.Fitted<>(new GammaGamma(at[0], at[1], at[2]), report(sample, window, region, best));
    }

    private static FitReport report(
            SpendSample sample, DataWindow window, TrustRegion region, TrustRegion.Optimum best) {
        Curvature curvature = Curvature.of(best.parameters(), best.logarithmic());
        double correlation = sample.correlation();
        Set<FitFlag> flags = EnumSet.noneOf(FitFlag.class);
        if (Math.abs(correlation) > CORRELATION_TO_WARN_OF) {
            flags.add(FitFlag.SPEND_DEPENDS_ON_FREQUENCY);
        }
        if (curvature.flat()) {
            flags.add(FitFlag.FLAT_LIKELIHOOD);
        }
        if (region.atBound(best.parameters())) {
            flags.add(FitFlag.AT_BOUND);
        } else if (!best.converged() || !(best.gradientNorm() / sample.size() < CONVERGED)) {
            flags.add(FitFlag.NOT_CONVERGED);
        }
        long purchases = 0;
        for (int i = 0; i < sample.size(); i++) {
            purchases += sample.count(i);
        }
        return new FitReport(
                best.value(),
                best.gradientNorm() / sample.size(),
                best.steps(),
                curvature,
                curvature.standardErrors(),
                window,
                sample.size(),
                sample.size(),
                purchases,
                sample.size(),
                sample.exclusions(),
                Set.copyOf(flags),
                Map.of("correlation", correlation));
    }
}
