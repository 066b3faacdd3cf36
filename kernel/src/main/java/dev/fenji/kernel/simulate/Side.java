package dev.fenji.kernel.simulate;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where every row of a population stands on one side of a comparison.
 *
 * @param tiers ids of the tiers that occur, those of the ladder first, best first
 * @param rungs how many of them are the ladder's; a tier set by hand may be of an older ladder
 * @param rows by row the index of its tier; the number of tiers for none. Not to be changed.
 */
public record Side(List<String> tiers, int rungs, byte[] rows) {

    public Side {
        tiers = List.copyOf(tiers);
    }

    /** How many places there are: every tier, and none. */
    public int places() {
        return tiers.size() + 1;
    }

    /** The tier at a place; null for none. */
    public @Nullable String tier(int place) {
        return place < tiers.size() ? tiers.get(place) : null;
    }

    /** The height of a tier on this ladder, 0 is best; below zero when it is not of this ladder. */
    int rung(String tier) {
        int rung = tiers.indexOf(tier);
        return rung < rungs ? rung : -1;
    }
}
