package dev.fenji.kernel.forecast;

/**
 * What the forecast needs of a customer, or of a customer in one category.
 *
 * @param customer id
 * @param segment whose customers it is compared with; empty for none
 * @param lastDay epoch day of the last purchase
 * @param gaps days between successive purchase days
 * @param amounts of purchase days, base currency
 */
public record PurchaseRhythm(long customer, String segment, long lastDay, LogMoments gaps, LogMoments amounts) {}
