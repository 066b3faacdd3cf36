package dev.fenji.kernel.grading;

/**
 * What the naive rules look at: columns per customer as of the start of the hold-out, and a few values for all.
 *
 * @param amount what the customer did over {@code spanDays}, in the unit of the forecast: repeat purchases, or money
 * @param spanDays days over which the amount came about
 * @param recencyDays days since the last purchase
 * @param frequency purchases in the window
 * @param monetary net value in the window
 * @param horizonDays length of the hold-out
 * @param activeDays a customer that bought within these is recently active
 * @param retention share of customers that stayed; see {@link NaiveRules#retention}
 */
@SuppressWarnings("ArrayRecordComponent") // columns that nobody compares
public record NaiveHistory(
        double[] amount,
        double[] spanDays,
        double[] recencyDays,
        double[] frequency,
        double[] monetary,
        int horizonDays,
        int activeDays,
        double retention) {}
