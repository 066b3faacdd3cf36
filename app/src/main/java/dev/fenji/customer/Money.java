package dev.fenji.customer;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** Amounts as the customer file holds them: {@code numeric(18,6)}. */
final class Money {

    private static final int SCALE = 6;
    private static final int DIGITS = 18;

    private Money() {}

    /**
     * @throws NumberFormatException if the text is no amount, or too large
     */
    static BigDecimal read(String text) {
        if (text.length() > DIGITS * 2) {
            throw new NumberFormatException(text);
        }
        var value = new BigDecimal(text.strip());
        if (Math.abs((long) value.scale()) > DIGITS * 2L) {
            throw new NumberFormatException(text);
        }
        var rounded = value.setScale(SCALE, RoundingMode.HALF_EVEN);
        if (rounded.precision() > DIGITS) {
            throw new NumberFormatException(text);
        }
        return rounded;
    }
}
