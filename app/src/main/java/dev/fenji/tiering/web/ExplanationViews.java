package dev.fenji.tiering.web;

import dev.fenji.kernel.Title;
import dev.fenji.kernel.metric.Unit;
import dev.fenji.kernel.policy.Calibration;
import dev.fenji.kernel.policy.Explanation.AxisScore;
import dev.fenji.kernel.policy.Explanation.GateHit;
import dev.fenji.kernel.policy.Explanation.Interval;
import dev.fenji.kernel.policy.Explanation.Part;
import dev.fenji.kernel.policy.Explanation.Raw;
import dev.fenji.kernel.policy.Explanation.SegmentHit;
import dev.fenji.kernel.policy.Explanation.Step;
import dev.fenji.kernel.policy.ExplanationDiff;
import dev.fenji.kernel.policy.Method;
import dev.fenji.kernel.policy.PolicyDocument;
import dev.fenji.kernel.policy.StabilityRule;
import dev.fenji.tiering.CustomerEvidence;
import dev.fenji.tiering.Explained;
import dev.fenji.tiering.Sentences;
import dev.fenji.tiering.StandingMove;
import dev.fenji.tiering.TierOverride;
import dev.fenji.tiering.Trigger;
import dev.fenji.tiering.web.PolicyViews.PolicyRef;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Explanations as they go over the wire: numbers as decimal text, dates in ISO form. */
@Component
class ExplanationViews {
    private final CustomerEvidence evidence;
    private final Sentences sentences;

    ExplanationViews(CustomerEvidence evidence, Sentences sentences) {
        this.evidence = evidence;
        this.sentences = sentences;
    }

    record Reason(String code, Map<String, Object> facts) {}

    /** @param treatment of the cell of a matrix, or null */
    record Segment(
            String id, Title title, int r, int f, @Nullable Title treatment) {}

    /** One score of a matrix. */
    record Axis(
            String axis,
            @Nullable String score,
            @Nullable Integer band,
            List<String> boundaries,
            String coverage,
            String needed) {}

    record Confidence(@Nullable String known, String needed, boolean enough) {}

    record Band(
            @Nullable String from,
            boolean fromIncluded,
            @Nullable String to,
            boolean toIncluded) {}

    record EvidenceCount(long documents) {}

    record ExplanationPart(
            String criterion,
            Title title,
            String field,
            @Nullable String raw,
            String unit,
            @Nullable Band band,
            @Nullable String points,
            String weight,
            @Nullable String contribution,
            @Nullable String axis,
            @Nullable Confidence confidence,
            @Nullable EvidenceCount evidence) {}

    record NextStep(
            String tier,
            @Nullable Title tierTitle,
            String criterion,
            String field,
            @Nullable String from,
            @Nullable String to,
            String unit,
            boolean possible) {}

    record Change(
            String criterion,
            @Nullable String from,
            @Nullable String to,
            String contribution) {}

    record Diff(
            @Nullable String tierBefore,
            @Nullable String tierAfter,
            @Nullable String totalBefore,
            @Nullable String totalAfter,
            boolean samePolicy,
            boolean sameCalibration,
            List<Change> changes) {}

    record GateValue(String field, Title title, @Nullable String raw, String unit) {}

    record Gate(
            String gate,
            Title reason,
            String effect,
            String tierBefore,
            @Nullable Title tierBeforeTitle,
            String tierAfter,
            @Nullable Title tierAfterTitle,
            List<GateValue> values) {}

    record Stability(
            @Nullable String computed,
            @Nullable Title computedTitle,
            @Nullable String gated,
            @Nullable Title gatedTitle,
            @Nullable String standing,
            @Nullable Title standingTitle,
            @Nullable String rule,
            @Nullable LocalDate below,
            @Nullable LocalDate until,
            @Nullable LocalDate validUntil,
            List<NextStep> toStay) {}

    /** What holds although something else was computed. */
    record ByHand(
            long id,
            String tier,
            String reason,
            LocalDate startsOn,
            @Nullable LocalDate endsOn,
            String setBy,
            @Nullable String approvedBy) {
        static @Nullable ByHand of(@Nullable TierOverride one) {
            return one == null
                    ? null
                    : new ByHand(
                            one.id(),
                            one.tier(),
                            one.reason(),
                            one.startsOn(),
                            one.endsOn(),
                            one.setBy(),
                            one.approvedBy());
        }
    }

