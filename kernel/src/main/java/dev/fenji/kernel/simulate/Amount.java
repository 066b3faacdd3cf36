package dev.fenji.kernel.simulate;

import dev.fenji.kernel.number.Micros;
import dev.fenji.kernel.number.Sum;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** So many customers, and what they are worth together. */
public final class Amount {

    private long customers;
    private long withMargin;
    private final Sum netRevenue = new Sum();
    private final Sum expectedMargin = new Sum();

    void add(int row, Worth worth) {
        customers++;
        long net = worth.netRevenue(row);
        if (net != Micros.UNKNOWN) {
            netRevenue.add(net);
        }
        long margin = worth.expectedMargin(row);
        if (margin != Micros.UNKNOWN) {
            withMargin++;
            expectedMargin.add(margin);
        }
    }

    void add(Amount other) {
        customers += other.customers;
        withMargin += other.withMargin;
        netRevenue.add(other.netRevenue);
        expectedMargin.add(other.expectedMargin);
    }

    public long customers() {
        return customers;
    }

    public BigDecimal netRevenue() {
        return netRevenue.toDecimal();
    }

    /** Null when it is known of nobody. */
    public @Nullable BigDecimal expectedMargin() {
        return withMargin == 0 ? null : expectedMargin.toDecimal();
    }
}
