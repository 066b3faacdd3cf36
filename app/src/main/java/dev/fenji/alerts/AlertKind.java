package dev.fenji.alerts;

/** What alerts are about. */
public enum AlertKind {
    /** A customer of one of the best tiers will lose it on a day that is known, if nothing changes. */
    WILL_DROP,
    /** A customer lost the best tier. */
    DEMOTED,
    /** The best tier lost customers since the run before. */
    TIER_SHRINKS,
    /** A country brings less than in the window before. */
    COUNTRY_LOSES
}
