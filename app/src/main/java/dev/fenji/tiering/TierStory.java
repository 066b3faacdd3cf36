package dev.fenji.tiering;

import dev.fenji.kernel.Title;
import dev.fenji.kernel.metric.Metric;
import dev.fenji.kernel.metric.Metrics;
import dev.fenji.kernel.metric.Span;
import dev.fenji.kernel.metric.Unit;
import dev.fenji.kernel.movement.Cause;
import dev.fenji.kernel.policy.Explanation;
import dev.fenji.kernel.policy.Explanation.GateHit;
import dev.fenji.kernel.policy.ExplanationDiff;
import dev.fenji.kernel.simulate.Move;
import dev.fenji.shared.Organisation;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Tells what changed from one standing to the next. The facts come from the records, the words from the bundles. */
@Component
class TierStory {
    private final TierWords words;
    private final Organisation organisation;

    TierStory(TierWords words, Organisation organisation) {
        this.words = words;
        this.organisation = organisation;
    }

    /**
     * From one stretch to the next.
     *
     * @param then the explanation before, or null
     * @param explanation the one of now, or null
     * @param crossed documents that came into the window or fell out of it
     */
    record Change(
            Policy policy,
            Ladder ladder,
            StandingTimeline.@Nullable Stretch before,
            StandingTimeline.Stretch now,
            @Nullable Explanation then,
            @Nullable Explanation explanation,
            List<EvidenceStore.Crossed> crossed) {}

    List<String> tell(Change change, Locale locale) {
        return new Telling(change, locale, organisation.current().baseCurrency()).sentences();
    }

    private final class Telling {
        private final Change change;
        private final Locale locale;
        private final String currency;
        private final Map<String, Object> facts = new HashMap<>();
        private final List<String> told = new ArrayList<>();

        Telling(Change change, Locale locale, String currency) {
            this.change = change;
            this.locale = locale;
            this.currency = currency;
        }

        List<String> sentences() {
            StandingTimeline.Stretch before = change.before();
            facts.put("on", change.now().from());
            facts.put("after", tier(change.now().tier()));
            facts.put("before", tier(before == null ? null : before.tier()));
            Move move = before == null
                    ? null
                    : change.ladder().move(before.tier(), change.now().tier());
            boolean none =
                    before != null && before.tier() == null && change.now().tier() == null;
            say("story." + (move == null ? "FIRST" : none ? "NONE" : move.name()));
            tellHand(before == null ? null : before.byHand(), change.now().byHand());
            Explanation then = change.then();
            Explanation now = change.explanation();
            if (then != null
                    && now != null
                    && before != null
                    && before.row() != change.now().row()) {
                tellDifference(then, now, move);
            }
            return told;
        }

        private void tellHand(@Nullable TierOverride before, @Nullable TierOverride now) {
            if (Objects.equals(before, now)) {
                return;
            }
            if (before != null) {
                facts.put("tier", tier(before.tier()));
                say("story.hand.ends");
            }
            if (now != null) {
                facts.put("tier", tier(now.tier()));
                facts.put("reason", now.reason());
                facts.put("by", now.setBy());
                say("story.hand.begins");
            }
        }

        private void tellDifference(Explanation then, Explanation now, @Nullable Move move) {
            ExplanationDiff diff = now.diff(then);
            if (!diff.samePolicy()) {
                facts.put("version", now.policyVersion());
                say("story.rules");
            }
            tellDocuments(diff);
            diff.changes().forEach(this::tellCriterion);
            tellGates(then.gates(), now.gates());
            if (now.stability().rule() != null
                    && now.stability().rule() != then.stability().rule()) {
                tellRule(now.stability());
            }
            boolean moved = move == Move.UP || move == Move.DOWN;
            if (moved && Cause.of(then, now, move == Move.UP).kind() == Cause.Kind.YARDSTICK) {
                say("story.yardstick");
            }
        }

        /** Two orders fell out of the 12-month window: −18 points. */
        private void tellDocuments(ExplanationDiff diff) {
            facts.put("months", change.policy().document().windowMonths());
            List<String> pieces = new ArrayList<>();
            for (boolean credit : List.of(false, true)) {
                for (boolean entered : List.of(false, true)) {
                    piece(credit, entered, pieces);
                }
            }
            if (pieces.isEmpty()) {
                StandingTimeline.Stretch before = Objects.requireNonNull(change.before());
                long days = ChronoUnit.DAYS.between(before.from(), change.now().from());
                facts.put("days", days);
                say("story.time");
                return;
            }
            facts.put("pieces", String.join(words.say("story.and", Map.of(), locale), pieces));
            BigDecimal points = diff.changes().stream()
                    .filter(Telling::ofTheWindow)
                    .map(ExplanationDiff.Change::contribution)
                    .reduce(BigDecimal.ZERO, BigDecimal::add);
            if (points.signum() == 0) {
                say("story.documents");
            } else {
                facts.put("points", points(points));
                say("story.documents.points");
            }
        }

