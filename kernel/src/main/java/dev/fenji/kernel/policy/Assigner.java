package dev.fenji.kernel.policy;

import dev.fenji.kernel.facts.CustomerFacts;
import dev.fenji.kernel.metric.Metrics;
import dev.fenji.kernel.number.Micros;
import dev.fenji.kernel.policy.Explanation.Group;
import dev.fenji.kernel.policy.Explanation.Reason;
import dev.fenji.kernel.policy.Explanation.Stability;
import dev.fenji.kernel.policy.Explanation.Step;
import java.math.BigDecimal;
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
        this.fields = inputFields(document);
        this.groupAttributes = document.rankWithin().size();
        this.offset = groupAttributes + (requiresPurchase ? 1 : 0);
        this.whole = scorer(calibration.whole());
        this.rest = calibration.rest() == null ? whole : scorer(calibration.rest());
        calibration.groups().forEach((key, learned) -> groups.put(key, scorer(learned)));
    }

    /** The result to store. */
    public Assignment assign(CustomerFacts facts, @Nullable Standing before) {
        String from = before == null ? null : before.tier();
        Inputs inputs = read(facts);
        Scored scored = score(inputs);
        String text = CompactText.write(inputs, fields.length, scored, outcome(scored, from), from);
        return new Assignment(
                facts.customerId(),
                outcome(scored, from),
                tierId(scored),
                scored.total(),
                inputs == null || !scored.isRated()
                        ? null
                        : scorer(groupKey(inputs)).segment(scored),
                scored.fingerprint(),
                text);
    }

    /** The result with its full explanation. */
    public Decision decide(CustomerFacts facts, @Nullable Standing before) {
        return decide(facts.customerId(), read(facts), before == null ? null : before.tier());
    }

    Decision decide(long customerId, @Nullable Inputs inputs, @Nullable String from) {
        Scored scored = score(inputs);
        Explanation explanation = explain(inputs, scored, from);
        String tier = tierId(scored);
        return switch (outcome(scored, from)) {
            case PROMOTED -> new Decision.Promoted(customerId, known(tier), ladder(from), explanation);
            case KEPT -> new Decision.Kept(customerId, known(tier), explanation);
            case DEMOTED -> new Decision.Demoted(customerId, known(tier), known(from), explanation);
            case HELD -> new Decision.Held(customerId, known(from), known(tier), explanation);
            case UNRATED ->
                new Decision.Unrated(
                        customerId,
                        scored.reason() == null ? UnratedReason.VALUE_UNKNOWN : scored.reason(),
                        from,
                        explanation);
        };
    }

    int inputCount() {
        return fields.length;
    }

    /** Null when the customer is out of scope: then nothing else about it matters. */
    private @Nullable Inputs read(CustomerFacts facts) {
        boolean inScope = document.scope() == null || document.scope().holds(facts);
        return inScope ? Inputs.of(facts, fields) : null;
    }

    Scored score(@Nullable Inputs inputs) {
        if (inputs == null) {
            return Scored.unrated(UnratedReason.NOT_IN_SCOPE, Map.of());
        }
        if (requiresPurchase && inputs.micros(groupAttributes) <= 0) {
            return Scored.unrated(UnratedReason.NO_PURCHASE, Map.of("months", document.windowMonths()));
        }
        return scorer(groupKey(inputs)).score(inputs, offset);
    }

    Outcome outcome(Scored scored, @Nullable String from) {
        if (!scored.isRated()) {
            return Outcome.UNRATED;
        }
        int before = document.tierIndex(from);
        if (before < 0 || scored.tier() < before) {
            return Outcome.PROMOTED;
        }
        return scored.tier() == before ? Outcome.KEPT : Outcome.DEMOTED;
    }

    @Nullable
    String tierId(Scored scored) {
        return scored.isRated() ? document.tiers().get(scored.tier()).id() : null;
    }

    private Explanation explain(@Nullable Inputs inputs, Scored scored, @Nullable String from) {
        String key = inputs == null ? "" : groupKey(inputs);
        GroupScorer scorer = scorer(key);
        String tier = tierId(scored);
        boolean seen = inputs != null && scored.points().length > 0;
        BigDecimal coverage = seen ? scorer.coverage(scored) : null;
        return new Explanation(
                version.policyId(),
                version.number(),
                tier,
                Micros.toDecimal(scored.total()),
                coverage,
                scored.isRated() ? scorer.segment(scored) : null,
                scored.reason() == null ? null : new Reason(scored.reason(), scored.facts()),
                inputs == null || !seen ? List.of() : scorer.parts(inputs, offset, scored),
                List.of(),
                new Stability(tier, from, tier, null),
                inputs == null ? List.of() : steps(scorer, inputs, scored),
                new Group(key, calibration.basis(key), calibration.learned(key).rated()),
                calibration.provenance());
    }

    private List<Step> steps(GroupScorer scorer, Inputs inputs, Scored scored) {
        return scored.tier() > 0 ? scorer.steps(inputs, offset, scored, scored.tier() - 1) : List.of();
    }

    private GroupScorer scorer(String groupKey) {
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
        switch (document.method()) {
            case Method.Rfm rfm -> fields.addAll(List.of(RfmScorer.fields(rfm)));
            case Method.Abc abc -> fields.add(abc.metric());
            case Method.Scorecard card -> card.criteria().forEach(criterion -> fields.add(criterion.field()));
        }
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
