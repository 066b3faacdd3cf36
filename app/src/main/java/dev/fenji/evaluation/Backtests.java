package dev.fenji.evaluation;

import dev.fenji.identity.CurrentUser;
import dev.fenji.insight.PastDays;
import dev.fenji.kernel.backtest.Variants;
import dev.fenji.shared.AuditableEvent;
import dev.fenji.shared.Organisation;
import dev.fenji.shared.ProblemException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Back-tests: asked, waiting, answered. */
@Component
public class Backtests {
    public static final int MOST_ENTRIES = 5;
    public static final int MOST_DATES = 60;
    public static final int LONGEST_HORIZON = 24;
    private static final int LONGEST_STEP = 12;

    private final BacktestStore store;
    private final BacktestQueue queue;
    private final Candidates candidates;
    private final PastDays past;
    private final Organisation organisation;
    private final CurrentUser user;
    private final ApplicationEventPublisher events;

    Backtests(
            BacktestStore store,
            BacktestQueue queue,
            Candidates candidates,
            PastDays past,
            Organisation organisation,
            CurrentUser user,
            ApplicationEventPublisher events) {
        this.store = store;
        this.queue = queue;
        this.candidates = candidates;
        this.past = past;
        this.organisation = organisation;
        this.user = user;
        this.events = events;
    }

    /** What the history allows: the days of the first and the last sale; null before the first sale. */
    public PastDays.@Nullable Span span() {
        return past.span();
    }

    /** Puts a back-test into the queue, once it is sure that there is something to find out. */
    @Transactional
    public BacktestJob start(Question question) {
        requireSensible(question);
        List<Candidate> judged = candidates.of(question);
        requireProposable(question, judged);
        List<BacktestJob.Entrant> entrants =
                new ArrayList<>(judged.stream().map(Candidate::entrant).toList());
        Set<String> names = entrants.stream().map(BacktestJob.Entrant::name).collect(Collectors.toSet());
        if (names.size() < entrants.size()) {
            throw new ProblemException(EvaluationProblem.ENTRY_TWICE);
        }
        if (question.proposes()) {
            entrants.add(entrants.getFirst().proposed());
        }
        long id = store.add(question.pinned(entrants), entrants, user.orSystem().username());
        events.publishEvent(new AuditableEvent("backtest.started", "backtest:" + id, Map.of("policies", names)));
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                queue.wake();
            }
        });
        return get(id);
    }

    public BacktestJob get(long id) {
        return store.find(id)
                .orElseThrow(() -> new ProblemException(EvaluationProblem.BACKTEST_NOT_FOUND, Map.of("backtest", id)));
    }

    /** Newest first, from below the given id. */
    public List<BacktestJob> before(long id, int limit) {
        return store.before(id, limit);
    }

    public BacktestJob cancel(long id) {
        BacktestJob job = get(id);
        if (!job.state().isOpen() || !queue.cancel(id)) {
            throw new ProblemException(EvaluationProblem.BACKTEST_ENDED, Map.of("backtest", id));
        }
        return get(id);
    }

    private void requireSensible(Question question) {
        int entries = question.entries().size();
        if (entries < 1 || entries > MOST_ENTRIES) {
            throw new ProblemException(
                    EvaluationProblem.ENTRIES_OUT_OF_RANGE, Map.of("entries", entries, "most", MOST_ENTRIES));
        }
        requireRange("stepMonths", question.stepMonths(), LONGEST_STEP);
        requireRange("horizonMonths", question.horizonMonths(), LONGEST_HORIZON);
        if (question.to().isBefore(question.from())) {
            throw problem(EvaluationProblem.DATES_IN_WRONG_ORDER, "from", question.from(), "to", question.to());
        }
        int dates = question.dates().size();
        if (dates > MOST_DATES) {
            throw new ProblemException(EvaluationProblem.TOO_MANY_DATES, Map.of("dates", dates, "most", MOST_DATES));
        }
        PastDays.Span span = past.span();
        if (span == null) {
            throw new ProblemException(EvaluationProblem.NO_SALES);
        }
        requireWithin(question, span);
    }

    private static void requireProposable(Question question, List<Candidate> judged) {
        Question.Split split = question.split();
        if (split == null) {
            return;
        }
        Candidate policy = judged.getFirst();
        if (judged.size() > 1 || policy.entrant().policy() == null) {
            throw new ProblemException(EvaluationProblem.PROPOSAL_OF_ONE_POLICY);
        }
        if (!Variants.exist(policy.document())) {
            throw new ProblemException(
                    EvaluationProblem.NOTHING_TO_VARY,
                    Map.of("policy", policy.entrant().name()));
        }
        if (!split.isEnough()) {
            throw new ProblemException(
                    EvaluationProblem.TOO_FEW_DATES_TO_PROVE,
                    Map.of(
                            "dates", question.dates().size(),
                            "months", question.horizonMonths(),
                            "least", Question.LEAST_DATES_EACH));
        }
    }

    private void requireWithin(Question question, PastDays.Span span) {
        if (!question.from().isAfter(span.firstSale())) {
            throw problem(EvaluationProblem.AS_OF_BEFORE_DATA, "asOf", question.from(), "firstSale", span.firstSale());
        }
        LocalDate recorded = LocalDate.ofInstant(span.firstRecorded(), organisation.zone());
        if (question.knowledge() == Knowledge.RECORDED && !question.from().isAfter(recorded)) {
            throw problem(EvaluationProblem.AS_OF_BEFORE_RECORDED, "asOf", question.from(), "recorded", recorded);
        }
        LocalDate last = question.dates().getLast();
        LocalDate end = span.lastSale().plusDays(1);
        if (question.end(last).isAfter(end)) {
            throw new ProblemException(
                    EvaluationProblem.HORIZON_TOO_LONG,
                    Map.of(
                            "asOf", last.toString(),
                            "months", question.horizonMonths(),
                            "lastSale", span.lastSale().toString(),
                            "latest", end.minusMonths(question.horizonMonths()).toString()));
        }
    }

    private static void requireRange(String field, int value, int most) {
        if (value < 1 || value > most) {
            throw new ProblemException(
                    EvaluationProblem.OUT_OF_RANGE, Map.of("field", field, "value", value, "most", most));
        }
    }

    private static ProblemException problem(
            EvaluationProblem type, String one, LocalDate oneDay, String other, LocalDate otherDay) {
        return new ProblemException(type, Map.of(one, oneDay.toString(), other, otherDay.toString()));
    }
}
