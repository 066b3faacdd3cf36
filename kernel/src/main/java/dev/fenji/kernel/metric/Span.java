package dev.fenji.kernel.metric;

/** Which days a metric speaks of; the facts it rests on all end before the as-of day. */
public enum Span {
    /** The policy's window: {@code [asOf − months, asOf)}. */
    WINDOW,
    /** The window of the same length before it. */
    PREVIOUS_WINDOW,
    /** Both windows. */
    BOTH_WINDOWS,
    /** Everything before the as-of day. */
    EVER,
    /** The days to come: a model's expectation, from everything before the as-of day. */
    AHEAD
}
