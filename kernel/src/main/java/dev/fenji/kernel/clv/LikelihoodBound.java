package dev.fenji.kernel.clv;

/** {@link PurchaseState#logLikelihoodBound()} for many states, by tables. */
final class LikelihoodBound {

    private static final double ROUNDING = 1e-9;

    private final double[] ofCount;
    private final double[] logWeeks;

    LikelihoodBound(int mostPurchases, int longestDays) {
        ofCount = new double[mostPurchases + 1];
        for (int x = 1; x <= mostPurchases; x++) {
            ofCount[x] = x * Math.log(x) - x;
        }
        logWeeks = new double[longestDays + 1];
        for (int day = 1; day <= longestDays; day++) {
            logWeeks[day] = Math.log(day / PurchaseState.WEEK);
        }
    }

    /** Whether no model can give this log-likelihood, so that it must be an accident of the arithmetic. */
    boolean broken(double logLikelihood, int x, int txDays) {
        if (x > 0 && txDays == 0) {
            return false; // rounded to whole weeks: no bound
        }
        double bound = x == 0 ? 0 : ofCount[x] - x * logWeeks[txDays];
        return !(logLikelihood <= bound + ROUNDING * (1 + Math.abs(bound)));
    }
}
