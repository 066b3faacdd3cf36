package dev.fenji.sales;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An order or invoice, or a credit note, as a source gives it. Its identity is (source, number, kind).
 *
 * @param customerId the customer, when the caller knows the id
 * @param customerKey else the customer's key in the same source; an unknown one becomes a customer. Neither = an
 *     unattributed sale.
 * @param originalNumber the purchase that a credit note gives back, if the source says so; it may arrive later
 * @param status the source's own word for the state of the document
 */
public record SalesDocument(
        String source,
        String number,
        DocumentKind kind,
        @Nullable Long customerId,
        @Nullable String customerKey,
        Instant occurredAt,
        String currency,
        @Nullable String originalNumber,
        @Nullable String status,
        List<SalesLine> lines) {}
