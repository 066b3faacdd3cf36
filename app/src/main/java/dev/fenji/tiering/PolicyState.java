package dev.fenji.tiering;

/** Where a policy version stands. */
public enum PolicyState {
    DRAFT,
    PUBLISHED,
    /** A later version took its place. */
    RETIRED
}
