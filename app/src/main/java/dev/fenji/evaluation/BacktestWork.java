package dev.fenji.evaluation;

import dev.fenji.insight.PastDay;
import dev.fenji.insight.PastDays;
import dev.fenji.kernel.backtest.Backtest;
import dev.fenji.kernel.backtest.BacktestOutcome;
import dev.fenji.kernel.backtest.BacktestReport;
import dev.fenji.kernel.backtest.BacktestRule;
import dev.fenji.kernel.backtest.Period;
import dev.fenji.kernel.backtest.Placement;
import dev.fenji.kernel.document.PolicyTree;
import dev.fenji.kernel.number.Micros;
import dev.fenji.kernel.policy.Trials;
import dev.fenji.kernel.provenance.Provenance;
import dev.fenji.shared.Organisation;
import dev.fenji.shared.OrganisationProfile;
import dev.fenji.shared.ProblemException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What a back-test does: read each past date, let the candidates place its customers, and judge them by what followed. */
@Component
class BacktestWork {
    private static final double ONE = Micros.ONE;
    private static final int COLUMNS = 32;

    private final PastDays past;
    private final Organisation organisation;

    BacktestWork(PastDays past, Organisation organisation) {
        this.past = past;
        this.organisation = organisation;
    }

    record Answer(BacktestReport report, Map<String, Object> provenance) {}

    Answer carryOut(Question question, List<Candidate> candidates, JobProgress progress) throws Exception {
        progress.at("COPY", 0, null);
        try (PastDays.Look look = past.open(any -> progress.stopIfCancelled());
                ExecutorService reader = Executors.newSingleThreadExecutor(
                        Thread.ofPlatform().name("fenji-past").daemon().factory())) {
            var digest = new RowDigest();
            var reading = new Reading(question, candidates, look, progress);
            var backtest = new Backtest(
                    candidates.stream().map(Candidate::contender).toList(),
                    BacktestRule.STANDARD.withSeed(question.seed()));
            List<LocalDate> dates = question.dates();
            Future<PastDay> next = reader.submit(() -> reading.day(dates.getFirst()));
            for (int i = 0; i < dates.size(); i++) {
                progress.at("DATES", i, (long) dates.size());
                PastDay day = await(next);
                if (i + 1 < dates.size()) {
                    LocalDate following = dates.get(i + 1);
                    next = reader.submit(() -> reading.day(following));
                }
                judge(day, candidates, backtest, digest);
            }
            progress.at("JUDGE", dates.size(), (long) dates.size());
            return new Answer(report(backtest.outcome()), provenance(question, candidates, look, digest));
        }
    }

    /** Reads the figures of one date, in a thread of its own while the date before is judged. */
    private record Reading(Question question, List<Candidate> candidates, PastDays.Look look, JobProgress progress) {
        PastDay day(LocalDate asOf) {
            Set<Integer> windows = new TreeSet<>();
            Set<String> fields = new TreeSet<>();
            for (Candidate candidate : candidates) {
                windows.add(candidate.document().windowMonths());
                fields.addAll(candidate.document().fields());
            }
            return look.day(asOf, windows, fields, knownAt(asOf), question.end(asOf), progress.silent());
        }

        private @Nullable Instant knownAt(LocalDate asOf) {
            return question.knowledge() == Knowledge.RECORDED
                    ? asOf.atStartOfDay(look.zone()).toInstant()
                    : null;
        }
    }

    private void judge(PastDay day, List<Candidate> candidates, Backtest backtest, RowDigest digest) {
        int[] rows = IntStream.range(0, day.size())
                .filter(row ->
                        day.isCustomer(row) && candidates.stream().allMatch(candidate -> candidate.inScope(day, row)))
                .toArray();
        OrganisationProfile whose = organisation.current();
        var provenance = Provenance.of(day.asOf(), whose.zone().getId(), whose.baseCurrency());
        Period period = period(day, rows, candidates.getFirst());
        Map<Integer, Trials> trials = new HashMap<>();
        List<Placement> placements = new ArrayList<>();
        for (Candidate candidate : candidates) {
            int window = candidate.document().windowMonths();
            Trials ofWindow = trials.computeIfAbsent(window, any -> new Trials(day.population(window), COLUMNS));
            placements.add(candidate.place(day, rows, ofWindow, provenance));
        }
        digest.add(period, placements);
        backtest.add(period, placements);
    }

    private static Period period(PastDay day, int[] rows, Candidate any) {
        int n = rows.length;
        var period = new Period(
                day.asOf(), day.end(), new long[n], new double[n], new boolean[n], new boolean[n], new boolean[n]);
        var population = day.population(any.document().windowMonths());
        for (int i = 0; i < n; i++) {
            int row = rows[i];
            period.customers()[i] = population.customerId(row);
            period.values()[i] = day.netMicros(row) / ONE;
            period.bought()[i] = day.bought(row);
            period.present()[i] = day.present(row);
            period.lost()[i] = day.lost(row);
        }
        return period;
    }

    private static BacktestReport report(BacktestOutcome outcome) {
        return switch (outcome) {
            case BacktestOutcome.Judged(BacktestReport report) -> report;
            case BacktestOutcome.Refused(BacktestOutcome.Reason reason, Map<String, Object> facts) ->
                throw new ProblemException(problem(reason), texts(facts));
        };
    }

    private static EvaluationProblem problem(BacktestOutcome.Reason reason) {
        return switch (reason) {
            case NO_PERIOD -> EvaluationProblem.DATES_IN_WRONG_ORDER;
            case TOO_FEW_CUSTOMERS -> EvaluationProblem.TOO_FEW_CUSTOMERS;
            case NOBODY_RATED -> EvaluationProblem.NOBODY_RATED;
            case ALL_ALIKE -> EvaluationProblem.ALL_ALIKE;
            case NOTHING_HAPPENED -> EvaluationProblem.NOTHING_HAPPENED;
        };
    }

    private static Map<String, Object> texts(Map<String, Object> facts) {
        var texts = new HashMap<String, Object>();
        facts.forEach((name, value) -> texts.put(name, value.toString()));
        return texts;
    }

    private Map<String, Object> provenance(
            Question question, List<Candidate> candidates, PastDays.Look look, RowDigest digest) {
        OrganisationProfile whose = organisation.current();
        var made = new TreeMap<String, Object>();
        made.put("snapshot", look.snapshot());
        made.put("knownAt", look.knownAt().toString());
        made.put("zone", look.zone().getId());
        made.put("baseCurrency", whose.baseCurrency());
        made.put("codeVersion", past.codeVersion());
        made.put("javaVersion", Runtime.version().toString());
        made.put("seed", question.seed());
        made.put("resamples", BacktestRule.STANDARD.resamples());
        made.put("level", BacktestRule.STANDARD.level());
        made.put("inputDigest", digest.hex());
        made.put(
                "documents",
                candidates.stream()
                        .map(candidate -> PolicyTree.write(candidate.document()))
                        .toList());
        return made;
    }

    private static PastDay await(Future<PastDay> day) throws Exception {
        try {
            return day.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof Exception cause) {
                throw cause;
            }
            throw e;
        }
    }
}
