package dev.fenji.kernel.clv;

/** Why a customer is left out of a fit. */
public enum Exclusion {
    /** The first purchase is after the end of the observation. */
    FIRST_PURCHASE_AFTER_END,
    /** The last purchase is after the end of the observation. */
    LAST_PURCHASE_AFTER_END,
    /** Fewer than no repeat purchases, or a last purchase before the first. */
    NEGATIVE,
    /** Repeat purchases on the day of the first: more purchase days than days. */
    MORE_PURCHASES_THAN_DAYS,
    /** No repeat purchase, but a last purchase after the first. */
    LAST_PURCHASE_WITHOUT_REPEAT,
    /** More days or purchases than the sufficient statistics hold (65,535). */
    OUT_OF_RANGE,
    /** No repeat purchase, so nothing is known of the spend per repeat purchase. */
    NO_REPEAT_PURCHASE,
    /** Spend that is zero or negative on average: the Gamma-Gamma model describes positive amounts. */
    SPEND_NOT_POSITIVE,
    /** Spend that is not a finite number. */
    SPEND_NOT_A_NUMBER
}
