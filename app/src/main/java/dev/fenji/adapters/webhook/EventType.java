package dev.fenji.adapters.webhook;

import org.jspecify.annotations.Nullable;

/** What can be told. */
public enum EventType {
    /** A better tier than before. */
    PROMOTED("standing.promoted"),
    /** A lower one. */
    DEMOTED("standing.demoted"),
    /** The first tier of a customer, or the first after it had none. */
    RATED("standing.rated"),
    /** No tier any more. */
    UNRATED("standing.unrated"),
    /** Somebody wants to see whether it arrives. */
    TEST("webhook.test");

    private final String id;

    EventType(String id) {
        this.id = id;
    }

    public String id() {
        return id;
    }

    /** @param from the place of the tier before on the ladder, 0 is the best; null when there was none */
    static EventType of(@Nullable Integer from, @Nullable Integer to) {
        if (to == null) {
            return UNRATED;
        }
        if (from == null) {
            return RATED;
        }
        return to < from ? PROMOTED : DEMOTED;
    }
}
