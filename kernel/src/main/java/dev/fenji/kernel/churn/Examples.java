package dev.fenji.kernel.churn;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/**
 * Customers with known outcome.
 *
 * @param table features as of the start
 * @param churned outcome per row
 * @param knownDay epoch day before which all of it was known; 0 for outcomes without dates
 */
@SuppressWarnings("ArrayRecordComponent") // a column that nobody compares
public record Examples(FeatureTable table, boolean[] churned, int knownDay) {

    public Examples {
        if (table.rows() != churned.length) {
            throw new IllegalArgumentException(
                    "The outcomes (%d) must be as many as the rows (%d).".formatted(churned.length, table.rows()));
        }
        churned = churned.clone();
    }

    /** Outcomes without dates. */
    public Examples(FeatureTable table, boolean[] churned) {
        this(table, churned, 0);
    }

    public int size() {
        return churned.length;
    }

    public int events() {
        int events = 0;
        for (boolean each : churned) {
            events += each ? 1 : 0;
        }
        return events;
    }

    Examples where(IntPredicate keep) {
        int[] rows = IntStream.range(0, size()).filter(keep).toArray();
        boolean[] outcomes = new boolean[rows.length];
        for (int i = 0; i < rows.length; i++) {
            outcomes[i] = churned[rows[i]];
        }
        return new Examples(table.select(rows), outcomes, knownDay);
    }

    static Examples concat(List<Examples> parts) {
        List<FeatureTable> tables = new ArrayList<>();
        boolean[] outcomes = new boolean[parts.stream().mapToInt(Examples::size).sum()];
        int next = 0;
        for (Examples part : parts) {
            tables.add(part.table);
            System.arraycopy(part.churned, 0, outcomes, next, part.size());
            next += part.size();
        }
        int known = parts.stream().mapToInt(Examples::knownDay).max().orElse(0);
        return new Examples(FeatureTable.concat(tables), outcomes, known);
    }
}
