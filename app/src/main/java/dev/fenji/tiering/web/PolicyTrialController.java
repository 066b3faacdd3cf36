package dev.fenji.tiering.web;

import dev.fenji.identity.Permission;
import dev.fenji.identity.Requires;
import dev.fenji.kernel.Title;
import dev.fenji.tiering.Policies;
import dev.fenji.tiering.Preview;
import dev.fenji.tiering.Previews;
import dev.fenji.tiering.web.PolicyViews.DocumentProblem;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What is wrong with a document, and what it would give: both without keeping anything. */
@RestController
@RequestMapping("/api/policies")
class PolicyTrialController {
    private final Policies policies;
    private final Previews previews;
    private final PolicyViews views;

    PolicyTrialController(Policies policies, Previews previews, PolicyViews views) {
        this.policies = policies;
        this.previews = previews;
        this.views = views;
    }

    record CheckRequest(Map<String, Object> document) {}

    record CheckResult(List<DocumentProblem> problems) {}

    record PreviewRequest(
            Map<String, Object> document, @Nullable LocalDate asOf) {}

    record PreviewTier(String tier, Title title, long customers, String netRevenue, BigDecimal share) {}

    record PreviewBins(List<String> boundaries, List<Integer> counts) {}

    record PreviewResult(
            @Nullable LocalDate asOf,
            long customers,
            long rated,
            Map<String, Long> unrated,
            List<PreviewTier> tiers,
            List<Preview.Bar> histogram,
            List<DocumentProblem> problems,
            Map<String, PreviewBins> bins,
            long millis) {}

    @PostMapping("/check")
    @Requires(Permission.POLICY_READ)
    CheckResult check(@RequestBody CheckRequest request, Locale locale) {
        return new CheckResult(views.problems(policies.check(request.document()), locale));
    }

    @PostMapping("/preview")
    @Requires(Permission.POLICY_READ)
    PreviewResult preview(@RequestBody PreviewRequest request, Locale locale) {
        Preview preview = previews.preview(request.document(), request.asOf());
        List<DocumentProblem> problems = new ArrayList<>(views.problems(preview.advice(), locale));
        preview.problems().forEach(problem -> problems.add(views.problem(problem, locale)));
        var bins = new java.util.TreeMap<String, PreviewBins>();
        preview.bins()
                .forEach((axis, learned) -> bins.put(
                        axis,
                        new PreviewBins(
                                learned.boundaries().stream()
                                        .map(BigDecimal::toPlainString)
                                        .toList(),
                                learned.counts())));
        return new PreviewResult(
                preview.asOf(),
                preview.customers(),
                preview.rated(),
                preview.unrated(),
                preview.tiers().stream().map(PolicyTrialController::tier).toList(),
                preview.histogram(),
                problems,
                bins,
                preview.millis());
    }

    private static PreviewTier tier(Preview.TierSize size) {
        return new PreviewTier(
                size.tier(), size.title(), size.customers(), size.value().toPlainString(), size.share());
    }
}
