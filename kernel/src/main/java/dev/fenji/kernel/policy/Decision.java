package dev.fenji.kernel.policy;

import org.jspecify.annotations.Nullable;

/** The result of assigning one customer, with the reasons. */
public sealed interface Decision {

    long customerId();

    Explanation explanation();

    /** The tier the customer has from now on; null when unrated. */
    @Nullable
    String tier();

    default Outcome outcome() {
        return switch (this) {
            case Promoted promoted -> Outcome.PROMOTED;
            case Kept kept -> Outcome.KEPT;
            case Demoted demoted -> Outcome.DEMOTED;
            case Held held -> Outcome.HELD;
            case Unrated unrated -> Outcome.UNRATED;
        };
    }

    /** To a better tier; {@code from} is null for a customer that was unrated or on another ladder. */
    record Promoted(long customerId, String tier, @Nullable String from, Explanation explanation) implements Decision {}

    record Kept(long customerId, String tier, Explanation explanation) implements Decision {}

    record Demoted(long customerId, String tier, String from, Explanation explanation) implements Decision {}

    /** A stability rule keeps {@code tier} for now although {@code computed} came out; null: no tier at all. */
    record Held(long customerId, String tier, @Nullable String computed, Explanation explanation) implements Decision {}

    /** No tier; {@code from} is the tier it had before, if any. */
    record Unrated(
            long customerId, UnratedReason reason, @Nullable String from, Explanation explanation) implements Decision {
        @Override
        public @Nullable String tier() {
            return null;
        }
    }
}
