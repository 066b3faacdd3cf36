package dev.fenji.kernel.policy;

import dev.fenji.kernel.metric.Metrics;
import dev.fenji.kernel.number.Micros;
import dev.fenji.kernel.policy.Keeping.Kept;
import dev.fenji.kernel.policy.Keeping.Offer;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** From score to standing: gates, then stability. Immutable. */
final class Resolver {

    private final Assigner assigner;
    private final PolicyDocument document;
    private final int none;
    private final GateLadder gates;
    private final Map<String, Integer> positions;
    private final @Nullable Keeping keeping;
    private final int returns;
    /** Where the method reads net revenue. */
    private final int[] revenue;

    Resolver(Assigner assigner, PolicyDocument document, String[] fields, int offset) {
        this.assigner = assigner;
        this.document = document;
        this.none = document.tiers().size();
        this.positions = new HashMap<>();
        for (int i = 0; i < fields.length; i++) {
            positions.putIfAbsent(fields[i], i);
        }
        this.gates = new GateLadder(document, positions);
        this.keeping = document.hasMemory() ? new Keeping(document) : null;
        this.returns = document.undoesPromotions() ? positions.getOrDefault(Metrics.RETURNS.id(), -1) : -1;
        int scoring = offset + document.methodFields().size();
        this.revenue = IntStream.range(offset, scoring)
                .filter(i -> fields[i].equals(Metrics.NET_REVENUE.id()))
                .toArray();
    }

    /** Where each field is among the inputs. */
    Map<String, Integer> positions() {
        return positions;
    }

    GateLadder gates() {
        return gates;
    }

    Resolved resolve(@Nullable Inputs inputs, Scored scored, @Nullable Standing before, LocalDate asOf) {
        long firing = inputs == null ? 0 : gates.firing(inputs);
        int gated = scored.isRated() ? gates.apply(firing, scored.tier()) : Scored.NO_TIER;
        int from = document.tierIndex(before == null ? null : before.tier());
        Kept kept = kept(inputs, scored, firing, gated, before, from, asOf, true);
        int tier = kept.tier() == none ? Scored.NO_TIER : kept.tier();
        return new Resolved(scored, firing, gated, tier, outcome(tier, from, kept), kept);
    }

    /** The tier alone, by the same rules; what the standing would have to remember is not worked out. */
    int tier(@Nullable Inputs inputs, Scored scored, long firing, @Nullable Standing before, LocalDate asOf) {
        int gated = scored.isRated() ? gates.apply(firing, scored.tier()) : Scored.NO_TIER;
        int from = document.tierIndex(before == null ? null : before.tier());
        int tier =
                kept(inputs, scored, firing, gated, before, from, asOf, false).tier();
        return tier == none ? Scored.NO_TIER : tier;
    }

    private Kept kept(
            @Nullable Inputs inputs,
            Scored scored,
            long firing,
            int gated,
            @Nullable Standing before,
            int from,
            LocalDate asOf,
            boolean remembers) {
        // Only time makes purchases fall out of the window, and time is what stability is about.
        boolean lapsed = scored.reason() == UnratedReason.NO_PURCHASE;
        boolean onLadder = before != null && from >= 0;
        if (keeping == null || inputs == null || !(scored.isRated() || lapsed && onLadder)) {
            return plain(gated, before, asOf);
        }
        if (before == null || !onLadder) {
            return keeping.enter(gated, asOf);
        }
        if (scored.isRated() && gated < from) {
            return keeping.promote(gated, asOf, before.tier(), remembers ? returnsLimit(inputs, firing, gated) : null);
        }
        int supported = scored.isRated() ? gates.apply(firing, assigner.supported(inputs, scored, from)) : none;
        Offer offer = new Offer(
                scored.isRated() ? gated : none, supported, tier -> gates.apply(firing, tier), known(inputs, returns));
        Kept kept = keeping.keep(from, before, offer, asOf);
        return kept.tier() == none ? new Kept(none, kept.since(), StandingState.NONE, null) : kept;
    }

    /** Nothing to remember but since when. */
    private Kept plain(int tier, @Nullable Standing before, LocalDate asOf) {
        LocalDate since =
                before != null && Objects.equals(before.tier(), assigner.tierId(tier)) ? before.since() : asOf;
        return new Kept(tier, since, StandingState.NONE, null);
    }

    private static Outcome outcome(int tier, int from, Kept kept) {
        if (tier == Scored.NO_TIER) {
            return Outcome.UNRATED;
        }
        if (from < 0 || tier < from) {
            return Outcome.PROMOTED;
        }
        if (tier > from) {
            return Outcome.DEMOTED;
        }
        return kept.state().until() == null ? Outcome.KEPT : Outcome.HELD;
    }

    /** How high returns may rise before the promotion has lost its basis; null when net revenue is not its basis. */
    private @Nullable Long returnsLimit(Inputs inputs, long firing, int tier) {
        Long returned = known(inputs, returns);
        Long net = revenue.length == 0 ? null : known(inputs, revenue[0]);
        if (returned == null || net == null || net <= 0 || holds(inputs, firing, tier, net)) {
            return null;
        }
        long step = Fields.step(Metrics.NET_REVENUE.id());
        long enough = 0;
        long tooMuch = Math.ceilDiv(net, step);
        while (tooMuch - enough > 1) {
            long middle = (enough + tooMuch) >>> 1;
            if (holds(inputs, firing, tier, Math.min(net, middle * step))) {
                enough = middle;
            } else {
                tooMuch = middle;
            }
        }
        return Math.addExact(returned, enough * step);
    }

    /** Whether the tier would have been reached with that much less revenue. */
    private boolean holds(Inputs inputs, long firing, int tier, long less) {
        Scored scored = assigner.score(inputs.lowered(revenue, less));
        return scored.isRated() && gates.apply(firing, scored.tier()) <= tier;
    }

    private static @Nullable Long known(Inputs inputs, int position) {
        return position < 0 || inputs.micros(position) == Micros.UNKNOWN ? null : (Long) inputs.micros(position);
    }
}
