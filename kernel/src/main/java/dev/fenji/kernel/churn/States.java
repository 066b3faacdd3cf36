package dev.fenji.kernel.churn;

import java.util.Arrays;

/**
 * States of a purchase process in columns: repeat days, days first to last, days first to the end of the observation. That is the day
 * before the as-of day, here as where the process is fitted ({@link dev.fenji.kernel.clv.PurchaseStateSql}): features count to the as-of
 * day itself and are one day longer.
 */
@SuppressWarnings("ArrayRecordComponent") // columns that nobody compares
record States(int[] x, int[] txDays, int[] tDays) {

    static boolean in(FeatureTable table) {
        return table.indexOf(PurchaseFeatures.RECENCY_DAYS) >= 0
                && table.indexOf(PurchaseFeatures.PURCHASE_DAYS) >= 0
                && table.indexOf(PurchaseFeatures.TENURE_DAYS) >= 0;
    }

    static States of(FeatureTable table) {
        int recency = table.indexOf(PurchaseFeatures.RECENCY_DAYS);
        int purchases = table.indexOf(PurchaseFeatures.PURCHASE_DAYS);
        int tenure = table.indexOf(PurchaseFeatures.TENURE_DAYS);
        int n = table.rows();
        States states = new States(new int[n], new int[n], new int[n]);
        for (int row = 0; row < n; row++) {
            states.set(row, table.number(purchases, row), table.number(recency, row), table.number(tenure, row));
        }
        return states;
    }

    private void set(int row, double purchases, double recency, double tenure) {
        int t = observed(tenure);
        int repeats = (int) Math.max(0, purchases - 1);
        int last = (int) Math.clamp(tenure - recency, 0.0, t);
        // Repeat days lie after the first day, one purchase day at most per day.
        x[row] = Math.min(repeats, last);
        txDays[row] = x[row] == 0 ? 0 : last;
        tDays[row] = t;
    }

    /** Days that were seen of so many days up to the as-of day. */
    static int observed(double days) {
        return (int) Math.max(0, days - 1);
    }

    /** Median of purchases, and of recency and tenure up to the as-of day. */
    double[] typical() {
        double[] purchases = new double[x.length];
        double[] recency = new double[x.length];
        double[] tenure = new double[x.length];
        for (int i = 0; i < x.length; i++) {
            purchases[i] = x[i] + 1;
            recency[i] = tDays[i] - txDays[i] + 1;
            tenure[i] = tDays[i] + 1;
        }
        return new double[] {median(purchases), median(recency), median(tenure)};
    }

    private static double median(double[] values) {
        Arrays.sort(values);
        return values.length == 0 ? 0 : values[values.length / 2];
    }
}
