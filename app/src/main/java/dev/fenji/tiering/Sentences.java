package dev.fenji.tiering;

import dev.fenji.kernel.Title;
import dev.fenji.kernel.metric.Unit;
import dev.fenji.kernel.policy.Explanation;
import dev.fenji.kernel.policy.ExplanationDiff;
import dev.fenji.kernel.policy.PolicyDocument;
import dev.fenji.shared.ProblemWords;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.time.LocalDate;
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
    private static final int SHARE_TO_PERCENT = 2;

    private final TierWords words;

    Sentences(TierWords words) {
        this.words = words;
    }

    public List<String> of(Explained explained, Locale wanted) {
        return new Telling(explained, ProblemWords.language(wanted)).sentences();
    }

    private final class Telling {
        private final Explained explained;
        private final Explanation explanation;
        private final PolicyDocument document;
        private final Locale locale;
        private final List<String> told = new ArrayList<>();

        Telling(Explained explained, Locale locale) {
            this.explained = explained;
            this.explanation = explained.decision().explanation();
            this.document = explained.version().document();
            this.locale = locale;
        }

        List<String> sentences() {
            tellResult();
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
            facts.put("policy", in(document.title()));
            facts.put("version", explained.version().number());
            Explanation.Reason reason = explanation.reason();
            if (reason != null && explanation.tier() != null) {
                facts.put("tier", tier(explanation.tier()));
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
            facts.put("tier", tier(explanation.tier()));
            facts.put("since", explained.since());
            BigDecimal total = explanation.total();
            String method = document.method().kind();
            facts.put("score", total == null ? "–" : score(total, method));
            if (explanation.segment() != null) {
                facts.put("segment", in(explanation.segment().title()));
            }
            say("result." + method, facts);
        }

        /** An ABC score is the value itself, with its unit. */
        private String score(BigDecimal total, String method) {
            return method.equals("abc")
                    ? raw(
                            new Explanation.Raw(total, null),
                            explanation.parts().getFirst().unit())
                    : number(total, 2);
        }

        private void tellPart(Explanation.Part part) {
            var facts = new HashMap<String, Object>();
            facts.put("criterion", in(part.title()));
            facts.put("value", raw(part.raw(), part.unit()));
            BigDecimal points = part.points();
            BigDecimal added = part.contribution();
            if (points == null || added == null) {
                say("part.unknown", facts);
                return;
            }
            facts.put("points", number(points, 2));
            facts.put("weight", number(part.weight(), 2));
            facts.put("contribution", number(added, 2));
            say("part." + document.method().kind(), facts);
        }

        private void tellGate(Explanation.GateHit gate) {
            var facts = new HashMap<String, Object>();
            facts.put("reason", in(gate.reason()));
            facts.put("before", tier(gate.tierBefore()));
            facts.put("after", tier(gate.tierAfter()));
            facts.put(
                    "values",
                    gate.facts().stream()
                            .map(fact -> in(fact.title()) + " " + raw(fact.raw(), fact.unit()))
                            .collect(Collectors.joining(" · ")));
            say(gate.tierBefore().equals(gate.tierAfter()) ? "gate.same" : "gate." + gate.effect(), facts);
        }

        private void tellStability() {
            Explanation.Stability stability = explanation.stability();
            var facts = new HashMap<String, Object>();
            facts.put("tier", tier(stability.standing()));
            facts.put("gated", tier(stability.gated()));
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
                    facts.put("from", raw(step.from(), step.unit()));
                    facts.put("to", raw(step.to(), step.unit()));
                    say(step.possible() ? "stay.possible" : "stay.impossible", facts);
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
            facts.put("tier", tier(step.tier()));
            facts.put("criterion", criterion(step.criterion()));
            facts.put("from", raw(step.from(), step.unit()));
            facts.put("to", raw(step.to(), step.unit()));
            say(step.possible() ? "step.possible" : "step.impossible", facts);
        }

        private void tellChange() {
            ExplanationDiff diff = explained.sinceBefore();
            if (diff == null) {
                return;
            }
            var facts = new HashMap<String, Object>();
            facts.put("on", explained.validFrom());
            facts.put("before", tier(diff.tierBefore()));
            facts.put("after", tier(diff.tierAfter()));
            say("change." + explained.outcome(), facts);
            for (ExplanationDiff.Change change : diff.changes()) {
                facts.put("criterion", criterion(change.criterion()));
                Unit unit = change.after() != null
                        ? change.after().unit()
                        : change.before() != null ? change.before().unit() : Unit.NUMBER;
                facts.put("from", raw(change.rawBefore(), unit));
                facts.put("to", raw(change.rawAfter(), unit));
                facts.put("contribution", signed(change.contribution()));
                say("change.part", facts);
            }
        }

        private void say(String key, Map<String, Object> facts) {
            told.add(words.say(key, facts, locale));
        }

        private String criterion(String id) {
            return explanation.parts().stream()
                    .filter(part -> part.criterion().equals(id))
                    .map(part -> in(part.title()))
                    .findFirst()
                    .orElse(id);
        }

        private String tier(@Nullable String id) {
            int at = document.tierIndex(id);
            return at >= 0
                    ? in(document.tiers().get(at).title())
                    : id == null ? words.say("none", Map.of(), locale) : id;
        }

        private String raw(Explanation.Raw raw, Unit unit) {
            BigDecimal number = raw.number();
            if (number == null) {
                String text = raw.text();
                return text == null ? words.say("unknown", Map.of(), locale) : text;
            }
            return switch (unit) {
                case DATE -> TierWords.day(LocalDate.ofEpochDay(number.longValue()), locale);
                case MONEY -> money(number);
                case RATIO -> number(number.movePointRight(SHARE_TO_PERCENT), 2) + "%";
                case DAYS -> words.say("days", Map.of("number", number(number, 1)), locale);
                default -> number(number, 2);
            };
        }

        private String money(BigDecimal amount) {
            return TierWords.money(amount, explained.calibration().provenance().baseCurrency(), locale);
        }

        private String in(Title title) {
            return title.in(locale.toLanguageTag());
        }
    }

    private static String number(BigDecimal value, int decimals) {
        var format = new DecimalFormat("#,##0.##", DecimalFormatSymbols.getInstance(Locale.ROOT));
        format.setMaximumFractionDigits(decimals);
        format.setRoundingMode(RoundingMode.HALF_UP);
        return format.format(value);
    }

    private static String signed(BigDecimal value) {
        return (value.signum() > 0 ? "+" : "") + number(value, 2);
    }
}
