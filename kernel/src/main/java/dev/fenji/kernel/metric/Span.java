package dev.fenji.kernel.metric;

/** Which facts a metric looks at; all of them end before the as-of day. */
public enum Span {
    /** The policy's window: {@code [asOf − months, asOf)}. */
    WINDOW,
    /** The window of the same length before it. */
    PREVIOUS_WINDOW,
    /** Both windows. */
    BOTH_WINDOWS,
    /** Everything before the as-of day. */
    EVER
}
