package dev.fenji.sales.web;

import dev.fenji.customer.Customers;
import dev.fenji.sales.DocumentKind;
import dev.fenji.sales.SalesDocument;
import dev.fenji.sales.SalesLine;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One order or credit note to record.
 *
 * @param source where it comes from; without it the order is one of our own
 * @param customerId who bought, by id; or
 * @param customerKey by the key in the same source; neither = unattributed
 * @param currency without it the organisation's base currency
 */
record WantedOrder(
        @Nullable @Size(max = 100) String source,
        @NotBlank @Size(max = 200) String number,
        @Nullable DocumentKind kind,
        @Nullable Long customerId,
        @Nullable @Size(max = 200) String customerKey,
        @NotNull Instant occurredAt,
        @Nullable String currency,
        @Nullable @Size(max = 200) String originalNumber,
        @Nullable @Size(max = 100) String status,
        @NotEmpty @Size(max = 10_000) List<@Valid Line> lines) {

    /**
     * @param amount signed: what the line adds to net revenue; without it quantity times unit price
     * @param goods false for postage and the like
     */
    record Line(
            @Nullable @Size(max = 200) String productKey,
            @Nullable @Size(max = 1000) String description,
            @Nullable Boolean goods,
            @NotNull BigDecimal quantity,
            @NotNull BigDecimal unitPrice,
            @Nullable BigDecimal amount,
            @Nullable BigDecimal cost) {

        SalesLine line() {
            return new SalesLine(
                    productKey,
                    description,
                    goods == null || goods,
                    quantity,
                    unitPrice,
                    amount == null ? quantity.multiply(unitPrice) : amount,
                    cost);
        }
    }

    SalesDocument document(String baseCurrency) {
        return new SalesDocument(
                source == null ? Customers.BY_HAND : source,
                number,
                kind == null ? DocumentKind.PURCHASE : kind,
                customerId,
                customerKey,
                occurredAt,
                currency == null ? baseCurrency : currency,
                originalNumber,
                status,
                lines.stream().map(Line::line).toList());
    }
}
