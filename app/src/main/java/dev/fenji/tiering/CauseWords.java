package dev.fenji.tiering;

import dev.fenji.kernel.Title;
import dev.fenji.kernel.metric.Metric;
import dev.fenji.kernel.metric.Metrics;
import dev.fenji.kernel.movement.Cause;
import dev.fenji.kernel.policy.Gate;
import dev.fenji.kernel.policy.Method;
import dev.fenji.kernel.policy.PolicyDocument;
import dev.fenji.shared.ProblemWords;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What carried a move, in a few words. */
@Component
public class CauseWords {
    private final TierWords words;

    CauseWords(TierWords words) {
        this.words = words;
    }

    public String say(
            Policy policy, @Nullable String cause, @Nullable String detail, boolean newDocuments, Locale wanted) {
        Locale locale = ProblemWords.language(wanted);
        if (cause == null) {
            return words.say("cause.UNTOLD", Map.of(), locale);
        }
        PolicyDocument document = policy.document();
        String what = detail == null ? "" : detail;
        return switch (Cause.Kind.valueOf(cause)) {
            case CRITERION ->
                words.say(
                        newDocuments ? "cause.CRITERION" : "cause.CRITERION.time",
                        Map.of("criterion", criterion(document, what, locale)),
                        locale);
            case GATE -> words.say("cause.GATE", Map.of("gate", gate(document, what, locale)), locale);
            case STABILITY, NOT_RATED ->
                words.say("cause." + cause + (what.isEmpty() ? "" : "." + what), Map.of(), locale);
            case RATED, RULES, YARDSTICK, BY_HAND -> words.say("cause." + cause, Map.of(), locale);
        };
    }

    private static String criterion(PolicyDocument document, String id, Locale locale) {
        Title title = switch (document.method()) {
            case Method.Weighted weighted ->
                weighted.criteria().stream()
                        .filter(one -> one.id().equals(id))
                        .map(Method.Criterion::title)
                        .findFirst()
                        .orElse(null);
            case Method.Abc abc -> metric(abc.metric());
            case Method.Rfm rfm ->
                metric(
                        switch (id) {
                            case "recency" -> "recency_days";
                            case "frequency" -> rfm.frequencyMetric();
                            default -> rfm.monetaryMetric();
                        });
        };
        return title == null ? id : title.in(locale.toLanguageTag());
    }

    private static @Nullable Title metric(String id) {
        Metric metric = Metrics.find(id);
        return metric == null ? null : metric.title();
    }

    private static String gate(PolicyDocument document, String id, Locale locale) {
        return document.gates().stream()
                .filter(gate -> gate.id().equals(id))
                .map(Gate::reason)
                .map(reason -> reason.in(locale.toLanguageTag()))
                .findFirst()
                .orElse(id);
    }
}
