package dev.fenji.kernel.clv;

import java.util.Arrays;

/**
 * Whether first purchases pile up where the data begin. The models take the first purchase that was seen for the first one
 * ever. Where older customers exist, they all appear within their first gap after the beginning, far more of them than the
 * new customers of later times: their real first purchases lie before the data, their times are cut short.
 *
 * <p>The days are cut into tenths. A suspicion needs customers that keep coming (a cohort that was chosen, such as that of the
 * papers, has none), and one of the first two tenths with more than twice as many as is usual in the others, beyond chance.
 */
final class LeftTruncation {

    private static final int TENTHS = 10;
    private static final int FIRST = 2;
    private static final double STRIKING = 2;
    /** Standard errors: a count of n varies by √n. */
    private static final double BEYOND_CHANCE = 5;

    private LeftTruncation() {}

    static boolean isSuspected(PurchaseStates states) {
        long days = states.longestDays() + 1L;
        long[] came = new long[TENTHS];
        for (int i = 0; i < states.size(); i++) {
            long day = states.longestDays() - states.tDays(i);
            came[(int) (day * TENTHS / days)] += states.count(i);
        }
        double usual = median(Arrays.copyOfRange(came, FIRST, TENTHS));
        double most = Math.max(came[0], came[1]);
        return usual > 0 && most > STRIKING * usual + BEYOND_CHANCE * Math.sqrt(usual);
    }

    private static double median(long[] even) {
        Arrays.sort(even);
        int half = even.length / 2;
        return 0.5 * (even[half - 1] + even[half]);
    }
}
