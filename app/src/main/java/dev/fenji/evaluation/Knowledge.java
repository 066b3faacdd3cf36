package dev.fenji.evaluation;

/** Which facts of before an as-of date count as known on it. */
public enum Knowledge {
    /** Those that had happened: right for a history that was imported later in one go. */
    OCCURRED,
    /** Those that had happened and were recorded by then: right for a history that was recorded as it happened. */
    RECORDED
}
