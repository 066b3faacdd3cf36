package dev.fenji.tiering;

import dev.fenji.kernel.facts.PotentialField;
import dev.fenji.kernel.policy.Explanation;
import dev.fenji.kernel.policy.ExplanationDiff;
import dev.fenji.kernel.policy.Method;
import dev.fenji.kernel.policy.Outcome;
import dev.fenji.kernel.policy.PolicyDocument;
import dev.fenji.shared.ProblemWords;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Tells an explanation in sentences. The facts come from the record, the words from the bundles. */
@Component
public class Sentences {
    private final TierWords words;

    Sentences(TierWords words) {
        this.words = words;
    }

    public List<String> of(Explained explained, Locale wanted) {
        return new Telling(explained, ProblemWords.language(wanted)).sentences();
    }

    /** What the result rests on, part by part. */
    List<String> parts(Explained explained, Locale wanted) {
        var telling = new Telling(explained, ProblemWords.language(wanted));
        explained.decision().explanation().parts().forEach(telling::tellPart);
        return telling.told;
    }

    /** The result in one sentence. */
    String result(Explained explained, Locale wanted) {
        var telling = new Telling(explained, ProblemWords.language(wanted));
        telling.tellResult();
        return telling.told.getFirst();
    }

    /** How the customers of its cell are treated; nothing where no cell says so. */
    List<String> treatment(Explained explained, Locale wanted) {
        var telling = new Telling(explained, ProblemWords.language(wanted));
        telling.tellTreatment();
        return telling.told;
    }

    /** Which gates applied, and what made the standing differ from the score. */
    List<String> rules(Explained explained, Locale wanted) {
        var telling = new Telling(explained, ProblemWords.language(wanted));
        explained.decision().explanation().gates().forEach(telling::tellGate);
        telling.tellStability();
        return telling.told;
    }

    private final class Telling {
        private final Explained explained;
        private final Explanation explanation;
        private final PolicyDocument document;
        private final Speech speech;
        private final List<String> told = new ArrayList<>();

        Telling(Explained explained, Locale locale) {
            this.explained = explained;
            this.explanation = explained.decision().explanation();
            this.document = explained.version().document();
            this.speech = Speech.of(words, explained, locale);
        }

        List<String> sentences() {
            tellResult();
            tellTreatment();
            explanation.parts().forEach(this::tellPart);
            explanation.gates().forEach(this::tellGate);
            tellStability();
            explanation.toNextTier().forEach(this::tellStep);
            tellChange();
            return told;
        }

        private void tellResult() {
            var facts = new HashMap<String, Object>();
            facts.put("asOf", explained.asOf());
            facts.put("policy", speech.in(document.title()));
            facts.put("version", explained.version().number());
            Explanation.Reason reason = explanation.reason();
            if (reason != null && explanation.tier() != null) {
                facts.put("tier", speech.tier(explanation.tier()));
                facts.put("since", explained.since());
                facts.putAll(reason.facts());
                say("held.no-purchase", facts);
                return;
            }
            if (reason != null) {
                facts.putAll(reason.facts());
                say("unrated." + reason.code().slug(), facts);
                return;
            }
            facts.put("tier", speech.tier(explanation.tier()));
            facts.put("since", explained.since());
            BigDecimal total = explanation.total();
            String method = document.method().kind();
            facts.put("score", total == null ? "–" : speech.score(total, explanation));
            if (explanation.segment() != null) {
                facts.put("segment", speech.in(explanation.segment().title()));
            }
            speech.axes(explanation, facts);
            say("result." + method, facts);
        }

        private void tellTreatment() {
            Method.Cell cell =
                    document.method() instanceof Method.Matrix matrix ? matrix.cell(explanation.segment()) : null;
            if (cell != null && cell.treatment() != null) {
                say("treatment", Map.of("segment", speech.in(cell.title()), "treatment", speech.in(cell.treatment())));
            }
        }

        private void tellPart(Explanation.Part part) {
            var facts = new HashMap<String, Object>();
            facts.put("criterion", speech.in(part.title()));
            facts.put("value", speech.raw(part.raw(), part.unit(), part.field()));
            BigDecimal points = part.points();
            BigDecimal added = part.contribution();
            Explanation.Confidence confidence = part.confidence();
            if (points == null && part.raw().isKnown() && confidence != null && !confidence.isEnough()) {
                facts.put("confidence", speech.confidence(confidence.known()));
                facts.put("needed", speech.confidence(confidence.needed()));
                say("part.unsure", facts);
                return;
            }
            if (points == null || added == null) {
                say("part.unknown", facts);
                return;
            }
            if (part.axis() != null) {
                facts.put("axis", speech.say("axis." + part.axis(), Map.of()));
            }
            facts.put("points", Speech.number(points, 2));
            facts.put("weight", Speech.number(part.weight(), 2));
            facts.put("contribution", Speech.number(added, 2));
            say("part." + document.method().kind(), facts);
        }

