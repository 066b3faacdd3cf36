package dev.fenji.kernel.policy;

import dev.fenji.kernel.facts.CustomerFacts;
import dev.fenji.kernel.policy.Explanation.GateHit;
import dev.fenji.kernel.policy.Explanation.Raw;
import dev.fenji.kernel.policy.Way.Change;
import dev.fenji.kernel.policy.Way.State;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Finds what would bring a customer to a tier. Pure and deterministic; the judge of every change is {@link Assigner} itself, so
 * that scope, gates and stability have their say.
 */
public final class WayFinder {

    private final PolicyDocument document;
    private final Assigner assigner;

    /** Makes a policy ready. */
    public WayFinder(PolicyVersion version, Calibration calibration) {
        this.document = version.document();
        this.assigner = new Assigner(version, calibration);
    }

    /**
     * The way to a tier.
     *
     * @param standing the standing now
     * @param target id of a tier of the ladder
     */
    public Way find(CustomerFacts facts, @Nullable Standing standing, LocalDate asOf, String target) {
        int tier = document.tierIndex(target);
        if (tier < 0) {
            throw new IllegalArgumentException("The tier (%s) must be one of the policy's.".formatted(target));
        }
        return new Search(new Trying(assigner, facts, standing, asOf, tier), facts, asOf, target).way();
    }

    private final class Search {
        private final Trying trying;
        private final LocalDate asOf;
        private final String target;
        private final Explanation now;
        private final List<Option> options;
        private final List<Option> open;

        Search(Trying trying, CustomerFacts facts, LocalDate asOf, String target) {
            this.trying = trying;
            this.asOf = asOf;
            this.target = target;
            this.now = trying.decide(Map.of()).explanation();
            this.options = assigner.options(facts);
            this.open = options.stream()
                    .filter(option ->
                            option.lever().isOpen() && !option.values().isEmpty())
                    .toList();
        }

        Way way() {
            Explanation.Reason reason = now.reason();
            if (trying.reaches(Map.of())) {
                return way(State.THERE, List.of(), List.of(), true, Map.of());
            }
            if (reason != null && reason.code() == UnratedReason.NOT_IN_SCOPE) {
                return way(State.NOT_IN_SCOPE, List.of(), List.of(), true, Map.of());
            }
            List<Change> single = options.stream().map(this::alone).toList();
            Map<String, Raw> best = trying.best(open);
            if (single.stream()
                    .anyMatch(change -> change.enough() && change.lever().isOpen())) {
                return way(State.ONE, single, List.of(), true, best);
            }
            FewestChanges.Found found = new FewestChanges(trying, open).find(best);
            return found == null
                    ? way(State.OUT_OF_REACH, single, List.of(), true, best)
                    : way(State.SEVERAL, single, together(found.values()), found.fewest(), best);
        }

        private Way way(
                State state, List<Change> single, List<Change> together, boolean fewest, Map<String, Raw> best) {
            Explanation atBest = best.isEmpty() ? now : trying.decide(best).explanation();
            return new Way(
                    target,
                    now.tier(),
                    state,
                    now.total(),
                    single,
                    together,
                    fewest,
                    atBest.total(),
                    barring(now),
                    barring(atBest));
        }

        private Change alone(Option option) {
            Map<String, Raw> changes = new HashMap<>();
            for (Raw value : option.values()) {
                changes.put(option.field(), value);
                if (trying.reaches(changes)) {
                    trying.lessen(option, changes);
                    return change(option, Objects.requireNonNull(changes.get(option.field())), true);
                }
            }
            return change(option, Raw.UNKNOWN, false);
        }

        private List<Change> together(Map<String, Raw> values) {
            return open.stream()
                    .filter(option -> values.containsKey(option.field()))
                    .map(option -> change(option, Objects.requireNonNull(values.get(option.field())), false))
                    .toList();
        }

        private Change change(Option option, Raw to, boolean enough) {
            return new Change(
                    option.field(),
                    option.title(),
                    option.unit(),
                    option.lever(),
                    option.from(),
                    to,
                    enough,
                    enough && option.lever() == Lever.WAITING ? waited(option.from(), to) : null);
        }

        private @Nullable LocalDate waited(Raw from, Raw to) {
            BigDecimal before = from.number();
            BigDecimal after = to.number();
            return before == null || after == null
                    ? null
                    : asOf.plusDays(after.subtract(before).longValue());
        }

        private List<GateHit> barring(Explanation explanation) {
            int wanted = document.tierIndex(target);
            return explanation.gates().stream()
                    .filter(hit -> document.gates().stream()
                            .anyMatch(gate -> gate.id().equals(hit.gate())
                                    && gate.effect() != Gate.Effect.FLOOR
                                    && document.tierIndex(gate.tier()) > wanted))
                    .toList();
        }
    }
}
