package dev.fenji.kernel.policy;

import dev.fenji.kernel.number.Micros;
import dev.fenji.kernel.policy.Keeping.Kept;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * All that was decided of one customer, from score to standing. Tiers are indices, {@link Scored#NO_TIER} for none.
 *
 * @param firing a bit per gate that fired
 * @param gated tier after the gates
 * @param tier tier in force
 */
record Resolved(Scored scored, long firing, int gated, int tier, Outcome outcome, Kept kept) {

    /** 64 bits over all that is told of it; those of the score alone where nothing else came into play. */
    long fingerprint() {
        long print = scored.fingerprint();
        if (firing == 0 && kept.rule() == null && kept.state().isNone()) {
            return print;
        }
        StandingState state = kept.state();
        print = Scored.mix(Scored.mix(Scored.mix(print, firing), gated), tier);
        print = Scored.mix(print, kept.rule() == null ? -1 : kept.rule().ordinal());
        print = Scored.mix(Scored.mix(print, day(state.below())), day(state.validUntil()));
        Long limit = state.returnsLimit();
        return Scored.mix(Scored.mix(print, day(state.until())), limit == null ? Micros.UNKNOWN : limit);
    }

    private static long day(@Nullable LocalDate day) {
        return day == null ? Micros.UNKNOWN : day.toEpochDay();
    }
}