        private void tellGate(Explanation.GateHit gate) {
            var facts = new HashMap<String, Object>();
            facts.put("reason", speech.in(gate.reason()));
            facts.put("before", speech.tier(gate.tierBefore()));
            facts.put("after", speech.tier(gate.tierAfter()));
            facts.put(
                    "values",
                    gate.facts().stream()
                            .map(fact ->
                                    speech.in(fact.title()) + " " + speech.raw(fact.raw(), fact.unit(), fact.field()))
                            .collect(Collectors.joining(" · ")));
            say(gate.tierBefore().equals(gate.tierAfter()) ? "gate.same" : "gate." + gate.effect(), facts);
        }

        private void tellStability() {
            Explanation.Stability stability = explanation.stability();
            var facts = new HashMap<String, Object>();
            facts.put("tier", speech.tier(stability.standing()));
            facts.put("gated", speech.tier(stability.gated()));
            put(facts, "below", stability.below());
            put(facts, "until", stability.until());
            put(facts, "validUntil", stability.validUntil());
            if (stability.rule() != null) {
                say("stability." + stability.rule().slug(), facts);
            }
            if (stability.until() != null) {
                say("stability.will-drop", facts);
                stability.toStay().forEach(step -> {
                    facts.put("criterion", criterion(step.criterion()));
                    facts.put("from", speech.raw(step.from(), step.unit(), step.field()));
                    facts.put("to", speech.raw(step.to(), step.unit(), step.field()));
                    say(stepKey("stay", step), facts);
                });
            } else if (stability.validUntil() != null) {
                say("stability.valid-until", facts);
            }
        }

        private static void put(Map<String, Object> facts, String name, @Nullable Object fact) {
            if (fact != null) {
                facts.put(name, fact);
            }
        }

        private void tellStep(Explanation.Step step) {
            var facts = new HashMap<String, Object>();
            facts.put("tier", speech.tier(step.tier()));
            facts.put("criterion", criterion(step.criterion()));
            facts.put("from", speech.raw(step.from(), step.unit(), step.field()));
            facts.put("to", speech.raw(step.to(), step.unit(), step.field()));
            say(stepKey("step", step), facts);
        }

        private static String stepKey(String what, Explanation.Step step) {
            String how = PotentialField.isConfidence(step.field()) ? "surer" : "possible";
            return what + (step.possible() ? "." + how : ".impossible");
        }

        private void tellChange() {
            ExplanationDiff diff = explained.sinceBefore();
            if (diff == null) {
                return;
            }
            var facts = new HashMap<String, Object>();
            facts.put("on", explained.validFrom());
            facts.put("before", speech.tier(diff.tierBefore()));
            facts.put("after", speech.tier(diff.tierAfter()));
            say("change." + move(diff), facts);
            for (ExplanationDiff.Change change : diff.changes()) {
                String told = ChangePart.tell(speech, change);
                if (told != null) {
                    this.told.add(told);
                }
            }
        }

        /** From the result before to this one: days computed later may have come between, so what was stored does not tell. */
        private String move(ExplanationDiff diff) {
            int before = document.tierIndex(diff.tierBefore());
            int after = document.tierIndex(diff.tierAfter());
            boolean hadTier = diff.tierBefore() != null;
            if (hadTier && diff.tierAfter() == null) {
                return Outcome.UNRATED.name();
            }
            if (hadTier && before < 0) {
                return explained.outcome();
            }
            if (before == after) {
                return explained.outcome().equals(Outcome.HELD.name()) ? Outcome.HELD.name() : Outcome.KEPT.name();
            }
            return !hadTier || after < before ? Outcome.PROMOTED.name() : Outcome.DEMOTED.name();
        }

        private void say(String key, Map<String, Object> facts) {
            told.add(speech.say(key, facts));
        }

        private String criterion(String id) {
            return explanation.parts().stream()
                    .filter(part -> part.criterion().equals(id))
                    .map(part -> speech.in(part.title()))
                    .findFirst()
                    .orElse(id);
        }
    }
}
