package dev.fenji.kernel.backtest;

/** Sums of one period for one contender under one set of weights. The last place of the tier columns is no tier. */
final class Tally {

    /** Shares and correlation, NaN where undefined. */
    double top10 = Double.NaN;

    double top20 = Double.NaN;
    double correlation = Double.NaN;

    /** Customers with a tier now and at the date before; those among them who moved up and down. */
    double paired;

    double up;
    double down;

    /** Moves that could have undone an earlier one; those that did. */
    double second;

    double undone;

    final double[] customers;
    final double[] value;
    final double[] bought;
    final double[] present;
    final double[] lost;

    Tally(int places) {
        customers = new double[places];
        value = new double[places];
        bought = new double[places];
        present = new double[places];
        lost = new double[places];
    }

    int places() {
        return customers.length;
    }

    static double sum(double[] column) {
        double sum = 0;
        for (double each : column) {
            sum += each;
        }
        return sum;
    }

    /**
     * Chance that somebody with the event stands below somebody without it, by tier, ties counting half.
     *
     * @param with customers with the event, per tier
     * @param all customers looked at, per tier
     */
    static double below(double[] with, double[] all) {
        double withoutAbove = 0;
        double withAll = 0;
        double ordered = 0;
        for (int tier = 0; tier < all.length; tier++) {
            double without = all[tier] - with[tier];
            ordered += with[tier] * (withoutAbove + without / 2);
            withoutAbove += without;
            withAll += with[tier];
        }
        double pairs = withAll * withoutAbove;
        return pairs > 0 ? ordered / pairs : Double.NaN;
    }
}
