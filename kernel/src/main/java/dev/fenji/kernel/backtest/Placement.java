package dev.fenji.kernel.backtest;

/**
 * Where a contender put the customers of a period, row by row. The arrays are not to be changed.
 *
 * @param tiers index in the contender's ladder, 0 is best; below zero for no tier
 * @param scores order within a tier, the higher the better; of no meaning without a tier
 */
public record Placement(byte[] tiers, long[] scores) {}
