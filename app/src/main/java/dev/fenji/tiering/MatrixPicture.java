package dev.fenji.tiering;

import dev.fenji.kernel.Title;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Where everybody lies in the matrix of a document. Nothing of it is stored. Money is in the base currency; scores are 0 to 100.
 *
 * @param customers everyone on the day
 * @param considered those whom the policy rates at all, were enough known of them
 * @param rated those with both scores
 * @param unrated how many have no place, by reason
 * @param kept those without a place whose tier a rule of stability keeps all the same
 * @param bubbles the biggest customers of all and of each cell, the largest net revenue first
 * @param steps the density's squares along each axis
 * @param density all others who have both scores
 * @param inputs how much is known of what the scores look at
 * @param millis how long it took
 */
public record MatrixPicture(
        LocalDate asOf,
        long customers,
        long considered,
        long rated,
        Map<String, Long> unrated,
        long kept,
        List<Cell> cells,
        List<Bubble> bubbles,
        int steps,
        List<Square> density,
        List<Input> inputs,
        long millis) {

    /**
     * A cell of the grid.
     *
     * @param value band of the value, 1 is the lowest
     * @param potential band of the potential alike
     * @param tier what the cell gives; gates, stability and hands may give some in it another
     */
    public record Cell(
            int value,
            int potential,
            Title title,
            String tier,
            @Nullable Title treatment,
            long customers,
            String netRevenue) {}

    /**
     * One customer.
     *
     * @param value its score
     * @param potential its score
     * @param valueBand the band that it falls into
     * @param potentialBand the band that it falls into
     * @param valueCoverage known weight ÷ total weight, 0..1
     * @param potentialCoverage the same of the potential
     * @param tier the tier it would have, gates, stability and hands included
     */
    public record Bubble(
            long customerId,
            String name,
            String externalKey,
            String value,
            String potential,
            int valueBand,
            int potentialBand,
            String valueCoverage,
            String potentialCoverage,
            @Nullable String tier,
            @Nullable String netRevenue) {}

    /** Customers whose scores fall into a square; both axes count from 0. */
    public record Square(int value, int potential, int customers) {}

    /**
     * A criterion of an axis.
     *
     * @param axis value or potential
     * @param customers of how many of those considered it counts: known, and sure enough
     */
    public record Input(String axis, String criterion, String field, Title title, long customers) {}
}
