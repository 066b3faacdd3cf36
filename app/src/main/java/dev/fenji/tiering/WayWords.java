package dev.fenji.tiering;

import dev.fenji.insight.Insights;
import dev.fenji.kernel.Title;
import dev.fenji.kernel.facts.Field;
import dev.fenji.kernel.facts.FieldCatalogue;
import dev.fenji.kernel.facts.PotentialField;
import dev.fenji.kernel.metric.Metrics;
import dev.fenji.kernel.policy.Explanation.GateHit;
import dev.fenji.kernel.policy.Lever;
import dev.fenji.kernel.policy.Way;
import dev.fenji.shared.ProblemWords;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Tells what would bring a customer to a tier. */
@Component
class WayWords {
    private final TierWords words;
    private final Sentences sentences;
    private final Insights insights;

    WayWords(TierWords words, Sentences sentences, Insights insights) {
        this.words = words;
        this.sentences = sentences;
        this.insights = insights;
    }

    Answer tell(Explained explained, Way way, List<Need> needs, @Nullable TierOverride byHand, Locale wanted) {
        return new Telling(explained, way, needs, ProblemWords.language(wanted)).answer(byHand);
    }

    private final class Telling {
        private final Explained explained;
        private final Way way;
        private final List<Need> single;
        private final List<Need> together;
        private final Locale locale;
        private final Speech speech;
        private final FieldCatalogue fields;
        private final List<String> points = new ArrayList<>();
        private final List<String> notes = new ArrayList<>();

        Telling(Explained explained, Way way, List<Need> needs, Locale locale) {
            this.explained = explained;
            this.way = way;
            this.single = needs.subList(0, way.single().size());
            this.together = needs.subList(way.single().size(), needs.size());
            this.locale = locale;
            this.speech = Speech.of(words, explained, locale);
            this.fields = insights.fields();
        }

        Answer answer(@Nullable TierOverride byHand) {
            switch (way.state()) {
                case ONE -> tellSingle(need -> need.change().lever().isOpen());
                case SEVERAL -> together.forEach(need -> points.add(need(need)));
                default -> {}
            }
            tellRest();
            if (byHand != null) {
                notes.add(WhyWords.byHand(speech, byHand));
                notes.add(speech.say("way.by-hand", facts()));
            }
            if (way.state() == Way.State.ONE || way.state() == Way.State.SEVERAL) {
                notes.add(speech.say("way.tried", facts()));
            }
            return new Answer(headline(), points, notes);
        }

        private String headline() {
            Map<String, Object> facts = facts();
            facts.put("count", together.size());
            String key = "way." + way.state().slug();
            return way.state() == Way.State.ONE && points.size() > 1
                    ? speech.say("way.any", facts)
                    : speech.say(key, facts);
        }

        private void tellSingle(Predicate<Need> wanted) {
            single.stream()
                    .filter(need -> need.change().enough())
                    .filter(wanted)
                    .forEach(need -> points.add(need(need)));
        }

        /** What stands in the way, what only time does, and what does not help. */
        private void tellRest() {
            if (way.state() == Way.State.THERE) {
                notes.addAll(sentences.rules(explained, locale));
                return;
            }
            if (way.state() == Way.State.OUT_OF_REACH && way.best() != null && scores()) {
                notes.add(speech.say("way.best", facts()));
            }
            List<GateHit> barring = way.state() == Way.State.OUT_OF_REACH ? way.atBest() : way.gates();
            barring.forEach(gate -> notes.add(gate(gate)));
            single.stream()
                    .filter(need ->
                            need.change().enough() && !need.change().lever().isOpen())
                    .forEach(need -> notes.add(need(need)));
            String alone = single.stream()
                    .filter(need -> !need.change().enough() && need.change().lever() != Lever.FIXED)
                    .map(need -> title(need.change()))
                    .distinct()
                    .collect(Collectors.joining(speech.say("comma", Map.of())));
            if (!alone.isEmpty() && way.state() == Way.State.ONE) {
                notes.add(speech.say("way.not-alone", Map.of("criteria", alone)));
            }
            if (way.state() == Way.State.SEVERAL) {
                notes.add(speech.say(way.fewest() ? "way.fewest" : "way.found", facts()));
            }
        }

