package dev.fenji.kernel.churn;

import org.jspecify.annotations.Nullable;

/**
 * One feature's part in a risk.
 *
 * @param feature name
 * @param value number of this customer; null when unknown or a category
 * @param text category of this customer; null when unknown or a number
 * @param contribution to the log-odds of churning before calibration, against an average customer; above zero raises risk
 * @param groups the same feature among customers of low, middle and high risk
 */
public record Factor(
        String feature, @Nullable Double value, @Nullable String text, double contribution, GroupAverages groups) {}
