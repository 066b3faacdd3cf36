package dev.fenji.tiering;

/** What set off a change of standing; what in the reasons carried it is {@link dev.fenji.kernel.movement.Cause}. */
public enum Trigger {
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
