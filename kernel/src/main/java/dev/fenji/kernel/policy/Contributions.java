package dev.fenji.kernel.policy;

import dev.fenji.kernel.policy.Explanation.Part;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Splits a rounded total into parts that add up to it exactly (largest remainder). */
final class Contributions {

    private Contributions() {}

    /** Half up at so many decimals, without trailing zeros beyond what is needed. */
    static BigDecimal round(BigDecimal value, int decimals) {
        return value.setScale(decimals, RoundingMode.HALF_UP);
    }

    /**
     * Shares of {@code total} in proportion to {@code exact}: floors first, then one unit each to the largest
     * remainders, the earlier on a tie.
     *
     * @param exact exact shares times {@code divisor}; -1 in {@code known} marks a part that takes no share
     */
    static long[] apportion(long[] exact, boolean[] known, long divisor, long total) {
        int n = exact.length;
        long[] shares = new long[n];
        long[] rests = new long[n];
        long missing = total;
        for (int i = 0; i < n; i++) {
            if (known[i]) {
                shares[i] = Math.floorDiv(exact[i], divisor);
                rests[i] = Math.floorMod(exact[i], divisor);
                missing -= shares[i];
            }
        }
        for (; missing > 0; missing--) {
            int best = largest(rests, known);
            shares[best]++;
            rests[best] = -1;
        }
        return shares;
    }

    private static int largest(long[] rests, boolean[] known) {
        int best = -1;
        for (int i = 0; i < rests.length; i++) {
            if (known[i] && (best < 0 || rests[i] > rests[best])) {
                best = i;
            }
        }
        return best;
    }

    static List<Part> shown(List<Part> parts, BigDecimal total, int decimals) {
        BigDecimal[] floors = new BigDecimal[parts.size()];
        BigDecimal missing = round(total, decimals);
        for (int i = 0; i < floors.length; i++) {
            BigDecimal contribution = parts.get(i).contribution();
            if (contribution != null) {
                floors[i] = contribution.setScale(decimals, RoundingMode.FLOOR);
                missing = missing.subtract(floors[i]);
            }
        }
        BigDecimal unit = BigDecimal.ONE.movePointLeft(decimals);
        boolean[] raised = new boolean[floors.length];
        for (; missing.signum() > 0; missing = missing.subtract(unit)) {
            int best = largestRemainder(parts, floors, raised);
            floors[best] = floors[best].add(unit);
            raised[best] = true;
        }
        return with(parts, floors);
    }

    private static int largestRemainder(List<Part> parts, @Nullable BigDecimal[] floors, boolean[] raised) {
        int best = -1;
        BigDecimal largest = BigDecimal.valueOf(-2);
        for (int i = 0; i < floors.length; i++) {
            BigDecimal contribution = parts.get(i).contribution();
            BigDecimal floor = floors[i];
            if (contribution == null || floor == null || raised[i]) {
                continue;
            }
            BigDecimal rest = contribution.subtract(floor);
            if (rest.compareTo(largest) > 0) {
                largest = rest;
                best = i;
            }
        }
        return best;
    }

    private static List<Part> with(List<Part> parts, @Nullable BigDecimal[] contributions) {
        List<Part> result = new ArrayList<>(parts.size());
        for (int i = 0; i < contributions.length; i++) {
            result.add(parts.get(i).adding(contributions[i]));
        }
        return result;
    }
}
