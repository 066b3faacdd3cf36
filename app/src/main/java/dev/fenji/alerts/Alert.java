package dev.fenji.alerts;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Something that somebody should look at.
 *
 * @param customerId whom it is about, or null when it is about a tier or a country
 * @param policyId the policy whose tiers it speaks of
 * @param facts the figures to tell, by name; amounts as decimal text in the base currency
 * @param holds whether the latest run still found it so
 * @param raisedOn as-of day of the run that raised it
 * @param seenOn as-of day of the latest run that found it so
 * @param owner user name of who has to deal with it
 * @param remark what was said when it was closed
 */
public record Alert(
        long id,
        AlertKind kind,
        @Nullable Long customerId,
        @Nullable String customerName,
        @Nullable String tier,
        @Nullable String country,
        int policyId,
        Map<String, Object> facts,
        State state,
        boolean holds,
        LocalDate raisedOn,
        Instant raisedAt,
        LocalDate seenOn,
        String owner,
        @Nullable String closedBy,
        @Nullable Instant closedAt,
        @Nullable String remark) {

    /** Where it is in its life. */
    public enum State {
        OPEN,
        /** Somebody did something about it. */
        HANDLED,
        /** Somebody decided that nothing need be done. */
        DISMISSED
    }

    /** Which ones to list; null takes all. */
    public record Filter(
            @Nullable State state,
            @Nullable AlertKind kind,
            @Nullable String owner) {}

    /** How many are open, and how many of them are the caller's. */
    public record Count(long open, long mine) {}
}
