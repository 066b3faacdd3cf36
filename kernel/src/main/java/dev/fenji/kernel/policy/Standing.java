package dev.fenji.kernel.policy;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * The tier a customer has before or after an assignment.
 *
 * @param tier tier id, or null when the customer is unrated
 * @param since first day in that tier
 * @param state what the rules of stability remember
 */
public record Standing(@Nullable String tier, LocalDate since, StandingState state) {

    /** A standing with nothing to remember. */
    public Standing(@Nullable String tier, LocalDate since) {
        this(tier, since, StandingState.NONE);
    }
}
