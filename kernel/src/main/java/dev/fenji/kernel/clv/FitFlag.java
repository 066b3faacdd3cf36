package dev.fenji.kernel.clv;

/** What a reader must know of a fit. */
public enum FitFlag {
    /**
     * The data do not show that customers leave: the dropout goes to zero, or the model is hardly more likely than
     * {@link Nbd}, which
     * therefore takes its place. P(alive) is 1 by assumption, not estimated.
     */
    DROPOUT_NOT_IDENTIFIED,
    /** Very different parameters fit as well: judge by predictions, not by parameters. */
    FLAT_LIKELIHOOD,
    /** A parameter is at the end of its range. */
    AT_BOUND,
    /** The gradient is not as near to zero as it should be. */
    NOT_CONVERGED,
    /** Who buys more often spends clearly more or less per purchase, which the Gamma-Gamma model does not know. */
    SPEND_DEPENDS_ON_FREQUENCY,
    /**
     * First purchases pile up where the data begin: many customers are older than the data show, and their times are cut
     * short. Learn from customers first seen later, or from a longer history.
     */
    LEFT_TRUNCATED,
    /** The highest regularity that is tried is the best of those tried: a higher one might be better still. */
    REGULARITY_AT_LIMIT
}
