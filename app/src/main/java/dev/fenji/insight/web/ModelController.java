package dev.fenji.insight.web;

import dev.fenji.identity.Permission;
import dev.fenji.identity.Requires;
import dev.fenji.insight.Insights;
import dev.fenji.insight.model.CustomerWorth;
import dev.fenji.insight.model.CustomerWorths;
import dev.fenji.insight.model.FitBook;
import dev.fenji.insight.model.GradePart;
import dev.fenji.insight.model.ModelProblem;
import dev.fenji.insight.model.ScopeReport;
import dev.fenji.shared.ProblemException;
import dev.fenji.shared.ProblemWords;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What the models learned, how good they were, and what they say of a customer. */
@RestController
class ModelController {
    private final FitBook book;
    private final CustomerWorths worths;
    private final Insights insights;
    private final ProblemWords words;

    ModelController(FitBook book, CustomerWorths worths, Insights insights, ProblemWords words) {
        this.book = book;
        this.worths = worths;
        this.insights = insights;
        this.words = words;
    }

    /**
     * The scopes of the run in force; none before the first run.
     *
     * @param underWay the run that will take its place, waiting or running; null when there is none
     */
    record Models(
            @Nullable Long runId,
            @Nullable LocalDate asOf,
            @Nullable Long underWay,
            List<ModelScope> scopes) {}

    record ModelScope(
            String scope,
            @Nullable String field,
            @Nullable String value,
            long customers,
            @Nullable String model,
            @Nullable Double totalClv,
            @Nullable Double meanAlive,
            @Nullable String verdict,
            @Nullable Said refusal) {}

    /** A refusal in words. */
    record Said(String slug, String detail, @Nullable String hint) {}

    record ModelReport(
            ScopeReport report,
            @Nullable Said refusal,
            @Nullable Said spendRefusal,
            @Nullable Said gradeRefusal,
            @Nullable Said nextOrderRefusal,
            @Nullable Said churnRefusal) {}

    /** @param worth null before the first run with models */
    record CustomerWorthView(
            @Nullable CustomerWorth worth, @Nullable Said refusal) {}

    @GetMapping("/api/models")
    @Requires(Permission.RUN_READ)
    Models models(Locale locale) {
        Long underWay = insights.openModelsRun();
        return book.inForce()
                .map(run -> new Models(
                        run.runId(),
                        run.asOf(),
                        underWay,
                        book.of(run.runId()).stream()
                                .map(report -> line(report, locale))
                                .toList()))
                .orElseGet(() -> new Models(null, null, underWay, List.of()));
    }

    /** Everything about one scope of the run in force, {@code all} or attribute and value such as {@code country:GB}. */
    @GetMapping("/api/models/report")
    @Requires(Permission.RUN_READ)
    ModelReport report(@RequestParam(defaultValue = ScopeReport.ALL) String scope, Locale locale) {
        ScopeReport report = book.inForce()
                .map(run -> book.find(run.runId(), scope))
                .orElseThrow(() -> new ProblemException(ModelProblem.SCOPE_NOT_FOUND, Map.of("scope", scope)));
        return new ModelReport(
                report,
                said(report.refusal(), locale),
                said(report.spend() == null ? null : report.spend().refusal(), locale),
                said(report.grade() == null ? null : report.grade().refusal(), locale),
                said(nextOrderRefusal(report.grade()), locale),
                said(report.churn() == null ? null : report.churn().refusal(), locale));
    }

    @GetMapping("/api/customers/{id}/worth")
    @Requires(Permission.CUSTOMER_READ)
    CustomerWorthView worth(@PathVariable long id, Locale locale) {
        CustomerWorth worth = worths.of(id);
        return new CustomerWorthView(worth, worth == null ? null : said(worth.refusal(), locale));
    }

    private ModelScope line(ScopeReport report, Locale locale) {
        return new ModelScope(
                report.scope(),
                report.field(),
                report.value(),
                report.counts().customers(),
                report.purchases() == null ? null : report.purchases().model(),
                report.values().totalClv(),
                report.values().meanAlive(),
                report.grade() == null || report.grade().purchases() == null
                        ? null
                        : report.grade().purchases().verdict().name(),
                said(report.refusal(), locale));
    }

    private static ScopeReport.@Nullable Refusal nextOrderRefusal(@Nullable GradePart grade) {
        return grade == null || grade.nextOrders() == null
                ? null
                : grade.nextOrders().refusal();
    }

    private @Nullable Said said(ScopeReport.@Nullable Refusal refusal, Locale locale) {
        return refusal == null
                ? null
                : new Said(
                        refusal.slug(),
                        words.detail(refusal.slug(), refusal.values(), locale),
                        words.hint(refusal.slug(), refusal.values(), locale));
    }
}
