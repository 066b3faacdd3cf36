package dev.fenji.kernel.policy;

import dev.fenji.kernel.facts.CustomerFacts;
import dev.fenji.kernel.metric.Metrics;
import dev.fenji.kernel.number.Micros;
import dev.fenji.kernel.policy.Explanation.Group;
import dev.fenji.kernel.policy.Explanation.Reason;
import dev.fenji.kernel.policy.Explanation.Stability;
import dev.fenji.kernel.policy.Explanation.Step;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Assigns customers under one policy version and one calibration. Pure, total and deterministic; immutable, so that many
 * threads may share one.
 *
 * <p>There is one path: the inputs of a customer are read, scored, and written as compact text. A full explanation is
 * made from the same inputs, whether they come from facts or from stored text.
 */
public final class Assigner {

    private final PolicyVersion version;
    private final PolicyDocument document;
    private final Calibration calibration;
    private final String[] fields;
    private final int tagsFrom;
    private final boolean plain;
    private final Resolver resolver;
    private final int groupAttributes;
    private final boolean requiresPurchase;
    private final int offset;
    private final GroupScorer whole;
    private final GroupScorer rest;
    private final Map<String, GroupScorer> groups = new HashMap<>();

    /**
     * Makes a policy ready.
     *
     * @throws IllegalArgumentException when the document has errors; {@link PolicyCheck} lists them
     */
    public Assigner(PolicyVersion version, Calibration calibration) {
        PolicyCheck.requireCorrect(version.document());
        this.version = version;
        this.document = version.document();
        this.calibration = calibration;
        this.requiresPurchase = requiresPurchase(document);
        String[] scoring = inputFields(document);
        this.fields = allFields(scoring, document);
        this.tagsFrom = scoring.length;
        this.plain = document.gates().isEmpty() && !document.hasMemory();
        this.groupAttributes = document.rankWithin().size();
        this.offset = groupAttributes + (requiresPurchase ? 1 : 0);
        this.whole = scorer(calibration.whole());
        this.rest = calibration.rest() == null ? whole : scorer(calibration.rest());
        calibration.groups().forEach((key, learned) -> groups.put(key, scorer(learned)));
        this.resolver = new Resolver(this, document, fields, offset);
    }

    /** The result to store, on the day the calibration is of. */
    public Assignment assign(CustomerFacts facts, @Nullable Standing before) {
        return assign(facts, before, calibration.provenance().asOf());
    }

    /** The result to store. */
    public Assignment assign(CustomerFacts facts, @Nullable Standing before, LocalDate asOf) {
        Inputs inputs = read(facts);
        Resolved resolved = resolve(inputs, before, asOf);
        Scored scored = resolved.scored();
        return new Assignment(
                facts.customerId(),
                resolved.outcome(),
                tierId(resolved.tier()),
                scored.total(),
                inputs == null || !scored.isRated()
                        ? null
                        : scorer(groupKey(inputs)).segment(scored),
                resolved.fingerprint(),
                new Standing(
                        tierId(resolved.tier()),
                        resolved.kept().since(),
                        resolved.kept().state()),
                tierId(resolved.gated()),
                text(inputs, resolved, before, asOf));
    }

    /** Where the customer stands from now on and nothing else: what replays of many days need. */
    public Rating rate(CustomerFacts facts, @Nullable Standing before, LocalDate asOf) {
        Resolved resolved = resolve(read(facts), before, asOf);
        return new Rating(
                resolved.tier(),
                resolved.scored().total(),
                new Standing(
                        tierId(resolved.tier()),
                        resolved.kept().since(),
                        resolved.kept().state()));
    }

    /** The result with its full explanation, on the day the calibration is of. */
    public Decision decide(CustomerFacts facts, @Nullable Standing before) {
        return decide(facts, before, calibration.provenance().asOf());
    }

    /** The result with its full explanation. */
    public Decision decide(CustomerFacts facts, @Nullable Standing before, LocalDate asOf) {
        return decide(facts.customerId(), read(facts), before, asOf);
    }

