package dev.fenji.kernel.clv;

/**
 * How often customers buy and when they silently leave. A model is its parameters; times of the parameters are weeks.
 *
 * <p>Every answer about a customer's future is the chance that the customer is still there times what a customer who is
 * still there will do ({@link #future}): the models differ in both, but not in that.
 */
public sealed interface PurchaseModel permits Nbd, BgNbd, MbgNbd, ParetoNbd, CnbdK {

    /** Which model this is. */
    ModelKind kind();

    /** The parameters in the order of {@link ModelKind#parameters()}, for times in weeks. */
    double[] values();

    /** {@code k} of the CNBD models, 1 for all others. */
    default int regularity() {
        return 1;
    }

    /** The logarithm of the likelihood of what was seen of a customer. */
    double logLikelihood(PurchaseState state);

    /** The chance that the customer is still there at the end of the observation. */
    double pAlive(PurchaseState state);

    /** What the customer does from the end of the observation on, given that it is still there. */
    Future future(PurchaseState state);

    /** The chance that a new customer stays after the first purchase: 1 for models in which nobody leaves then. */
    default double pStaysAfterFirst() {
        return 1;
    }

    /** What a new customer, who stays after the first purchase, does. */
    Future futureOfNew();

    /** Purchases expected of a customer within the horizon. */
    default double expectedPurchases(PurchaseState state, double horizonDays) {
        return horizonDays <= 0 ? 0 : pAlive(state) * future(state).expected(horizonDays / PurchaseState.WEEK);
    }

    /** The chances of exactly 0, 1, … {@code n} purchases of a customer within the horizon. */
    default double[] probabilities(PurchaseState state, double horizonDays, int n) {
        return Future.inflated(pAlive(state), future(state).probabilities(horizonDays / PurchaseState.WEEK, n));
    }

    /** Repeat purchases expected of a new customer within the horizon. */
    default double expectedPurchasesOfNew(double horizonDays) {
        return horizonDays <= 0 ? 0 : pStaysAfterFirst() * futureOfNew().expected(horizonDays / PurchaseState.WEEK);
    }

    /** The chances of exactly 0, 1, … {@code n} repeat purchases of a new customer within the horizon. */
    default double[] probabilitiesOfNew(double horizonDays, int n) {
        return Future.inflated(pStaysAfterFirst(), futureOfNew().probabilities(horizonDays / PurchaseState.WEEK, n));
    }

    /**
     * Discounted expected residual purchases: all purchases that are still to come, each worth {@code e^(−δt)} when it
     * comes after
     * {@code t} weeks.
     *
     * @param deltaPerWeek continuous rate per week, see {@link Discount}; must be positive
     */
    default double dert(PurchaseState state, double deltaPerWeek) {
        return pAlive(state) * future(state).discounted(deltaPerWeek);
    }

    /** As {@link #dert}, but only purchases within the horizon. */
    default double discountedPurchases(PurchaseState state, double horizonDays, double deltaPerWeek) {
        return pAlive(state) * future(state).discounted(horizonDays / PurchaseState.WEEK, deltaPerWeek);
    }
}
