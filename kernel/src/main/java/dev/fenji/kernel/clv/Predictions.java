package dev.fenji.kernel.clv;

/**
 * A model's answers for everybody, computed once per distinct state. States are ordered by (x, T), and what a customer who
 * is still there does depends on these two only (but for CNBD-k), so that a hundred customers cost little more than one.
 */
public final class Predictions {

    private final double[] pAlive;
    private final double[] expected;

    private Predictions(double[] pAlive, double[] expected) {
        this.pAlive = pAlive;
        this.expected = expected;
    }

    /** The answers for a horizon. */
    public static Predictions of(PurchaseModel model, PurchaseStates states, double horizonDays) {
        double weeks = horizonDays / PurchaseState.WEEK;
        double[] pAlive = new double[states.size()];
        double[] expected = new double[states.size()];
        double ahead = 0;
        for (int i = 0; i < states.size(); i++) {
            PurchaseState state = states.state(i);
            if (i == 0 || model.regularity() > 1 || !sameFuture(states, i)) {
                ahead = weeks <= 0 ? 0 : model.future(state).expected(weeks);
            }
            pAlive[i] = model.pAlive(state);
            expected[i] = pAlive[i] * ahead;
        }
        return new Predictions(pAlive, expected);
    }

    private static boolean sameFuture(PurchaseStates states, int i) {
        return states.x(i) == states.x(i - 1) && states.tDays(i) == states.tDays(i - 1);
    }

    /** The chance to be still there of the customers in state {@code i}. */
    public double pAlive(int i) {
        return pAlive[i];
    }

    /** Purchases expected of a customer in state {@code i}. */
    public double expected(int i) {
        return expected[i];
    }
}
