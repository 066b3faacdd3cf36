package dev.fenji.kernel.backtest;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A policy that is judged.
 *
 * @param name what it is called in the report
 * @param rungs its ladder, best first
 */
public record Contender(String name, List<Rung> rungs) {

    public Contender {
        rungs = List.copyOf(rungs);
    }

    /**
     * A tier of the ladder.
     *
     * @param tier tier id
     * @param yearlyCost what treating one customer costs in a year, or null when nobody said
     */
    public record Rung(String tier, @Nullable BigDecimal yearlyCost) {}
}
