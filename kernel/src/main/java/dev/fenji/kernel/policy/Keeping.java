package dev.fenji.kernel.policy;

import java.time.LocalDate;
import java.util.function.IntUnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * The rules of stability: what standing a score leads to, given the standing before. Tiers are indices, 0 is best, and
 * the number of tiers stands for none. Pure; looks at dates only, never at how often it was asked.
 */
final class Keeping {

    private final PolicyDocument document;
    private final StabilityRules rules;

    Keeping(PolicyDocument document) {
        this.document = document;
        this.rules = document.stability() == null ? StabilityRules.NONE : document.stability();
    }

    /**
     * What a score gives.
     *
     * @param gated the tier by enter thresholds, after the gates
     * @param supported the tier that can be stayed in, after the gates: never worse than {@code gated}
     * @param gates what the gates that fire make of a tier
     * @param returns returns now in millionths, or null when unknown
     */
    record Offer(
            int gated,
            int supported,
            IntUnaryOperator gates,
            @Nullable Long returns) {}

    /** A standing, and the rule that made it another than the gated tier; null when none did. */
    record Kept(
            int tier,
            LocalDate since,
            StandingState state,
            @Nullable StabilityRule rule) {}

    /** A place on the ladder while a descent is followed through time. */
    private record Place(
            int tier,
            LocalDate since,
            LocalDate below,
            @Nullable LocalDate validUntil,
            @Nullable StabilityRule rule) {}

    /** Onto the ladder. */
    Kept enter(int tier, LocalDate asOf) {
        return new Kept(tier, asOf, fresh(asOf, null, null), null);
    }

    /** @param returnsLimit what the promotion rests on, or null when returns cannot undo it */
    Kept promote(int tier, LocalDate asOf, @Nullable String from, @Nullable Long returnsLimit) {
        return new Kept(
                tier, asOf, returnsLimit == null ? fresh(asOf, null, null) : fresh(asOf, returnsLimit, from), null);
    }

    /** For everyone who is on the ladder at {@code tier} and does not rise. */
    Kept keep(int tier, Standing before, Offer offer, LocalDate asOf) {
        StandingState state = before.state();
        int allowed = offer.gates().applyAsInt(tier);
        if (allowed == tier && offer.supported() <= tier) {
            return new Kept(
                    tier,
                    before.since(),
                    supported(before, asOf),
                    offer.gated() > tier ? StabilityRule.STAY_THRESHOLD : null);
        }
        if (undone(before, offer, asOf)) {
            int back = Math.max(Math.min(offer.supported(), document.tierIndex(state.from())), allowed);
            return new Kept(back, asOf, fresh(asOf, null, null), StabilityRule.RETURNS_UNDO);
        }
        LocalDate below = state.below() == null ? asOf : state.below();
        Place place = allowed == tier
                ? new Place(tier, before.since(), below, validity(before, asOf), null)
                : new Place(allowed, asOf, asOf, review(asOf), StabilityRule.GATE);
        return follow(place, before, offer, asOf);
    }

    /** Descends as often as dates say, up to the day. */
    private Kept follow(Place start, Standing before, Offer offer, LocalDate asOf) {
        Place place = start;
        boolean fell = start.rule() != null;
        LocalDate announced = before.state().until();
        while (place.tier() < offer.supported()) {
            LocalDate due = due(place);
            LocalDate day = due.plusDays(rules.graceDays());
            if (asOf.isBefore(day)) {
                return held(place, day, asOf.isBefore(due) ? early(place) : StabilityRule.GRACE, before, fell);
            }
            int next = rules.descent() == StabilityRules.Descent.ONE_STEP ? place.tier() + 1 : offer.supported();
            // the day that was announced, though no run took place on it; other rules than then count from today
            LocalDate since = fell || day.equals(announced) ? day : asOf;
            StabilityRule rule = next < offer.supported() ? StabilityRule.ONE_STEP : place.rule();
            place = new Place(
                    offer.gates().applyAsInt(next), since.isAfter(asOf) ? asOf : since, since, review(since), rule);
            fell = true;
        }
        LocalDate validUntil =
                rules.validity() == null ? null : rules.validity().next(place.since(), asOf);
        return new Kept(
                place.tier(), place.since(), new StandingState(null, validUntil, null, null, null), place.rule());
    }

    private Kept held(Place place, LocalDate day, StabilityRule rule, Standing before, boolean fell) {
        StandingState state = before.state();
        return new Kept(
                place.tier(),
                place.since(),
                new StandingState(
                        place.below(),
                        place.validUntil(),
                        day,
                        fell ? null : state.returnsLimit(),
                        fell ? null : state.from()),
                fell && place.rule() != null ? place.rule() : rule);
    }

    /** The first day on which the tier could be lost, grace apart. */
    private LocalDate due(Place place) {
        LocalDate due = later(place.below(), place.since().plusDays(rules.minimumDays()));
        return place.validUntil() == null ? due : later(due, place.validUntil());
    }

    /** What keeps the day from having come. */
    private StabilityRule early(Place place) {
        LocalDate tenure = place.since().plusDays(rules.minimumDays());
        return place.validUntil() != null && !place.validUntil().isBefore(tenure)
                ? StabilityRule.VALIDITY
                : StabilityRule.TENURE;
    }

    /** Whoever meets the threshold is good for another term once the last one has ended. */
    private StandingState supported(Standing before, LocalDate asOf) {
        StandingState state = before.state();
        boolean young = !asOf.isAfter(before.since().plusDays(rules.undoReturnsDays()));
        LocalDate until = validity(before, asOf);
        LocalDate renewed = until == null || until.isAfter(asOf) ? until : validityAfter(before, asOf);
        return new StandingState(null, renewed, null, young ? state.returnsLimit() : null, young ? state.from() : null);
    }

    private boolean undone(Standing before, Offer offer, LocalDate asOf) {
        Long limit = before.state().returnsLimit();
        int from = document.tierIndex(before.state().from());
        return rules.undoReturnsDays() > 0
                && limit != null
                && offer.returns() != null
                && offer.returns() > limit
                && from > document.tierIndex(before.tier())
                && !asOf.isAfter(before.since().plusDays(rules.undoReturnsDays()));
    }

    /** A tier from before there was a validity gets the next date of the schedule it would have had. */
    private @Nullable LocalDate validity(Standing before, LocalDate asOf) {
        if (rules.validity() == null) {
            return null;
        }
        LocalDate known = before.state().validUntil();
        return known != null ? known : validityAfter(before, asOf);
    }

    private @Nullable LocalDate validityAfter(Standing before, LocalDate asOf) {
        return rules.validity() == null ? null : rules.validity().next(before.since(), asOf);
    }

    private @Nullable LocalDate review(LocalDate since) {
        return rules.validity() == null ? null : rules.validity().next(since, since);
    }

    private StandingState fresh(LocalDate since, @Nullable Long returnsLimit, @Nullable String from) {
        return new StandingState(null, review(since), null, returnsLimit, from);
    }

    private static LocalDate later(LocalDate one, LocalDate other) {
        return one.isAfter(other) ? one : other;
    }
}
