package dev.fenji.shared;

import java.math.BigDecimal;

/** Decimals as text: no exponent, at least two places, no zeros beyond them. */
public final class Decimals {
    private static final int PLACES = 2;

    private Decimals() {}

    public static String text(BigDecimal value) {
        BigDecimal stripped = value.stripTrailingZeros();
        return stripped.scale() < PLACES ? stripped.setScale(PLACES).toPlainString() : stripped.toPlainString();
    }

    /** The same for what is no money: no zeros at the end at all. */
    public static String plain(BigDecimal value) {
        return value.stripTrailingZeros().toPlainString();
    }
}
