package dev.fenji.kernel.metric;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** One row of {@code sales_fact} in tests. */
record Fact(
        @Nullable Long customer,
        long document,
        boolean purchase,
        int day,
        @Nullable Long product,
        @Nullable String category,
        boolean goods,
        BigDecimal quantity,
        BigDecimal unitPrice,
        BigDecimal amount,
        @Nullable BigDecimal cost,
        @Nullable Long original,
        long recordedSecond) {

    Fact with(long customerId) {
        return new Fact(
                customerId,
                document,
                purchase,
                day,
                product,
                category,
                goods,
                quantity,
                unitPrice,
                amount,
                cost,
                original,
                recordedSecond);
    }
}
