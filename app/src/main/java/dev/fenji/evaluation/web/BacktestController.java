package dev.fenji.evaluation.web;

import dev.fenji.evaluation.BacktestJob;
import dev.fenji.evaluation.Backtests;
import dev.fenji.evaluation.Entry;
import dev.fenji.evaluation.Knowledge;
import dev.fenji.evaluation.Proposal;
import dev.fenji.evaluation.Question;
import dev.fenji.identity.CurrentUser;
import dev.fenji.identity.Permission;
import dev.fenji.identity.Requires;
import dev.fenji.insight.PastDays;
import dev.fenji.kernel.Title;
import dev.fenji.kernel.backtest.BacktestReport;
import dev.fenji.kernel.backtest.BacktestRule;
import dev.fenji.kernel.backtest.Baseline;
import dev.fenji.shared.Idempotency;
import dev.fenji.shared.Page;
import dev.fenji.shared.ProblemWords;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Asking what a policy would have been worth, and reading the answer. */
@RestController
@RequestMapping("/api/backtests")
class BacktestController {
    private static final int MOST = 200;
    private static final int DEFAULT_HORIZON = 3;

    private final Backtests backtests;
    private final Idempotency idempotency;
    private final CurrentUser user;
    private final ProblemWords words;

    BacktestController(Backtests backtests, Idempotency idempotency, CurrentUser user, ProblemWords words) {
        this.backtests = backtests;
        this.idempotency = idempotency;
        this.user = user;
        this.words = words;
    }

    /**
     * @param stepMonths 1 when left out; horizonMonths 3, knowledge OCCURRED, and seed the program's own
     * @param propose look for a better version of the one policy on the earlier dates and prove it on the later ones
     */
    record StartBacktest(
            @NotNull List<@NotNull Entry> policies,
            @NotNull LocalDate from,
            @NotNull LocalDate to,
            @Nullable Integer stepMonths,
            @Nullable Integer horizonMonths,
            @Nullable Knowledge knowledge,
            @Nullable Long seed,
            @Nullable Boolean propose) {
        Question question() {
            return new Question(
                    policies,
                    from,
                    to,
                    Objects.requireNonNullElse(stepMonths, 1),
                    Objects.requireNonNullElse(horizonMonths, DEFAULT_HORIZON),
                    Objects.requireNonNullElse(knowledge, Knowledge.OCCURRED),
                    Objects.requireNonNullElse(seed, BacktestRule.STANDARD.seed()),
                    propose);
        }
    }

    record BacktestFailure(
            String slug, String detail, @Nullable String hint) {}

    /** @param result null until it is done, and in lists */
    record BacktestView(
            long id,
            String state,
            Question question,
            List<BacktestJob.Entrant> entrants,
            Instant requestedAt,
            @Nullable Instant startedAt,
            @Nullable Instant finishedAt,
            @Nullable Long millis,
            String startedBy,
            BacktestJob.Progress progress,
            @Nullable BacktestReport result,
            @Nullable Proposal proposal,
            @Nullable Map<String, Object> provenance,
            @Nullable BacktestFailure error) {}

    record BaselineView(String name, Title title) {}

    /**
     * What can be asked.
     *
     * @param firstSale null before the first sale
     */
    record BacktestOptions(
            @Nullable LocalDate firstSale,
            @Nullable LocalDate lastSale,
            @Nullable Instant firstRecorded,
            List<BaselineView> baselines,
            int mostPolicies,
            int mostDates,
            int longestHorizon) {}

    @GetMapping("/options")
    @Requires(Permission.POLICY_READ)
    BacktestOptions options() {
        PastDays.Span span = backtests.span();
        return new BacktestOptions(
                span == null ? null : span.firstSale(),
                span == null ? null : span.lastSale(),
                span == null ? null : span.firstRecorded(),
                Stream.of(Baseline.values())
                        .map(each -> new BaselineView(each.slug(), each.title()))
                        .toList(),
                Backtests.MOST_ENTRIES,
                Backtests.MOST_DATES,
                Backtests.LONGEST_HORIZON);
    }

    @GetMapping
    @Requires(Permission.POLICY_READ)
    Page<BacktestView> list(
            @RequestParam(required = false) @Nullable Long cursor,
            @RequestParam(defaultValue = "50") int limit,
            Locale locale) {
        int wanted = Math.clamp(limit, 1, MOST);
        List<BacktestJob> jobs = backtests.before(cursor == null ? Long.MAX_VALUE : cursor, wanted + 1);
        return Page.of(jobs, wanted, job -> Long.toString(job.id())).map(job -> shown(job, false, locale));
    }

    @GetMapping("/{id}")
    @Requires(Permission.POLICY_READ)
    BacktestView one(@PathVariable long id, Locale locale) {
        return shown(backtests.get(id), true, locale);
    }

    @PostMapping
    @ResponseStatus(HttpStatus.ACCEPTED)
    @Requires(Permission.POLICY_WRITE)
    BacktestView start(
            @Valid @RequestBody StartBacktest request,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key,
            Locale locale) {
        var call = new Idempotency.Call(user.current().username(), "POST /api/backtests", key, request);
        return idempotency.once(
                call, BacktestView.class, () -> shown(backtests.start(request.question()), true, locale));
    }

    @PostMapping("/{id}/cancel")
    @Requires(Permission.POLICY_WRITE)
    BacktestView cancel(@PathVariable long id, Locale locale) {
        return shown(backtests.cancel(id), true, locale);
    }

    private BacktestView shown(BacktestJob job, boolean whole, Locale locale) {
        BacktestJob.Failure error = job.error();
        return new BacktestView(
                job.id(),
                job.state().name(),
                job.question(),
                job.entrants(),
                job.requestedAt(),
                job.startedAt(),
                job.finishedAt(),
                job.startedAt() == null || job.finishedAt() == null
                        ? null
                        : Duration.between(job.startedAt(), job.finishedAt()).toMillis(),
                job.startedBy(),
                job.progress(),
                whole ? job.result() : null,
                whole ? job.proposal() : null,
                whole ? job.provenance() : null,
                error == null ? null : failure(error, locale));
    }

    private BacktestFailure failure(BacktestJob.Failure error, Locale locale) {
        return new BacktestFailure(
                error.slug(),
                words.detail(error.slug(), error.values(), locale),
                words.hint(error.slug(), error.values(), locale));
    }
}
