package dev.fenji.kernel.grading;

/**
 * A figure with its bootstrap interval.
 *
 * @param value on the customers as they are
 * @param low lower end of the percentile interval
 * @param high upper end
 */
public record Estimate(double value, double low, double high) {}
