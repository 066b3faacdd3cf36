package dev.fenji.reference;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * One line of a document, in the base currency.
 *
 * @param customer the customer's key, or null
 * @param document the document's id
 * @param credit whether it is a credit note
 * @param amount what it adds to net revenue
 * @param original the id of the purchase that a credit note names, or null
 */
record Sale(
        @Nullable String customer,
        long document,
        boolean credit,
        LocalDate day,
        @Nullable String product,
        @Nullable String category,
        boolean goods,
        BigDecimal quantity,
        BigDecimal price,
        BigDecimal amount,
        @Nullable BigDecimal cost,
        @Nullable Long original) {

    /** Money is kept to six places, half even. */
    static BigDecimal money(BigDecimal value) {
        return value.setScale(6, RoundingMode.HALF_EVEN);
    }
}
