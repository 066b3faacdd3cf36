package dev.fenji.kernel.clv;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Customer lifetime value: discounted expected margin less cost to serve within a horizon, with two intervals that must
 * not be mixed up.
 *
 * <pre>
 *   CLV = D (m E[M] − c) − k W
 *   D   discounted purchases expected, W discounted weeks expected to be there, E[M] expected spend per purchase,
 *   m   margin share, c cost per purchase, k cost per week
 * </pre>
 *
 * <p>The <b>parameter interval</b> says how far the expectation itself may be off because the models were learned from
 * finitely many customers (delta method on the asymptotic covariance of
 * the logarithms of the parameters; purchase and spend parameters are independent). The <b>outcome interval</b> says
 * what this one customer may
 * bring when the model is right: the quantiles of the sum of a random number of random purchases. The second is far
 * wider.
 *
 * <p>What a customer who is still there does depends on (x, T) only and is computed once per pair; the table is shared
 * between threads. For millions of customers take {@link #expected}, which then costs a few hundred nanoseconds per
 * customer, or {@link Predictions} for purchases alone; {@link #of} solves for two quantiles of each customer's own
 * distribution and costs about a hundred times as much.
 */
public final class Clv {

    /** Half the distance, in the logarithm of a parameter, of the two points of a slope. */
    private static final double STEP = 1e-4;

    private final ClvTerms terms;
    private final Variant middle;
    private final List<Variant> purchaseVariants = new ArrayList<>();
    private final List<GammaGamma> spendVariants = new ArrayList<>();
    private final GammaGamma spend;
    private final Curvature purchaseCurvature;
    private final Curvature spendCurvature;

    /**
     * Values under two fitted models.
     *
     * @param purchases how often customers buy
     * @param spend what they spend
     * @param terms horizon, rate, margin and costs
     */
    public Clv(FitOutcome.Fitted<PurchaseModel> purchases, FitOutcome.Fitted<GammaGamma> spend, ClvTerms terms) {
        this(
                purchases.model(),
                purchases.report().curvature(),
                spend.model(),
                spend.report().curvature(),
                terms);
    }

    /** Values under two models that were fitted before and kept with the curvature of their likelihoods. */
    public Clv(
            PurchaseModel model,
            Curvature purchaseCurvature,
            GammaGamma spend,
            Curvature spendCurvature,
            ClvTerms terms) {
        this.terms = terms;
        this.middle = new Variant(model);
        this.spend = spend;
        this.purchaseCurvature = purchaseCurvature;
        this.spendCurvature = spendCurvature;
        for (double[] moved : moved(model.values())) {
            purchaseVariants.add(new Variant(model.kind().of(model.regularity(), moved)));
        }
        for (double[] moved : moved(spend.values())) {
            spendVariants.add(new GammaGamma(moved[0], moved[1], moved[2]));
        }
    }

    /**
     * The value of a customer.
     *
     * @param state what was seen of its purchases
     * @param count number of purchases behind the average spend; 0 when nothing is known
     * @param mean their average
     */
    public Value of(PurchaseState state, int count, double mean) {
        double perPurchase = spend.expectedSpend(count, mean);
        double expected = middle.value(state, perPurchase);
        double deviation = Math.sqrt(variance(state, count, mean));
        Ahead ahead = middle.ahead(state);
        double alive = middle.model.pAlive(state);
        return new Value(
                expected,
                deviation,
                interval(expected, deviation),
                outcome(state, count, mean, alive, ahead),
                alive,
                alive * ahead.purchases,
                alive * ahead.discounted,
                perPurchase);
    }

    /** Without costs a value cannot be negative, and its interval is cut off there. */
    private Interval interval(double expected, double deviation) {
        double half = OutcomeDistribution.normalQuantile(0.5 + terms.level() / 2) * deviation;
        double low = expected - half;
        return new Interval(terms.costNothing() ? Math.max(0, low) : low, expected + half);
    }

    /** The expected value alone, for many customers. */
    public double expected(PurchaseState state, int count, double mean) {
        return middle.value(state, spend.expectedSpend(count, mean));
    }

    private Interval outcome(PurchaseState state, int count, double mean, double alive, Ahead ahead) {
        double discount = ahead.purchases > 0 ? ahead.discounted / ahead.purchases : 1;
        OutcomeDistribution distribution = new OutcomeDistribution(
                middle.future(state), terms.weeks(), alive, spend, count, mean, terms.costInSpend());
        double fixed = terms.costPerWeek() * alive * ahead.presence;
        double factor = discount * terms.marginShare();
        double tail = (1 - terms.level()) / 2;
        return new Interval(
                factor * distribution.quantile(tail) - fixed, factor * distribution.quantile(1 - tail) - fixed);
    }

    private double variance(PurchaseState state, int count, double mean) {
        double perPurchase = spend.expectedSpend(count, mean);
        double[] byPurchases = new double[purchaseVariants.size() / 2];
        for (int i = 0; i < byPurchases.length; i++) {
            double up = purchaseVariants.get(2 * i).value(state, perPurchase);
            double down = purchaseVariants.get(2 * i + 1).value(state, perPurchase);
            byPurchases[i] = (up - down) / (2 * STEP);
        }
        double[] bySpend = new double[spendVariants.size() / 2];
        for (int i = 0; i < bySpend.length; i++) {
            double up = middle.value(state, spendVariants.get(2 * i).expectedSpend(count, mean));
            double down = middle.value(state, spendVariants.get(2 * i + 1).expectedSpend(count, mean));
            bySpend[i] = (up - down) / (2 * STEP);
        }
        return purchaseCurvature.variance(byPurchases) + spendCurvature.variance(bySpend);
    }

    /** The parameters with each moved up and down a little. */
    private static List<double[]> moved(double[] values) {
        List<double[]> result = new ArrayList<>();
        for (int i = 0; i < values.length; i++) {
            for (int side = 1; side >= -1; side -= 2) {
                double[] moved = values.clone();
                moved[i] *= Math.exp(side * STEP);
                result.add(moved);
            }
        }
        return result;
    }

    /**
     * A value with its intervals.
     *
     * @param expected discounted expected margin less cost to serve
     * @param deviation standard deviation of {@code expected} from the uncertainty of the parameters
     * @param parameters where {@code expected} may be
     * @param outcome where what the customer brings may be
     * @param pAlive chance to be still there
     * @param purchases expected within the horizon
     * @param discountedPurchases the same, discounted
     * @param spendPerPurchase expected
     */
    public record Value(
            double expected,
            double deviation,
            Interval parameters,
            Interval outcome,
            double pAlive,
            double purchases,
            double discountedPurchases,
            double spendPerPurchase) {}

    /** From {@code low} to {@code high}. */
    public record Interval(double low, double high) {}

    /** What a customer who is still there does within the horizon. */
    private record Ahead(double purchases, double discounted, double presence) {}

    /** A purchase model with its table of what is ahead by (x, T), which is all that (for CNBD-k: also tx) matters. */
    private final class Variant {

        private final PurchaseModel model;
        private final Map<PurchaseState, Ahead> table = new ConcurrentHashMap<>();

        Variant(PurchaseModel model) {
            this.model = model;
        }

        Future future(PurchaseState state) {
            return model.future(state);
        }

        Ahead ahead(PurchaseState state) {
            int tx = model.regularity() > 1 ? state.txDays() : 0;
            PurchaseState key = new PurchaseState(state.x(), tx, state.tDays());
            return table.computeIfAbsent(key, this::compute);
        }

        double value(PurchaseState state, double perPurchase) {
            Ahead ahead = ahead(state);
            double margin = terms.marginShare() * perPurchase - terms.costPerPurchase();
            return model.pAlive(state) * (ahead.discounted * margin - terms.costPerWeek() * ahead.presence);
        }

        private Ahead compute(PurchaseState state) {
            Future future = model.future(state);
            double weeks = terms.weeks();
            double presence = terms.costPerYear() == 0 ? 0 : future.discountedPresence(weeks, terms.delta());
            return weeks <= 0
                    ? new Ahead(0, 0, 0)
                    : new Ahead(future.expected(weeks), future.discounted(weeks, terms.delta()), presence);
        }
    }
}