        private void piece(boolean credit, boolean entered, List<String> pieces) {
            List<EvidenceStore.Crossed> those = change.crossed().stream()
                    .filter(one -> one.credit() == credit && one.entered() == entered)
                    .toList();
            if (!those.isEmpty()) {
                BigDecimal amount =
                        those.stream().map(EvidenceStore.Crossed::amountBase).reduce(BigDecimal.ZERO, BigDecimal::add);
                facts.put("number", those.size());
                facts.put("amount", TierWords.money(amount, currency, locale));
                String key = "story.%s.%s.%s"
                        .formatted(
                                credit ? "credit" : "order",
                                entered ? "in" : "out",
                                those.size() == 1 ? "one" : "other");
                pieces.add(words.say(key, facts, locale));
            }
        }

        private static boolean ofTheWindow(ExplanationDiff.Change one) {
            Explanation.Part part = one.after() != null ? one.after() : one.before();
            Metric metric = part == null ? null : Metrics.find(part.field());
            return metric != null && (metric.span() == Span.WINDOW || metric.span() == Span.BOTH_WINDOWS);
        }

        private void tellCriterion(ExplanationDiff.Change one) {
            Explanation.Part part = one.after() != null ? one.after() : one.before();
            if (part == null) {
                return;
            }
            facts.put("criterion", in(part.title()));
            facts.put("from", raw(one.rawBefore(), part.unit()));
            facts.put("to", raw(one.rawAfter(), part.unit()));
            facts.put("points", points(one.contribution()));
            boolean same = one.contribution().signum() == 0;
            if (same && one.rawBefore().equals(one.rawAfter())) {
                return;
            }
            boolean value = change.policy().document().method().kind().equals("abc");
            say(value ? "story.value" : same ? "story.criterion.same" : "story.criterion");
        }

        private void tellGates(List<GateHit> then, List<GateHit> now) {
            now.stream().filter(hit -> without(hit, then)).forEach(hit -> gate("story.gate.begins", hit));
            then.stream().filter(hit -> without(hit, now)).forEach(hit -> gate("story.gate.ends", hit));
        }

        private static boolean without(GateHit hit, List<GateHit> others) {
            return others.stream().noneMatch(other -> other.gate().equals(hit.gate()));
        }

        private void gate(String key, GateHit hit) {
            facts.put("gate", in(hit.reason()));
            facts.put(
                    "values",
                    hit.facts().stream()
                            .map(fact -> in(fact.title()) + " " + raw(fact.raw(), fact.unit()))
                            .collect(Collectors.joining(" · ")));
            say(key);
        }

        private void tellRule(Explanation.Stability stability) {
            facts.put("tier", tier(stability.standing()));
            facts.put("gated", tier(stability.gated()));
            facts.put("below", Objects.requireNonNullElse(stability.below(), ""));
            facts.put("until", Objects.requireNonNullElse(stability.until(), ""));
            facts.put("validUntil", Objects.requireNonNullElse(stability.validUntil(), ""));
            say("stability." + Objects.requireNonNull(stability.rule()).slug());
        }

        private void say(String key) {
            told.add(words.say(key, facts, locale));
        }

        private String tier(@Nullable String id) {
            return id == null
                    ? words.say("none", Map.of(), locale)
                    : in(change.ladder().title(id));
        }

        /** An ABC score is money, all others are points. */
        private String points(BigDecimal change) {
            String sign = change.signum() > 0 ? "+" : change.signum() < 0 ? "−" : "";
            BigDecimal size = change.abs();
            return this.change.policy().document().method().kind().equals("abc")
                    ? sign + TierWords.money(size, currency, locale)
                    : words.say(
                            size.compareTo(BigDecimal.ONE) == 0 ? "story.points.one" : "story.points.other",
                            Map.of("points", sign + Spoken.number(size, 2)),
                            locale);
        }

        private String raw(Explanation.Raw raw, Unit unit) {
            BigDecimal number = raw.number();
            if (number == null) {
                return raw.text() == null ? words.say("unknown", Map.of(), locale) : raw.text();
            }
            return switch (unit) {
                case DATE -> TierWords.day(LocalDate.ofEpochDay(number.longValue()), locale);
                case MONEY -> TierWords.money(number, currency, locale);
                case RATIO -> Spoken.number(number.movePointRight(2), 2) + "%";
                case PERCENT -> Spoken.number(number, 2) + "%";
                case DAYS -> words.say("days", Map.of("number", Spoken.number(number, 1)), locale);
                default -> Spoken.number(number, 2);
            };
        }

        private String in(Title title) {
            return title.in(locale.toLanguageTag());
        }
    }
}
