package dev.fenji.insight.web;

import dev.fenji.identity.Permission;
import dev.fenji.identity.Requires;
import dev.fenji.insight.InsightRun;
import dev.fenji.insight.Insights;
import dev.fenji.insight.RunWork;
import dev.fenji.shared.Page;
import dev.fenji.shared.ProblemWords;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** What ran, when, on what, how long; and one more, please. */
@RestController
@RequestMapping("/api/runs")
class RunController {
    private static final int MOST = 200;

    private final Insights insights;
    private final ProblemWords words;
    private final PolicyResults policies;

    RunController(Insights insights, ProblemWords words, PolicyResults policies) {
        this.insights = insights;
        this.words = words;
        this.policies = policies;
    }

    /** @param work TIERS when it is not said; the models are always as of the day in force */
    record StartRun(
            @Nullable LocalDate asOf,
            @Nullable Instant knownAt,
            @Nullable RunWork work) {}

    record Failure(String slug, String detail, @Nullable String hint) {}

    record Run(
            long id,
            String kind,
            String work,
            String state,
            @Nullable LocalDate asOf,
            @Nullable Instant knownAt,
            Instant requestedAt,
            @Nullable Instant startedAt,
            @Nullable Instant finishedAt,
            String startedBy,
            @Nullable Long millis,
            boolean replay,
            InsightRun.Progress progress,
            Map<String, Long> counts,
            @Nullable Map<String, Object> provenance,
            @Nullable Failure error,
            List<PolicyResults.PolicyResult> policies) {}

    @GetMapping
    @Requires(Permission.RUN_READ)
    Page<Run> list(
            @RequestParam(required = false) @Nullable Long cursor,
            @RequestParam(defaultValue = "50") int limit,
            Locale locale) {
        int wanted = Math.clamp(limit, 1, MOST);
        List<InsightRun> runs = insights.runsBefore(cursor == null ? Long.MAX_VALUE : cursor, wanted + 1);
        return Page.of(runs, wanted, run -> Long.toString(run.id())).map(run -> shown(run, locale));
    }

    @GetMapping("/{id}")
    @Requires(Permission.RUN_READ)
    Run one(@PathVariable long id, Locale locale) {
        return shown(insights.run(id), locale);
    }

    @PostMapping
    @ResponseStatus(HttpStatus.ACCEPTED)
    @Requires(Permission.RUN_START)
    Run start(@RequestBody(required = false) @Nullable StartRun wanted, Locale locale) {
        if (wanted == null) {
            return shown(insights.start(null, null), locale);
        }
        InsightRun run =
                wanted.work == RunWork.MODELS ? insights.startModels() : insights.start(wanted.asOf, wanted.knownAt);
        return shown(run, locale);
    }

    @PostMapping("/{id}/cancel")
    @Requires(Permission.RUN_START)
    Run cancel(@PathVariable long id, Locale locale) {
        return shown(insights.cancel(id), locale);
    }

    private Run shown(InsightRun run, Locale locale) {
        InsightRun.Failure error = run.error();
        return new Run(
                run.id(),
                run.kind().name(),
                run.work().name(),
                run.state().name(),
                run.asOf(),
                run.knownAt(),
                run.requestedAt(),
                run.startedAt(),
                run.finishedAt(),
                run.startedBy(),
                millis(run),
                run.replay(),
                run.progress(),
                run.counts(),
                run.provenance(),
                error == null ? null : failure(error, locale),
                policies.of(run.results(), locale));
    }

    private static @Nullable Long millis(InsightRun run) {
        return run.startedAt() == null || run.finishedAt() == null
                ? null
                : Duration.between(run.startedAt(), run.finishedAt()).toMillis();
    }

    private Failure failure(InsightRun.Failure error, Locale locale) {
        return new Failure(
                error.slug(),
                words.detail(error.slug(), error.values(), locale),
                words.hint(error.slug(), error.values(), locale));
    }
}
