package dev.fenji.tiering;

import dev.fenji.kernel.Title;
import dev.fenji.kernel.simulate.Move;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What would change if a document were published and a run took place on the same figures. Nothing of it is stored. Money is in
 * the base currency; expected margin is that of 365 days, null where no model knows it.
 *
 * @param unrated how many customers have no tier, by reason
 * @param against whose standings it is compared with; null when no policy is in force
 * @param flows how many go from where to where, those who stay included; null is no tier
 * @param setByHand customers whose tier was set by hand: they stay where they are
 * @param segments the same by the attribute that was asked for
 * @param bins what was learned on each axis or criterion
 * @param millis how long it took
 */
public record Simulation(
        LocalDate asOf,
        long customers,
        long rated,
        Map<String, Long> unrated,
        @Nullable Against against,
        List<TierSize> tiers,
        List<Flow> flows,
        List<Moved> moves,
        long setByHand,
        List<Slice> countries,
        List<Slice> segments,
        List<Bar> histogram,
        Map<String, Bins> bins,
        long millis) {

    /** @param tiers all tiers that somebody has now, best first */
    public record Against(int policyId, String slug, Title title, List<Rung> tiers) {}

    public record Rung(String tier, Title title) {}

    /**
     * @param before customers that have it now
     * @param share of the net revenue of all rated customers, 0..1
     * @param wished how many customers it should have by its wished share
     * @param costBefore treatment of those who have it now, at this document's cost; null when it says none
     */
    public record TierSize(
            String tier,
            Title title,
            long before,
            long customers,
            String netRevenue,
            BigDecimal share,
            @Nullable String expectedMargin,
            @Nullable Long wished,
            @Nullable Integer capacity,
            @Nullable String costBefore,
            @Nullable String cost) {}

    public record Flow(
            @Nullable String from,
            @Nullable String to,
            long customers,
            String netRevenue,
            @Nullable String expectedMargin) {}

    public record Moved(
            Move move,
            long customers,
            String netRevenue,
            @Nullable String expectedMargin) {}

    /** @param value null for unknown */
    public record Slice(@Nullable String value, long customers, List<Moved> moves) {}

    /** Customers with a score from (included) to (excluded). */
    public record Bar(BigDecimal from, BigDecimal to, long customers) {}

    public record Bins(List<BigDecimal> boundaries, List<Integer> counts) {}
}
