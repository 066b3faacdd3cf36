package dev.fenji.tiering;

import jakarta.validation.constraints.NotNull;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/**
 * A standing set by hand.
 *
 * @param computedTier what the policy gives beside it, or null when unrated
 * @param endsOn the first day on which it no longer holds, or null for no end
 * @param remindOn from when the list says that it ends soon
 * @param approvedBy who answers for it, or null while it waits
 */
public record TierOverride(
        long id,
        int policyId,
        long customerId,
        String customerName,
        String tier,
        @Nullable String computedTier,
        String reason,
        String setBy,
        Instant setAt,
        LocalDate startsOn,
        @Nullable LocalDate endsOn,
        @Nullable LocalDate remindOn,
        @Nullable String approvedBy,
        @Nullable Instant approvedAt,
        @Nullable String endedBy,
        @Nullable Instant endedAt,
        @Nullable String endReason) {

    /** Where it is in its life. */
    public enum State {
        /** Waits for somebody who may approve. */
        WAITING,
        PLANNED,
        IN_FORCE,
        /** Its last day has passed. */
        EXPIRED,
        /** Ended before its time. */
        ENDED
    }

    /** What is asked for. */
    public record Wanted(
            @NotNull String tier,
            @NotNull String reason,
            @Nullable LocalDate startsOn,
            @Nullable LocalDate endsOn,
            @Nullable LocalDate remindOn) {}

    /** Whether it decided the standing on a day; the day on which somebody ended it is no longer its own. */
    boolean heldOn(LocalDate day) {
        boolean ended =
                endedAt != null && !LocalDate.ofInstant(endedAt, ZoneOffset.UTC).isAfter(day);
        return approvedAt != null && !startsOn.isAfter(day) && (endsOn == null || endsOn.isAfter(day)) && !ended;
    }

    public State state(LocalDate today) {
        if (endedAt != null) {
            return State.ENDED;
        }
        if (endsOn != null && !today.isBefore(endsOn)) {
            return State.EXPIRED;
        }
        if (approvedAt == null) {
            return State.WAITING;
        }
        return today.isBefore(startsOn) ? State.PLANNED : State.IN_FORCE;
    }

    /** Whether it is time to think of its end. */
    public boolean endsSoon(LocalDate today) {
        return state(today) == State.IN_FORCE && remindOn != null && !today.isBefore(remindOn);
    }
}
