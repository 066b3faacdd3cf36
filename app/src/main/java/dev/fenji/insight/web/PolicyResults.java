package dev.fenji.insight.web;

import dev.fenji.insight.InsightRun;
import dev.fenji.kernel.Title;
import dev.fenji.shared.ProblemWords;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** How policies fared in a run, in the reader's words. */
@Component
class PolicyResults {
    private final ProblemWords words;
    private final JsonMapper json;

    PolicyResults(ProblemWords words, JsonMapper json) {
        this.words = words;
        this.json = json;
    }

    /** @param refusals why it could not be calibrated: its tiers then stay as they were; empty when it could */
    record PolicyResult(
            int policyId,
            int version,
            String slug,
            Title title,
            long changed,
            @Nullable Long rated,
            String outputDigest,
            List<Refusal> refusals) {}

    record Refusal(String slug, String detail, @Nullable String hint) {}

    /** As runs keep it. */
    record Kept(
            int policyId,
            int version,
            String slug,
            Title title,
            long changed,
            @Nullable Long rated,
            String outputDigest,
            @Nullable List<InsightRun.Failure> refusals) {}

    /** Runs keep other results as well: those name no policy. */
    List<PolicyResult> of(List<Map<String, Object>> results, Locale locale) {
        return results.stream()
                .filter(result -> result.containsKey("policyId"))
                .map(result -> told(json.convertValue(result, Kept.class), locale))
                .toList();
    }

    private PolicyResult told(Kept kept, Locale locale) {
        List<InsightRun.Failure> refusals = kept.refusals() == null ? List.of() : kept.refusals();
        return new PolicyResult(
                kept.policyId(),
                kept.version(),
                kept.slug(),
                kept.title(),
                kept.changed(),
                kept.rated(),
                kept.outputDigest(),
                refusals.stream().map(refusal -> told(refusal, locale)).toList());
    }

    private Refusal told(InsightRun.Failure refusal, Locale locale) {
        return new Refusal(
                refusal.slug(),
                words.detail(refusal.slug(), refusal.values(), locale),
                words.hint(refusal.slug(), refusal.values(), locale));
    }
}