        private String gate(GateHit gate) {
            String values = gate.facts().stream()
                    .map(fact ->
                            title(fact.field(), fact.title()) + " " + speech.raw(fact.raw(), fact.unit(), fact.field()))
                    .collect(Collectors.joining(" · "));
            return speech.say("way.gate", Map.of("reason", speech.in(gate.reason()), "values", values));
        }

        private String need(Need need) {
            Way.Change change = need.change();
            Map<String, Object> facts = facts();
            facts.put("field", title(change));
            facts.put("from", speech.raw(change.from(), change.unit(), change.field()));
            facts.put("to", speech.raw(change.to(), change.unit(), change.field()));
            BigDecimal difference = need.difference();
            if (difference != null) {
                facts.put("difference", speech.difference(difference, change.unit()));
            }
            if (change.notBefore() != null) {
                facts.put("day", change.notBefore());
            }
            return speech.say(key(need), facts) + money(need);
        }

        private String key(Need need) {
            Way.Change change = need.change();
            BigDecimal difference = need.difference();
            if (change.lever() == Lever.WAITING && change.notBefore() != null) {
                return "way.waiting";
            }
            if (change.lever() == Lever.FOLLOWS) {
                return "way.follows";
            }
            if (!change.from().isKnown()) {
                return PotentialField.isInput(change.field()) ? "way.declared.known" : "way.known";
            }
            if (change.field().equals(Metrics.RECENCY_DAYS.id())) {
                return "way.again";
            }
            if (difference == null) {
                return "way.text";
            }
            if (PotentialField.isConfidence(change.field())) {
                return "way.surer";
            }
            String much = difference.signum() > 0 ? "more" : "less";
            if (PotentialField.isInput(change.field())) {
                return "way.declared." + much;
            }
            return change.lever() == Lever.RECORD ? "way.record." + much : "way." + much;
        }

        private String money(Need need) {
            BigDecimal money = need.money();
            if (money == null) {
                return "";
            }
            var facts = new HashMap<String, Object>();
            facts.put("money", speech.money(money));
            StringBuilder told = new StringBuilder();
            if (!need.change().field().equals(Metrics.NET_REVENUE.id())) {
                told.append(speech.say("way.money", facts));
            }
            if (need.purchases() != null && need.usual() != null) {
                facts.put("purchases", need.purchases());
                facts.put("usual", speech.money(need.usual()));
                told.append(speech.say(need.purchases() == 1 ? "way.purchase" : "way.purchases", facts));
            }
            return told.toString();
        }

        private Map<String, Object> facts() {
            var facts = new HashMap<String, Object>();
            facts.put("target", speech.tier(way.target()));
            facts.put("tier", speech.tier(way.standing()));
            facts.put("asOf", explained.asOf());
            facts.put("policy", speech.in(explained.version().document().title()));
            facts.put("version", explained.version().number());
            BigDecimal best = way.best();
            if (best != null && scores()) {
                facts.put("best", Speech.number(best, 2));
                BigDecimal enter = explained
                        .version()
                        .document()
                        .tiers()
                        .get(explained.version().document().tierIndex(way.target()))
                        .enter();
                facts.put("needed", enter == null ? "0" : Speech.number(enter, 2));
            }
            return facts;
        }

        private boolean scores() {
            return explained.version().document().method().kind().equals("scorecard");
        }

        private String title(Way.Change change) {
            return title(change.field(), change.title());
        }

        private String title(String id, Title title) {
            Field field = title.en().equals(id) ? fields.find(id) : null;
            return speech.in(field == null ? title : field.title());
        }
    }
}
