package dev.fenji.kernel.policy;

import dev.fenji.kernel.number.Micros;

/**
 * A result without its reasons.
 *
 * @param tier index in the ladder, 0 is best; below zero for no tier
 * @param scoreMicros score in millionths, {@link Micros#UNKNOWN} when unrated
 * @param standing the standing from now on, with what the rules of stability remember
 */
public record Rating(int tier, long scoreMicros, Standing standing) {}