    Decision decide(long customerId, @Nullable Inputs inputs, @Nullable Standing before, LocalDate asOf) {
        Resolved resolved = resolve(inputs, before, asOf);
        String from = before == null ? null : before.tier();
        Explanation explanation = explain(inputs, resolved, from);
        String tier = tierId(resolved.tier());
        return switch (resolved.outcome()) {
            case PROMOTED -> new Decision.Promoted(customerId, known(tier), ladder(from), explanation);
            case KEPT -> new Decision.Kept(customerId, known(tier), explanation);
            case DEMOTED -> new Decision.Demoted(customerId, known(tier), known(from), explanation);
            case HELD -> new Decision.Held(customerId, known(tier), tierId(resolved.gated()), explanation);
            case UNRATED -> {
                UnratedReason reason = resolved.scored().reason();
                yield new Decision.Unrated(
                        customerId, reason == null ? UnratedReason.VALUE_UNKNOWN : reason, from, explanation);
            }
        };
    }

    Resolved resolve(@Nullable Inputs inputs, @Nullable Standing before, LocalDate asOf) {
        return resolver.resolve(inputs, score(inputs), before, asOf);
    }

    LocalDate asOf() {
        return calibration.provenance().asOf();
    }

    int inputCount() {
        return fields.length;
    }

    /** Null when the customer is out of scope: then nothing else about it matters. */
    private @Nullable Inputs read(CustomerFacts facts) {
        boolean inScope = document.scope() == null || document.scope().holds(facts);
        return inScope ? inputs(facts) : null;
    }

    Scored score(@Nullable Inputs inputs) {
        if (inputs == null) {
            return Scored.unrated(UnratedReason.NOT_IN_SCOPE, Map::of);
        }
        if (requiresPurchase && inputs.micros(groupAttributes) <= 0) {
            return noPurchase();
        }
        return scorer(groupKey(inputs)).score(inputs, offset);
    }

    private Scored noPurchase() {
        return Scored.unrated(UnratedReason.NO_PURCHASE, () -> Map.of("months", document.windowMonths()));
    }

    Resolver resolver() {
        return resolver;
    }

    /** The inputs of a customer in scope. */
    Inputs inputs(CustomerFacts facts) {
        return Inputs.of(facts, fields, tagsFrom);
    }

    int supported(Inputs inputs, Scored scored, int from) {
        return scorer(groupKey(inputs)).supported(scored, from);
    }

    /** A policy without gates and memory writes what it always wrote. */
    private String text(@Nullable Inputs inputs, Resolved resolved, @Nullable Standing before, LocalDate asOf) {
        if (plain) {
            String from = before == null ? null : before.tier();
            return CompactText.write(inputs, fields.length, resolved.scored(), resolved.outcome(), from);
        }
        return CompactText.write(inputs, fields.length, resolved, before, asOf);
    }

    @Nullable
    String tierId(int tier) {
        return tier == Scored.NO_TIER ? null : document.tiers().get(tier).id();
    }

    private Explanation explain(@Nullable Inputs inputs, Resolved resolved, @Nullable String from) {
        Scored scored = resolved.scored();
        String key = inputs == null ? "" : groupKey(inputs);
        GroupScorer scorer = scorer(key);
        boolean seen = inputs != null && scored.points().length > 0;
        BigDecimal coverage = seen ? scorer.coverage(scored) : null;
        return new Explanation(
                version.policyId(),
                version.number(),
                tierId(resolved.tier()),
                Micros.toDecimal(scored.total()),
                coverage,
                seen ? scorer.axes(scored) : List.of(),
                scored.isRated() ? scorer.segment(scored) : null,
                scored.reason() == null ? null : new Reason(scored.reason(), scored.facts()),
                inputs == null || !seen ? List.of() : scorer.parts(inputs, offset, scored),
                inputs == null || !scored.isRated()
                        ? List.of()
                        : resolver.gates().hits(resolved.firing(), scored.tier(), inputs),
                stability(inputs, resolved, from, scorer),
                inputs == null ? List.of() : steps(scorer, inputs, resolved),
                new Group(key, calibration.basis(key), calibration.learned(key).rated()),
                calibration.provenance());
    }