    /** @param override the tier set by hand that held on that day; {@code tier} is what was computed */
    /**
     * What brought the result.
     *
     * @param subjectId the number of the order, customer, run or override
     * @param subject what people call it
     */
    record BroughtBy(
            Trigger kind,
            Instant at,
            long subjectId,
            @Nullable String subject) {
        static @Nullable BroughtBy of(@Nullable StandingMove move) {
            return move == null ? null : new BroughtBy(move.cause(), move.at(), move.subjectId(), move.subject());
        }
    }

    record Explanation(
            PolicyRef policy,
            LocalDate asOf,
            LocalDate validFrom,
            LocalDate since,
            String outcome,
            @Nullable String tier,
            @Nullable Title tierTitle,
            @Nullable Reason reason,
            @Nullable String total,
            @Nullable String coverage,
            List<Axis> axes,
            @Nullable Segment segment,
            List<ExplanationPart> parts,
            List<Gate> gates,
            Stability stability,
            List<NextStep> toNextTier,
            @Nullable Diff sinceBefore,
            @Nullable BroughtBy cause,
            Map<String, Object> calibration,
            Map<String, Object> provenance,
            @Nullable ByHand override,
            List<String> sentences) {}

    Explanation of(Explained explained, @Nullable TierOverride byHand, Locale locale) {
        var explanation = explained.decision().explanation();
        PolicyDocument document = explained.version().document();
        var reason = explanation.reason();
        return new Explanation(
                new PolicyRef(
                        explained.policy().id(),
                        document.slug(),
                        document.title(),
                        explained.version().number()),
                explained.asOf(),
                explained.validFrom(),
                explained.since(),
                explained.outcome(),
                explanation.tier(),
                title(document, explanation.tier()),
                reason == null ? null : new Reason(reason.code().slug(), reason.facts()),
                plain(explanation.total()),
                plain(explanation.coverage()),
                explanation.axes().stream().map(ExplanationViews::axis).toList(),
                segment(document, explanation.segment()),
                explanation.parts().stream().map(part -> part(explained, part)).toList(),
                explanation.gates().stream().map(gate -> gate(document, gate)).toList(),
                stability(document, explanation.stability()),
                explanation.toNextTier().stream()
                        .map(step -> step(document, step))
                        .toList(),
                diff(explained.sinceBefore()),
                BroughtBy.of(explained.cause()),
                calibration(explained),
                provenance(explained),
                ByHand.of(byHand),
                sentences.of(explained, locale));
    }

    private ExplanationPart part(Explained explained, Part part) {
        Long documents = evidence.count(explained, part);
        return new ExplanationPart(
                part.criterion(),
                part.title(),
                part.field(),
                raw(part.raw(), part.unit()),
                part.unit().name(),
                band(part.band(), part.unit()),
                plain(part.points()),
                part.weight().toPlainString(),
                plain(part.contribution()),
                part.axis(),
                confidence(part.confidence()),
                documents == null ? null : new EvidenceCount(documents));
    }

    private static Axis axis(AxisScore axis) {
        return new Axis(
                axis.axis(),
                plain(axis.score()),
                axis.band(),
                axis.boundaries().stream().map(BigDecimal::toPlainString).toList(),
                axis.coverage().toPlainString(),
                axis.needed().toPlainString());
    }

    private static @Nullable Segment segment(PolicyDocument document, @Nullable SegmentHit segment) {
        if (segment == null) {
            return null;
        }
        Method.Cell cell = document.method() instanceof Method.Matrix matrix ? matrix.cell(segment) : null;
        return new Segment(
                segment.id(), segment.title(), segment.r(), segment.f(), cell == null ? null : cell.treatment());
    }

    private static @Nullable Confidence confidence(
            dev.fenji.kernel.policy.Explanation.@Nullable Confidence confidence) {
        return confidence == null
                ? null
                : new Confidence(plain(confidence.known()), confidence.needed().toPlainString(), confidence.isEnough());
    }

