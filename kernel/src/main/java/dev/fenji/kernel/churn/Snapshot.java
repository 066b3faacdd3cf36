package dev.fenji.kernel.churn;

/**
 * The customers at stake on a past day, what was known of them before it, and what became of them by the end of the window.
 *
 * @param asOfDay epoch day; features rest on facts of earlier days only
 * @param examples features and outcome, one row per customer
 */
public record Snapshot(int asOfDay, Examples examples) {}
