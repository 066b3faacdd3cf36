package dev.fenji.kernel.clv;

import java.util.Arrays;

/**
 * Whether first purchases pile up where the data begin. The models take the first purchase that was seen for the first one
 * ever. Where older customers exist, they all appear within their first gap after the beginning, far more of them than the
 * new customers of later times: their real first purchases lie before the data, their times are cut short.
 *
 * <p>The days are cut into tenths. A suspicion needs customers that keep coming (a cohort that was chosen, such as that of the
 * papers, has none), and one of the first two tenths with far more of them than any later one, beyond chance.
 */
final class LeftTruncation {

    private static final int TENTHS = 10;
    private static final int FIRST = 2;
    private static final double STRIKING = 1.5;
    /** Standard errors: a count of n varies by √n. */
    private static final double BEYOND_CHANCE = 5;

    private LeftTruncation() {}

    static boolean isSuspected(PurchaseStates states) {
        int longest = states.longestDays();
        long days = longest + 1L;
        long[] came = new long[TENTHS];
        for (int i = 0; i < states.size(); i++) {
            long day = longest - states.tDays(i);
            came[(int) (day * TENTHS / days)] += states.count(i);
        }
        long[] later = Arrays.stream(came, FIRST, TENTHS).sorted().toArray();
        boolean customersKeepComing = later[later.length / 2 - 1] > 0;
        long busiest = later[later.length - 1];
        long first = Math.max(came[0], came[1]);
        return customersKeepComing && first > STRIKING * busiest + BEYOND_CHANCE * Math.sqrt(busiest);
    }
}
