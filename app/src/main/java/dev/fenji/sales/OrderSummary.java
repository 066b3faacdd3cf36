package dev.fenji.sales;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A recorded document in one line.
 *
 * @param amount the sum of its lines in its currency
 * @param amountBase the same in the organisation's base currency
 */
public record OrderSummary(
        long id,
        String number,
        String source,
        DocumentKind kind,
        Instant occurredAt,
        LocalDate occurredOn,
        String currency,
        BigDecimal amount,
        BigDecimal amountBase,
        int lineCount,
        @Nullable String originalNumber,
        @Nullable String status) {}
