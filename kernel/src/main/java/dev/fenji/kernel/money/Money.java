package dev.fenji.kernel.money;

import java.math.BigDecimal;
import java.util.Currency;

/**
 * An amount in a currency. Amounts of different currencies do not mix; conversion needs a dated rate and is not done
 * here.
 *
 * @param amount exact, in units of the currency
 * @param currency ISO 4217
 */
public record Money(BigDecimal amount, Currency currency) implements Comparable<Money> {

    public static Money of(String amount, String currency) {
        return new Money(new BigDecimal(amount), Currency.getInstance(currency));
    }

    public Money add(Money other) {
        requireSameCurrency(other);
        return new Money(amount.add(other.amount), currency);
    }

    public Money subtract(Money other) {
        requireSameCurrency(other);
        return new Money(amount.subtract(other.amount), currency);
    }

    public Money negate() {
        return new Money(amount.negate(), currency);
    }

    @Override
    public int compareTo(Money other) {
        requireSameCurrency(other);
        return amount.compareTo(other.amount);
    }

    private void requireSameCurrency(Money other) {
        if (!currency.equals(other.currency)) {
            throw new IllegalArgumentException(
                    "The currency (%s) must be the same as (%s). Maybe convert at the order's date first."
                            .formatted(other.currency, currency));
        }
    }
}
