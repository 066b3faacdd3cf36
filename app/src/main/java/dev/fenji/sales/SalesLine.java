package dev.fenji.sales;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * One line of a sales document, in the document's currency. Decimals are kept to six places, half even.
 *
 * @param productKey the product's key in the document's source; an unknown one becomes a product
 * @param goods false for postage, bank charges, manual adjustments
 * @param amount signed: what the line adds to net revenue. The lines of a credit note are negative.
 * @param cost signed like the amount, null when not known
 */
public record SalesLine(
        @Nullable String productKey,
        @Nullable String description,
        boolean goods,
        BigDecimal quantity,
        BigDecimal unitPrice,
        BigDecimal amount,
        @Nullable BigDecimal cost) {}
