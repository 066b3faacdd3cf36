package dev.fenji.kernel.grading;

import java.util.Locale;

/** Rules of thumb that need no model. A model that does not beat them is not worth its keep. */
public enum NaiveRule {
    /** The customer goes on at its own past rate: amount / days observed × horizon. */
    SAME_RATE,
    /** The same for customers who bought within the active days, nothing for the others. */
    SAME_RATE_IF_RECENT,
    /** The same for everyone × the share of customers that stayed from the first half of the history to the second. */
    AVERAGE_TIMES_RETENTION,
    /** Sum of the customer's ranks by recency, frequency and monetary value; says only who comes first. */
    RFM_RANK_SUM,
    /** Every customer has the chance that was seen before. */
    BASE_CHANCE,
    /** Every customer has the chance that was seen before among customers of about the same recency. */
    CHANCE_BY_RECENCY;

    /** Key of the words, and the name of the rule's forecast: {@code same-rate}. */
    public String slug() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
