package dev.fenji.evaluation;

import dev.fenji.insight.PastDays;
import dev.fenji.kernel.backtest.Backtest;
import dev.fenji.kernel.backtest.BacktestOutcome;
import dev.fenji.kernel.backtest.BacktestReport;
import dev.fenji.kernel.backtest.BacktestRule;
import dev.fenji.kernel.backtest.Placement;
import dev.fenji.kernel.document.PolicyTree;
import dev.fenji.shared.Organisation;
import dev.fenji.shared.OrganisationProfile;
import dev.fenji.shared.ProblemException;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What a back-test does: read each past date, let the candidates place its customers, and judge them by what followed. */
@Component
class BacktestWork {
    private final PastDays past;
    private final Organisation organisation;
    private final PolicySweep sweep;

    BacktestWork(PastDays past, Organisation organisation, PolicySweep sweep) {
        this.past = past;
        this.organisation = organisation;
        this.sweep = sweep;
    }

    /** @param proposal what was found to be better, when that was asked for */
    record Answer(BacktestReport report, @Nullable Proposal proposal, Map<String, Object> provenance) {}

    Answer carryOut(Question question, List<Candidate> candidates, JobProgress progress) throws Exception {
        progress.at("COPY", 0, null);
        OrganisationProfile whose = organisation.current();
        try (PastDays.Look look = past.open(any -> progress.stopIfCancelled());
                Replay replay = new Replay(question, look, whose, progress)) {
            Question.Split split = question.split();
            if (split == null) {
                return judge(question, question.dates(), candidates, null, replay, look);
            }
            Candidate asItIs = candidates.getFirst();
            PolicySweep.Found found = sweep.search(replay, asItIs, split.learning(), question.seed());
            List<Candidate> both = found.proposal().document() == null
                    ? List.of(asItIs)
                    : List.of(asItIs, asItIs.proposed(found.document()));
            return judge(question, split.proving(), both, found.proposal(), replay, look);
        }
    }

    private Answer judge(
            Question question,
            List<LocalDate> dates,
            List<Candidate> candidates,
            @Nullable Proposal proposal,
            Replay replay,
            PastDays.Look look)
            throws Exception {
        var digest = new RowDigest();
        var backtest = new Backtest(
                candidates.stream().map(Candidate::contender).toList(),
                BacktestRule.STANDARD.withSeed(question.seed()));
        replay.over(dates, "DATES", 0, dates.size(), candidates, scene -> {
            List<Placement> placements = candidates.stream().map(scene::place).toList();
            digest.add(scene.period(), placements);
            backtest.add(scene.period(), placements);
        });
        return new Answer(report(backtest.outcome()), proposal, provenance(question, candidates, look, digest));
    }

    private static BacktestReport report(BacktestOutcome outcome) {
        return switch (outcome) {
            case BacktestOutcome.Judged(BacktestReport report) -> report;
            case BacktestOutcome.Refused refused -> throw refusal(refused);
        };
    }

    static void requireJudged(BacktestOutcome.@Nullable Refused refused) {
        if (refused != null) {
            throw refusal(refused);
        }
    }

    private static ProblemException refusal(BacktestOutcome.Refused refused) {
        return new ProblemException(problem(refused.reason()), texts(refused.facts()));
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
}
