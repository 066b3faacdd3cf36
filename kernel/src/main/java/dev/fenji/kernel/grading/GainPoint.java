package dev.fenji.kernel.grading;

/**
 * A point of the cumulative gain chart.
 *
 * @param customers share of customers, best first
 * @param caught share of the amount that they hold
 * @param best what a perfect order would hold
 */
public record GainPoint(double customers, double caught, double best) {}
