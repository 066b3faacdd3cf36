package dev.fenji.kernel.backtest;

import java.time.LocalDate;

/**
 * What followed one as-of date: a row per customer. The arrays are not to be changed.
 *
 * @param asOf the day policies looked at the customers: what happened from it on is outcome
 * @param end the first day after the horizon
 * @param customers ids, rising; the same customer has the same id in every period
 * @param values realised value of the horizon per customer
 * @param bought whether the customer bought within the horizon
 * @param present whether the customer was not lost at the as-of date
 * @param lost whether it was lost at the end of the horizon
 */
public record Period(
        LocalDate asOf,
        LocalDate end,
        long[] customers,
        double[] values,
        boolean[] bought,
        boolean[] present,
        boolean[] lost) {

    public Period {
        if (values.length != customers.length
                || bought.length != customers.length
                || present.length != customers.length
                || lost.length != customers.length) {
            throw new IllegalArgumentException(
                    "All columns of the period as of %s must have %d rows.".formatted(asOf, customers.length));
        }
        if (!end.isAfter(asOf)) {
            throw new IllegalArgumentException(
                    "The end of the horizon (%s) must be after the as-of date (%s).".formatted(end, asOf));
        }
    }

    public int size() {
        return customers.length;
    }
}
