package dev.fenji.tiering;

/** Where a policy version stands. */
public enum PolicyState {
    DRAFT,
    /** A draft that waits for a second person; it does not change meanwhile. */
    IN_REVIEW,
    /** Published, and not yet in use: the first run as of its day takes it. */
    SCHEDULED,
    PUBLISHED,
    /** A later version took its place. */
    RETIRED;

    /** Whether it can still change or go. */
    boolean isOpen() {
        return this == DRAFT || this == IN_REVIEW;
    }
}
