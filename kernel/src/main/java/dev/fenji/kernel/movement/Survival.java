package dev.fenji.kernel.movement;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * How long something lasts when not every end has been seen: the product-limit estimate of Kaplan and Meier (1958) with
 * pointwise intervals by Greenwood's variance on the scale log(−log S) (Kalbfleisch and Prentice).
 *
 * <p>S(t) = Π over days d ≤ t of (1 − e_d ÷ n_d): e_d ended after d days, n_d had lasted at least d days. What still lasts
 * counts among n_d up to its own age and never among e_d. On the same day ends come before those who drop out of sight.
 *
 * @param begun how many began
 * @param ended how many were seen to end
 * @param steps the days on which something ended
 */
public record Survival(long begun, long ended, List<Step> steps) {
    private static final double HALF = 0.5;
    /** The standard normal value that 95 % of the distribution lie within. */
    private static final double WITHIN_95 = 1.959963984540054;

    public Survival {
        steps = List.copyOf(steps);
    }

    /**
     * Stays of one length.
     *
     * @param days whole days
     * @param ended how many ended after so many days
     * @param open how many still last after so many days
     */
    public record Stay(int days, long ended, long open) {}

    /**
     * After an end.
     *
     * @param days days since the beginning
     * @param atRisk how many had lasted so long
     * @param ended how many ended on this day
     * @param share estimated share that lasts longer
     * @param low lower end of its 95 % interval
     * @param high upper end
     */
    public record Step(int days, long atRisk, long ended, double share, double low, double high) {}

    /** Estimates from stays in any order; several of one length add up. */
    public static Survival of(Collection<Stay> stays) {
        var ended = new TreeMap<Integer, Long>();
        var all = new TreeMap<Integer, Long>();
        for (Stay stay : stays) {
            if (stay.days() < 0 || stay.ended() < 0 || stay.open() < 0) {
                throw new IllegalArgumentException("The stay (%s) must not be negative.".formatted(stay));
            }
            ended.merge(stay.days(), stay.ended(), Long::sum);
            all.merge(stay.days(), stay.ended() + stay.open(), Long::sum);
        }
        long begun = all.values().stream().mapToLong(Long::longValue).sum();
        var steps = new ArrayList<Step>();
        long atRisk = begun;
        double share = 1;
        double greenwood = 0;
        for (var length : all.entrySet()) {
            long ends = ended.getOrDefault(length.getKey(), 0L);
            if (ends > 0) {
                share *= (double) (atRisk - ends) / atRisk;
                greenwood += (double) ends / ((double) atRisk * (atRisk - ends));
                steps.add(step(length.getKey(), atRisk, ends, share, greenwood));
            }
            atRisk -= length.getValue();
        }
        return new Survival(
                begun, ended.values().stream().mapToLong(Long::longValue).sum(), steps);
    }

    /** The day by which half have ended: the first whose share is at most one half; null when that was not reached. */
    public @Nullable Integer halfLife() {
        return steps.stream()
                .filter(step -> step.share() <= HALF)
                .map(Step::days)
                .findFirst()
                .orElse(null);
    }

    /** The earliest half-life that the interval allows (Brookmeyer and Crowley 1982); null when not even that was reached. */
    public @Nullable Integer halfLifeLow() {
        return steps.stream()
                .filter(step -> step.low() <= HALF)
                .map(Step::days)
                .findFirst()
                .orElse(null);
    }

    /** The latest one; null when it is open. */
    public @Nullable Integer halfLifeHigh() {
        return steps.stream()
                .filter(step -> step.high() <= HALF)
                .map(Step::days)
                .findFirst()
                .orElse(null);
    }

    private static Step step(int days, long atRisk, long ends, double share, double greenwood) {
        if (share <= 0) {
            return new Step(days, atRisk, ends, 0, 0, 0);
        }
        double log = Math.log(share);
        double spread = WITHIN_95 * Math.sqrt(greenwood) / Math.abs(log);
        return new Step(
                days, atRisk, ends, share, Math.pow(share, Math.exp(spread)), Math.pow(share, Math.exp(-spread)));
    }
}
