package dev.fenji.tiering;

import java.time.LocalDate;

/**
 * Standings may have changed: one event per run, or when another policy was put in force.
 *
 * @param runId the run, or 0 when another policy was put in force
 * @param count customers whose assignment changed
 */
public record StandingsChanged(long runId, int policyId, LocalDate asOf, long count) {}
