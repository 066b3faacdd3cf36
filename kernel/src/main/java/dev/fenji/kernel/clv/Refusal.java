package dev.fenji.kernel.clv;

/** Why there is no model. */
public enum Refusal {
    /** There is nobody to learn from. */
    NO_CUSTOMERS,
    /** Fewer customers than the least number; values: {@code customers}, {@code needed}. */
    TOO_FEW_CUSTOMERS,
    /** Nobody, or too few, bought a second time; values: {@code repeatBuyers}, {@code needed}. */
    TOO_FEW_REPEAT_BUYERS,
    /** Everybody's first purchase is at the end of the observation: no time has passed. */
    NO_TIME,
    /** The optimiser found no point with a finite likelihood. */
    NO_FINITE_LIKELIHOOD
}