    private static Gate gate(PolicyDocument document, GateHit gate) {
        return new Gate(
                gate.gate(),
                gate.reason(),
                gate.effect(),
                gate.tierBefore(),
                title(document, gate.tierBefore()),
                gate.tierAfter(),
                title(document, gate.tierAfter()),
                gate.facts().stream()
                        .map(fact -> new GateValue(
                                fact.field(),
                                fact.title(),
                                raw(fact.raw(), fact.unit()),
                                fact.unit().name()))
                        .toList());
    }

    private static Stability stability(
            PolicyDocument document, dev.fenji.kernel.policy.Explanation.Stability stability) {
        StabilityRule rule = stability.rule();
        return new Stability(
                stability.computed(),
                title(document, stability.computed()),
                stability.gated(),
                title(document, stability.gated()),
                stability.standing(),
                title(document, stability.standing()),
                rule == null ? null : rule.slug(),
                stability.below(),
                stability.until(),
                stability.validUntil(),
                stability.toStay().stream().map(step -> step(document, step)).toList());
    }

    private static NextStep step(PolicyDocument document, Step step) {
        return new NextStep(
                step.tier(),
                title(document, step.tier()),
                step.criterion(),
                step.field(),
                raw(step.from(), step.unit()),
                raw(step.to(), step.unit()),
                step.unit().name(),
                step.possible());
    }

    static @Nullable Diff diff(@Nullable ExplanationDiff diff) {
        return diff == null
                ? null
                : new Diff(
                        diff.tierBefore(),
                        diff.tierAfter(),
                        plain(diff.totalBefore()),
                        plain(diff.totalAfter()),
                        diff.samePolicy(),
                        diff.sameCalibration(),
                        diff.changes().stream().map(ExplanationViews::change).toList());
    }

    private static Change change(ExplanationDiff.Change change) {
        Part before = change.before();
        Part after = change.after();
        return new Change(
                change.criterion(),
                before == null ? null : raw(before.raw(), before.unit()),
                after == null ? null : raw(after.raw(), after.unit()),
                change.contribution().toPlainString());
    }

    private static Map<String, Object> calibration(Explained explained) {
        var group = explained.decision().explanation().group();
        Calibration.Learned learned = explained.calibration().learned(group.key());
        var shown = new LinkedHashMap<String, Object>();
        shown.put("id", explained.calibrationId());
        shown.put("group", group.key());
        shown.put("basis", group.basis().name());
        shown.put("rated", group.rated());
        if (!learned.bins().isEmpty()) {
            shown.put("bins", learned.bins());
        }
        if (!learned.lines().isEmpty()) {
            shown.put("lines", learned.lines());
        }
        return shown;
    }

    private static Map<String, Object> provenance(Explained explained) {
        var made = explained.calibration().provenance();
        var shown = new LinkedHashMap<String, Object>();
        shown.put("runId", made.runId());
        shown.put("asOf", made.asOf());
        shown.put("knownAt", made.knownAt());
        shown.put("from", explained.version().document().window(made.asOf()).from());
        shown.put("windowMonths", explained.version().document().windowMonths());
        shown.put("zone", made.zone());
        shown.put("baseCurrency", made.baseCurrency());
        shown.put("customers", made.rows());
        shown.put("inputDigest", made.inputDigest());
        shown.put("codeVersion", made.codeVersion());
        return shown;
    }

    private static @Nullable Band band(@Nullable Interval band, Unit unit) {
        return band == null
                ? null
                : new Band(end(band.from(), unit), band.fromIncluded(), end(band.to(), unit), band.toIncluded());
    }

    static @Nullable String raw(Raw raw, Unit unit) {
        return raw.number() == null ? raw.text() : end(raw.number(), unit);
    }

    private static @Nullable String end(@Nullable BigDecimal number, Unit unit) {
        if (number == null) {
            return null;
        }
        return unit == Unit.DATE ? LocalDate.ofEpochDay(number.longValue()).toString() : number.toPlainString();
    }

    private static @Nullable Title title(PolicyDocument document, @Nullable String tier) {
        int at = document.tierIndex(tier);
        return at < 0 ? null : document.tiers().get(at).title();
    }

    private static @Nullable String plain(@Nullable BigDecimal number) {
        return number == null ? null : number.toPlainString();
    }
}
