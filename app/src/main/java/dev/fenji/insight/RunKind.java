package dev.fenji.insight;

/** What asked for a run. */
public enum RunKind {
    MANUAL,
    IMPORT,
    POLICY,
    DAILY
}
