package dev.fenji.kernel.policy;

/**
 * What a policy demands of standings that are set by hand.
 *
 * @param endRequired whether each must have an end
 * @param longestDays how long one may last from its start, 0 for any time
 */
public record OverrideRules(boolean endRequired, int longestDays) {}
