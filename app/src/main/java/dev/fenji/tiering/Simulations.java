package dev.fenji.tiering;

import dev.fenji.insight.Insights;
import dev.fenji.kernel.facts.Population;
import dev.fenji.kernel.policy.CalibrationOutcome;
import dev.fenji.kernel.policy.PolicyDocument;
import dev.fenji.kernel.policy.PolicyProblem;
import dev.fenji.kernel.policy.PolicyVersion;
import dev.fenji.kernel.policy.TierDef;
import dev.fenji.kernel.policy.Trial;
import dev.fenji.kernel.policy.Trials;
import dev.fenji.kernel.provenance.Provenance;
import dev.fenji.kernel.simulate.Comparison;
import dev.fenji.kernel.simulate.Side;
import dev.fenji.shared.Organisation;
import dev.fenji.shared.OrganisationProfile;
import dev.fenji.shared.Problem;
import dev.fenji.shared.ProblemException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Tries documents on everyone as a run would, and compares with today's standings. Gates, stability and tiers set by hand are
 * in it: publishing the document and running on the same figures gives exactly these tiers.
 */
@Component
public class Simulations {
    private static final long NANOS_PER_MILLI = 1_000_000;

    private final TrialGrounds grounds;
    private final PolicyDocuments documents;
    private final Insights insights;
    private final Organisation organisation;

    Simulations(TrialGrounds grounds, PolicyDocuments documents, Insights insights, Organisation organisation) {
        this.grounds = grounds;
        this.documents = documents;
        this.insights = insights;
        this.organisation = organisation;
    }

    /**
     * What became of it.
     *
     * @param advice all that is wrong with the document or worth a thought
     * @param problems why it cannot be tried on these customers
     * @param simulation null when it could not be tried
     */
    public record Outcome(
            List<PolicyProblem> advice,
            List<Problem> problems,
            @Nullable Simulation simulation) {}

    /** A document that was tried: everyone's tier before and after. */
    record Tried(
            PolicyDocument document,
            TrialGround ground,
            Trial trial,
            Comparison comparison,
            Map<Integer, String> byHand) {}

    /**
     * A trial of a document.
     *
     * @param advice all that is wrong with the document or worth a thought
     * @param problems why it cannot be tried on these customers
     * @param tried null when it could not be tried
     */
    record Attempt(
            List<PolicyProblem> advice,
            List<Problem> problems,
            @Nullable Tried tried) {}

    /** @param segment attribute to look at besides the country, one of {@link #segments()} */
    public Outcome simulate(Object tree, String segment) {
        long began = System.nanoTime();
        Attempt attempt = attempt(tree);
        Tried tried = attempt.tried();
        Simulation simulation = tried == null ? null : SimulationReport.of(tried, segment, () -> millisSince(began));
        return new Outcome(attempt.advice(), attempt.problems(), simulation);
    }

    static long millisSince(long nanos) {
        return (System.nanoTime() - nanos) / NANOS_PER_MILLI;
    }

    Attempt attempt(Object tree) {
        List<PolicyProblem> found = documents.problems(tree, insights.fields());
        if (found.stream().anyMatch(PolicyProblem::isError)) {
            return new Attempt(found, List.of(), null);
        }
        List<Problem> problems = new ArrayList<>();
        Tried tried = attempt(documents.read(tree), problems);
        return new Attempt(found, problems, tried);
    }

    /** Attributes by which a simulation can be looked at. */
    public static List<String> segments() {
        return TrialGrounds.SEGMENTS;
    }

    public static boolean isSegment(String attribute) {
        return segments().contains(attribute);
    }

    /** The same for whoever looks at single customers; a document that cannot be tried is refused. */
    Tried tried(Object tree) {
        Attempt attempt = attempt(tree);
        List<PolicyProblem> errors =
                attempt.advice().stream().filter(PolicyProblem::isError).toList();
        if (!errors.isEmpty()) {
            throw PolicyDocuments.refused(errors);
        }
        if (attempt.tried() == null) {
            throw new ProblemException(attempt.problems().getFirst(), attempt.problems());
        }
        return attempt.tried();
    }

    /** A document without errors; why it cannot be tried is added to the problems. */
    @Nullable
    Tried attempt(PolicyDocument document, List<Problem> problems) {
        TrialGround ground = grounds.of(document);
        if (ground == null) {
            problems.add(Problem.of(TieringProblem.NO_FIGURES, Map.of()));
            return null;
        }
        TrialGround.Past past = grounds.past(ground, document);
        var version = new PolicyVersion(0, 0, document);
        return switch (ground.trials().run(version, provenance(ground.population()), ground.before(past))) {
            case Trials.Outcome.Tried(Trial trial) -> {
                Side after = after(document, ground.population(), trial, past.byHand());
                Comparison comparison = Comparison.of(ground.population(), ground.standings(), after);
                yield new Tried(document, ground, trial, comparison, past.byHand());
            }
            case Trials.Outcome.NotTried(List<CalibrationOutcome.Refusal> refusals) -> {
                refusals.stream().map(CalibrationRefusal::problem).forEach(problems::add);
                yield null;
            }
        };
    }

    /** Computed tiers, and over them those set by hand. */
    private static Side after(
            PolicyDocument document, Population population, Trial trial, Map<Integer, String> byHand) {
        List<String> tiers =
                new ArrayList<>(document.tiers().stream().map(TierDef::id).toList());
        int rungs = tiers.size();
        byHand.values().stream()
                .distinct()
                .filter(tier -> !tiers.contains(tier))
                .forEach(tiers::add);
        byte[] rows = TrialGround.nobody(population, tiers.size());
        byte[] computed = trial.tiers();
        for (int row = 0; row < rows.length; row++) {
            if (computed[row] >= 0) {
                rows[row] = computed[row];
            }
        }
        byHand.forEach((row, tier) -> rows[row] = (byte) tiers.indexOf(tier));
        return new Side(tiers, rungs, rows);
    }

    private Provenance provenance(Population population) {
        OrganisationProfile whose = organisation.current();
        return Provenance.of(population.asOf(), whose.zone().getId(), whose.baseCurrency())
                .withRows(population.size());
    }
}