    private Stability stability(@Nullable Inputs inputs, Resolved resolved, @Nullable String from, GroupScorer scorer) {
        Scored scored = resolved.scored();
        StandingState state = resolved.kept().state();
        boolean announced = state.until() != null && scored.isRated() && inputs != null;
        return new Stability(
                tierId(scored.tier()),
                tierId(resolved.gated()),
                from,
                tierId(resolved.tier()),
                resolved.kept().rule(),
                state.below(),
                state.until(),
                state.validUntil(),
                announced && inputs != null ? scorer.steps(inputs, offset, scored, resolved.tier(), true) : List.of());
    }

    /** Nothing where a gate bars the next tier: no criterion helps against it. */
    private List<Step> steps(GroupScorer scorer, Inputs inputs, Resolved resolved) {
        Scored scored = resolved.scored();
        int target = resolved.tier() - 1;
        boolean open = scored.isRated()
                && target >= 0
                && target < scored.tier()
                && resolver.gates().apply(resolved.firing(), target) == target;
        return open ? scorer.steps(inputs, offset, scored, target, false) : List.of();
    }

    /** The fields of the method in its order, then those that only scope and gates look at. */
    List<Option> options(CustomerFacts facts) {
        GroupScorer scorer = scorer(groupKey(inputs(facts)));
        return Options.of(document, facts, scorer, requiresPurchase);
    }

    GroupScorer scorer(String groupKey) {
        return groupAttributes == 0 ? whole : groups.getOrDefault(groupKey, rest);
    }

    private String groupKey(Inputs inputs) {
        return groupKey(inputs, groupAttributes);
    }

    private GroupScorer scorer(Calibration.Learned learned) {
        return switch (document.method()) {
            case Method.Rfm rfm -> new RfmScorer(rfm, document.tiers(), learned);
            case Method.Abc abc -> new AbcScorer(abc, document.tiers(), learned);
            case Method.Scorecard card -> new ScorecardScorer(card, document, learned);
            case Method.Matrix matrix -> new MatrixScorer(matrix, document, learned);
        };
    }

    private @Nullable String ladder(@Nullable String tier) {
        return document.tierIndex(tier) < 0 ? null : tier;
    }

    private static String known(@Nullable String tier) {
        return Objects.requireNonNull(tier, "A rated customer must have a tier.");
    }

    /** RFM scores nobody without a purchase: no purchase is not the lowest score. */
    static boolean requiresPurchase(PolicyDocument document) {
        return document.requiresPurchase() || document.method() instanceof Method.Rfm;
    }

    /** What {@link Inputs} holds, in order. */
    static String[] inputFields(PolicyDocument document) {
        var fields = new ArrayList<>(document.rankWithin());
        if (requiresPurchase(document)) {
            fields.add(Metrics.FREQUENCY.id());
        }
        fields.addAll(document.methodFields());
        return fields.toArray(String[]::new);
    }

    /** The scoring inputs, then what gates and stability look at besides. */
    private static String[] allFields(String[] scoring, PolicyDocument document) {
        var fields = new ArrayList<>(List.of(scoring));
        document.furtherFields().stream()
                .filter(field -> !fields.contains(field))
                .forEach(fields::add);
        return fields.toArray(String[]::new);
    }

    /** Values of the ranking attributes; an unknown one is a value of its own. */
    static String groupKey(Inputs inputs, int attributes) {
        if (attributes == 0) {
            return "";
        }
        if (attributes == 1) {
            return keyPart(inputs, 0);
        }
        StringBuilder key = new StringBuilder(keyPart(inputs, 0));
        for (int i = 1; i < attributes; i++) {
            key.append(" / ").append(keyPart(inputs, i));
        }
        return key.toString();
    }

    private static String keyPart(Inputs inputs, int position) {
        String text = inputs.isKnown(position) ? inputs.text(position) : null;
        return text == null ? Calibration.UNKNOWN_KEY : text;
    }
}
