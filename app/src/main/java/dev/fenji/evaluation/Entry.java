package dev.fenji.evaluation;

import org.jspecify.annotations.Nullable;

/**
 * What is to be judged: a version of a policy, or a baseline.
 *
 * @param policy id of a policy, or null for a baseline
 * @param version its version number; null for the published one, else the draft
 * @param baseline name of a baseline, or null
 */
public record Entry(
        @Nullable Integer policy,
        @Nullable Integer version,
        @Nullable String baseline) {}
