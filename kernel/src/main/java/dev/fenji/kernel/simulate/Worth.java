package dev.fenji.kernel.simulate;

import dev.fenji.kernel.facts.Column;
import dev.fenji.kernel.facts.Population;
import dev.fenji.kernel.metric.Metrics;
import dev.fenji.kernel.number.Micros;
import org.jspecify.annotations.Nullable;

/** What customers are worth: net revenue of the window, and the margin that is expected of them. */
public final class Worth {

    private final Column.@Nullable Numbers netRevenue;
    private final Column.@Nullable Numbers expectedMargin;

    private Worth(Column.@Nullable Numbers netRevenue, Column.@Nullable Numbers expectedMargin) {
        this.netRevenue = netRevenue;
        this.expectedMargin = expectedMargin;
    }

    public static Worth of(Population population) {
        return new Worth(
                numbers(population, Metrics.NET_REVENUE.id()), numbers(population, Metrics.EXPECTED_MARGIN_365.id()));
    }

    /** In millionths, or unknown. */
    public long netRevenue(int row) {
        return netRevenue == null ? Micros.UNKNOWN : netRevenue.micros(row);
    }

    /** In millionths, or unknown. */
    public long expectedMargin(int row) {
        return expectedMargin == null ? Micros.UNKNOWN : expectedMargin.micros(row);
    }

    private static Column.@Nullable Numbers numbers(Population population, String field) {
        return population.column(field) instanceof Column.Numbers numbers ? numbers : null;
    }
}
