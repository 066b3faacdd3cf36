package dev.fenji.sales;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Orders in a few words. */
final class SalesFixtures {

    static final String SHOP = "shop";
    static final Instant NOON = Instant.parse("2026-03-10T12:00:00Z");

    private SalesFixtures() {}

    static SalesLine line(String product, int quantity, String price) {
        var unitPrice = new BigDecimal(price);
        var amount = unitPrice.multiply(BigDecimal.valueOf(quantity));
        return new SalesLine(product, "the " + product, true, BigDecimal.valueOf(quantity), unitPrice, amount, null);
    }

    static SalesDocument purchase(String number, @Nullable String customer, SalesLine... lines) {
        return document(number, DocumentKind.PURCHASE, customer, NOON, "EUR", null, lines);
    }

    static SalesDocument creditNote(
            String number, @Nullable String customer, @Nullable String original, SalesLine... lines) {
        return document(number, DocumentKind.CREDIT_NOTE, customer, NOON, "EUR", original, lines);
    }

    static SalesDocument document(
            String number,
            DocumentKind kind,
            @Nullable String customer,
            Instant at,
            String currency,
            @Nullable String original,
            SalesLine... lines) {
        return new SalesDocument(SHOP, number, kind, null, customer, at, currency, original, null, List.of(lines));
    }
}
