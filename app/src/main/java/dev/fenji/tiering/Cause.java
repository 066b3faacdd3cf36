package dev.fenji.tiering;

/** Why a standing changed. */
public enum Cause {
    /** An order was recorded. */
    ORDER,
    /** A return or another credit note was recorded. */
    RETURN,
    /** The customer's own record was changed. */
    CUSTOMER,
    /** A run looked at everyone: time passed, facts were imported, or the policy is another. */
    RUN,
    /** Somebody set the tier by hand, or that came to its end. */
    OVERRIDE
}
