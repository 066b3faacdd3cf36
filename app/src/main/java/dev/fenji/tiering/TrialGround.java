package dev.fenji.tiering;

import dev.fenji.kernel.facts.Population;
import dev.fenji.kernel.policy.Standing;
import dev.fenji.kernel.policy.Trials;
import dev.fenji.kernel.simulate.Side;
import dev.fenji.tiering.assignment.Baseline;
import dev.fenji.tiering.assignment.StandingStates;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/**
 * What drafts are tried on: a population in columns, everyone's standing beside it, and what earlier trials left behind.
 *
 * @param stamp changes with everything that standings rest on
 * @param inForce the policy whose standings these are
 */
record TrialGround(
        String stamp,
        Population population,
        Trials trials,
        @Nullable Policy inForce,
        Side standings,
        Map<PastKey, Past> pasts) {

    private static final int MOST_COLUMNS = 24;

    TrialGround(String stamp, Population population, @Nullable Policy inForce, Side standings) {
        this(stamp, population, new Trials(population, MOST_COLUMNS), inForce, standings, new ConcurrentHashMap<>());
    }

    /** Only a policy with memory has use for what held before. */
    record PastKey(int id, boolean memory) {}

    /**
     * What one policy remembers of everyone.
     *
     * @param byHand the tier that was set by hand and is in force, by row
     */
    record Past(Baseline before, StandingStates states, Map<Integer, String> byHand) {
        static final Past NOTHING = new Past(Baseline.none(), StandingStates.none(), Map.of());
    }

    /** Where each row stood under a policy before the day. */
    IntFunction<@Nullable Standing> before(Past past) {
        return row -> {
            long customer = population.customerId(row);
            int at = past.before().find(customer);
            return at < 0
                    ? null
                    : new Standing(
                            past.before().tier(at),
                            past.before().since(at),
                            past.states().of(customer));
        };
    }

    /** The row of a customer, or a negative number. */
    static int row(Population population, long customer) {
        int low = 0;
        int high = population.size() - 1;
        while (low <= high) {
            int middle = (low + high) >>> 1;
            int order = Long.compare(population.customerId(middle), customer);
            if (order == 0) {
                return middle;
            }
            if (order < 0) {
                low = middle + 1;
            } else {
                high = middle - 1;
            }
        }
        return -1;
    }

    /** Places of a side on which nobody has a tier yet. */
    static byte[] nobody(Population population, int none) {
        byte[] rows = new byte[population.size()];
        Arrays.fill(rows, (byte) none);
        return rows;
    }
}
