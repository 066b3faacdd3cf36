package dev.fenji.kernel.churn;

import org.jspecify.annotations.Nullable;

/**
 * A feature among the customers of each risk band: the mean of a number, or the share of customers with the same category.
 * Null where the group is empty or nothing is known.
 */
public record GroupAverages(
        @Nullable Double low,
        @Nullable Double middle,
        @Nullable Double high) {}
