package dev.fenji.evaluation;

import dev.fenji.insight.Insights;
import dev.fenji.kernel.backtest.Backtest;
import dev.fenji.kernel.backtest.BacktestRule;
import dev.fenji.kernel.backtest.Reached;
import dev.fenji.kernel.backtest.Variants;
import dev.fenji.kernel.policy.PolicyCheck;
import dev.fenji.kernel.policy.PolicyDocument;
import dev.fenji.kernel.policy.PolicyProblem;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.springframework.stereotype.Component;

/** Looks for weights and thresholds that would have seen further: a few rounds of versions near the best so far. */
@Component
class PolicySweep {
    private static final int ROUNDS = 3;
    private static final int VERSIONS_OF_A_ROUND = 24;

    private final Insights insights;

    PolicySweep(Insights insights) {
        this.insights = insights;
    }

    record Found(PolicyDocument document, Proposal proposal) {}

    Found search(Replay replay, Candidate asItIs, List<LocalDate> dates, long seed) throws Exception {
        PolicyDocument best = asItIs.document();
        Reached before = null;
        Reached after = null;
        int tried = 0;
        for (int round = 0; round < ROUNDS; round++) {
            List<PolicyDocument> versions = correct(Variants.around(best, VERSIONS_OF_A_ROUND, seed + round));
            List<Reached> reached = reached(replay, asItIs, versions, dates, round);
            before = before == null ? reached.getFirst() : before;
            int winner = Reached.best(reached, before);
            best = versions.get(winner);
            after = reached.get(winner);
            tried += versions.size() - 1;
        }
        if (before == null || after == null) {
            throw new IllegalStateException("A sweep takes at least one round.");
        }
        return new Found(best, Proposal.of(tried, dates, before, after, asItIs.document(), best));
    }

    private static List<Reached> reached(
            Replay replay, Candidate asItIs, List<PolicyDocument> versions, List<LocalDate> dates, int round)
            throws Exception {
        List<Candidate> candidates = IntStream.range(0, versions.size())
                .mapToObj(i -> asItIs.memoryless(Integer.toString(i), versions.get(i)))
                .toList();
        var backtest = new Backtest(
                candidates.stream().map(Candidate::contender).toList(), BacktestRule.STANDARD.withoutResamples());
        replay.over(
                dates,
                "LEARN",
                round * dates.size(),
                ROUNDS * dates.size(),
                List.of(asItIs),
                scene -> backtest.add(
                        scene.period(), candidates.stream().map(scene::place).toList()));
        BacktestWork.requireJudged(backtest.refused());
        return backtest.reached();
    }

    /** The first is the best so far, and stays the first. */
    private List<PolicyDocument> correct(List<PolicyDocument> versions) {
        List<PolicyDocument> correct = new ArrayList<>();
        for (PolicyDocument version : versions) {
            boolean errors =
                    PolicyCheck.problems(version, insights.fields()).stream().anyMatch(PolicyProblem::isError);
            if (correct.isEmpty() || !errors) {
                correct.add(version);
            }
        }
        return correct;
    }
}
