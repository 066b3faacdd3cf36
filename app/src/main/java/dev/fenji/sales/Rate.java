package dev.fenji.sales;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;

/** The price of one unit of a currency in the organisation's base currency on a day, or that nobody knows it. */
public sealed interface Rate {

    String currency();

    /**
     * A known rate.
     *
     * @param factor one unit of the currency in the base currency, 18 significant digits, half even
     * @param date the day the rate is of: the day asked for, or the last earlier day with a rate still valid
     * @param source who published it; "same" when the currency is the base currency
     */
    record Known(String currency, BigDecimal factor, LocalDate date, String source) implements Rate {

        /** The amount in the base currency, to six places, half even. */
        public BigDecimal convert(BigDecimal amount) {
            return amount.multiply(factor).setScale(6, RoundingMode.HALF_EVEN);
        }
    }

    /** No valid rate: the amount cannot be converted, and nothing may be assumed. */
    record Missing(String currency, String base, LocalDate day) implements Rate {}
}
