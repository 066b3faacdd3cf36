package dev.fenji.insight;

/** What a run computes. */
public enum RunWork {
    /** Metrics and tiers. */
    TIERS,
    /** The value models: learned anew when that is due, then everyone's values. They follow tiers, so that tiers never wait for them. */
    MODELS
}
