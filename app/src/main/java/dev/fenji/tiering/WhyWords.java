package dev.fenji.tiering;

import dev.fenji.kernel.metric.Unit;
import dev.fenji.kernel.policy.Explanation;
import dev.fenji.kernel.policy.PolicyDocument;
import dev.fenji.kernel.policy.Shortfall;
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

/** Tells why a customer has its tier and not another. */
@Component
class WhyWords {
    private static final int MOST_LOSSES = 3;

    private final TierWords words;
    private final Sentences sentences;

    WhyWords(TierWords words, Sentences sentences) {
        this.words = words;
        this.sentences = sentences;
    }

    Answer tell(Explained explained, Shortfall shortfall, @Nullable TierOverride byHand, Locale wanted) {
        Locale locale = ProblemWords.language(wanted);
        Speech speech = Speech.of(words, explained, locale);
        Explanation explanation = explained.decision().explanation();
        List<String> points = new ArrayList<>();
        boolean better = isBetter(explained.version().document(), explanation.tier(), shortfall.target());
        if (better && explanation.total() != null) {
            gaps(speech, shortfall, points);
            losses(speech, shortfall, points);
        }
        List<String> notes = new ArrayList<>(sentences.rules(explained, locale));
        if (byHand != null) {
            notes.add(byHand(speech, byHand));
        }
        if (explanation.tier() != null) {
            notes.add(sentences.result(explained, locale));
        }
        return new Answer(headline(speech, explained, shortfall, better, locale), points, notes);
    }

    private String headline(Speech speech, Explained explained, Shortfall shortfall, boolean better, Locale locale) {
        Explanation explanation = explained.decision().explanation();
        if (explanation.tier() == null || explanation.total() == null) {
            return sentences.result(explained, locale);
        }
        Map<String, Object> facts = facts(speech, explanation, shortfall);
        if (!better) {
            return speech.say(explanation.tier().equals(shortfall.target()) ? "why.same" : "why.worse", facts);
        }
        if (shortfall.missing() != null) {
            return speech.say(isValue(speech) ? "why.value" : "why.score", facts);
        }
        if (!shortfall.segments().isEmpty() && !reaches(speech.document(), explanation, shortfall)) {
            return speech.say(explanation.axes().isEmpty() ? "why.segment" : "why.cell", facts);
        }
        return speech.say(reaches(speech.document(), explanation, shortfall) ? "why.gate" : "why.nobody", facts);
    }

    /** The score of ABC is a figure by itself. */
    private static boolean isValue(Speech speech) {
        return speech.document().method().kind().equals("abc");
    }

    private static Map<String, Object> facts(Speech speech, Explanation explanation, Shortfall shortfall) {
        var facts = new HashMap<String, Object>();
        Unit unit = isValue(speech) ? explanation.parts().getFirst().unit() : Unit.POINTS;
        if (isValue(speech)) {
            facts.put("criterion", speech.in(explanation.parts().getFirst().title()));
        }
        facts.put("tier", speech.tier(explanation.tier()));
        facts.put("target", speech.tier(shortfall.target()));
        BigDecimal total = explanation.total();
        facts.put("score", total == null ? "–" : speech.score(total, explanation));
        put(facts, "needed", shortfall.needed(), unit, speech);
        put(facts, "missing", shortfall.missing(), unit, speech);
        Explanation.SegmentHit segment = explanation.segment();
        speech.axes(explanation, facts);
        facts.put("segment", segment == null ? "–" : speech.in(segment.title()));
        facts.put(
                "segments",
                shortfall.segments().stream()
                        .map(speech::in)
                        .collect(Collectors.joining(speech.say("comma", Map.of()))));
        facts.put("computed", speech.tier(explanation.stability().computed()));
        return facts;
    }

    private static void put(
            Map<String, Object> facts, String name, @Nullable BigDecimal value, Unit unit, Speech speech) {
        if (value != null) {
            facts.put(name, speech.raw(new Explanation.Raw(value, null), unit));
        }
    }

    /** On which axis alone how many points are missing. */
    private static void gaps(Speech speech, Shortfall shortfall, List<String> points) {
        for (Shortfall.Gap gap : shortfall.gaps()) {
            var facts = new HashMap<String, Object>();
            facts.put("axis", speech.say("axis." + gap.axis(), Map.of()));
            facts.put("score", Speech.number(gap.score(), 2));
            facts.put("target", speech.tier(shortfall.target()));
            BigDecimal missing = gap.missing();
            BigDecimal needed = gap.needed();
            if (missing == null || needed == null) {
                points.add(speech.say("why.axis.never", facts));
            } else {
                facts.put("needed", Speech.number(needed, 2));
                facts.put("missing", Speech.number(missing, 2));
                points.add(speech.say("why.axis", facts));
            }
        }
    }

    private static void losses(Speech speech, Shortfall shortfall, List<String> points) {
        shortfall.losses().stream()
                .limit(MOST_LOSSES)
                .forEach(loss -> points.add(speech.say(
                        loss == shortfall.losses().getFirst() ? "why.loss.most" : "why.loss",
                        Map.of(
                                "criterion", speech.in(loss.title()),
                                "points", Speech.number(loss.points(), 2),
                                "lost", Speech.number(loss.lost(), 2)))));
    }

    /** Whether the score alone would give the tier in question. */
    private static boolean reaches(PolicyDocument document, Explanation explanation, Shortfall shortfall) {
        int computed = document.tierIndex(explanation.stability().computed());
        return computed >= 0 && computed <= document.tierIndex(shortfall.target());
    }

    private static boolean isBetter(PolicyDocument document, @Nullable String now, String target) {
        int at = document.tierIndex(now);
        return at < 0 || document.tierIndex(target) < at;
    }

    /** Who set what, since when and why. */
    static String byHand(Speech speech, TierOverride byHand) {
        var facts = new HashMap<String, Object>();
        facts.put("tier", speech.tier(byHand.tier()));
        facts.put("computed", speech.tier(byHand.computedTier()));
        facts.put("by", byHand.setBy());
        facts.put("from", byHand.startsOn());
        facts.put("reason", byHand.reason());
        if (byHand.endsOn() == null) {
            return speech.say("by-hand.open", facts);
        }
        facts.put("until", byHand.endsOn());
        return speech.say("by-hand.until", facts);
    }
}
