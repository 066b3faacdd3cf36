package dev.fenji.sales;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A recorded document with its lines, and how its money was converted. */
public record Order(
        OrderSummary summary,
        @Nullable Long customerId,
        @Nullable Long originalDocumentId,
        BigDecimal rate,
        LocalDate rateDate,
        String rateSource,
        List<Line> lines) {

    /** A recorded line. */
    public record Line(
            int lineNo,
            @Nullable String productKey,
            @Nullable String description,
            boolean goods,
            BigDecimal quantity,
            BigDecimal unitPrice,
            BigDecimal amount,
            BigDecimal amountBase,
            @Nullable BigDecimal costBase) {}
}
