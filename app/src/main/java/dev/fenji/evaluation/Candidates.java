package dev.fenji.evaluation;

import dev.fenji.insight.Insights;
import dev.fenji.kernel.backtest.Baseline;
import dev.fenji.kernel.metric.Metric;
import dev.fenji.kernel.metric.Metrics;
import dev.fenji.kernel.policy.PolicyCheck;
import dev.fenji.kernel.policy.PolicyDocument;
import dev.fenji.kernel.policy.PolicyProblem;
import dev.fenji.kernel.policy.PolicyVersion;
import dev.fenji.shared.ProblemException;
import dev.fenji.tiering.Policies;
import dev.fenji.tiering.Policy;
import dev.fenji.tiering.PolicyState;
import dev.fenji.tiering.StoredVersion;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Finds what a question asks about, and says what cannot be judged. */
@Component
class Candidates {
    private final Policies policies;
    private final Insights insights;

    Candidates(Policies policies, Insights insights) {
        this.policies = policies;
        this.insights = insights;
    }

    List<Candidate> of(Question question) {
        return question.entries().stream()
                .map(entry -> candidate(entry, question.seed()))
                .toList();
    }

    private Candidate candidate(Entry entry, long seed) {
        Integer policy = entry.policy();
        String name = entry.baseline();
        if ((policy == null) == (name == null)) {
            throw new ProblemException(EvaluationProblem.ENTRY_UNCLEAR, Map.of("baselines", names()));
        }
        return policy == null ? baseline(name, seed) : version(policy, entry.version(), seed);
    }

    private static Candidate baseline(@Nullable String name, long seed) {
        Baseline baseline = name == null ? null : Baseline.find(name);
        if (baseline == null) {
            throw new ProblemException(EvaluationProblem.ENTRY_UNCLEAR, Map.of("baselines", names()));
        }
        PolicyDocument document = baseline.document();
        var entrant = new BacktestJob.Entrant(
                baseline.slug(), baseline.title(), null, null, false, baseline.slug(), null, tiers(document));
        return new Candidate(entrant, new PolicyVersion(0, 0, document), seed);
    }

    private Candidate version(int id, @Nullable Integer number, long seed) {
        Policy policy = policies.get(id);
        StoredVersion version = number == null ? current(policy) : policies.version(id, number);
        PolicyDocument document = version.document();
        String name = policy.slug() + " v" + version.number();
        requireCorrect(name, document);
        boolean draft = version.state() == PolicyState.DRAFT;
        var entrant = new BacktestJob.Entrant(
                name, document.title(), id, version.number(), draft, null, null, tiers(document));
        return new Candidate(entrant, new PolicyVersion(id, version.number(), document), seed);
    }

    private static StoredVersion current(Policy policy) {
        StoredVersion published = policy.published();
        return published == null ? policy.versions().getFirst() : published;
    }

    private void requireCorrect(String name, PolicyDocument document) {
        long errors = PolicyCheck.problems(document, insights.fields()).stream()
                .filter(PolicyProblem::isError)
                .count();
        if (errors > 0) {
            throw new ProblemException(EvaluationProblem.POLICY_INVALID, Map.of("policy", name, "problems", errors));
        }
        List<String> forecasts = Metrics.forecasts().stream()
                .map(Metric::id)
                .filter(document.fields()::contains)
                .toList();
        if (!forecasts.isEmpty()) {
            throw new ProblemException(EvaluationProblem.NEEDS_FORECASTS, Map.of("policy", name, "fields", forecasts));
        }
    }

    private static List<BacktestJob.Tier> tiers(PolicyDocument document) {
        return document.tiers().stream()
                .map(tier -> new BacktestJob.Tier(tier.id(), tier.title(), tier.color()))
                .toList();
    }

    private static List<String> names() {
        return List.of(Baseline.values()).stream().map(Baseline::slug).toList();
    }
}
