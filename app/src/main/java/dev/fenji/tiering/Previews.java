package dev.fenji.tiering;

import dev.fenji.insight.Insights;
import dev.fenji.insight.Populations;
import dev.fenji.kernel.facts.Population;
import dev.fenji.kernel.number.Micros;
import dev.fenji.kernel.policy.Assigner;
import dev.fenji.kernel.policy.Calibration;
import dev.fenji.kernel.policy.CalibrationOutcome;
import dev.fenji.kernel.policy.PolicyDocument;
import dev.fenji.kernel.policy.PolicyProblem;
import dev.fenji.kernel.policy.PolicyVersion;
import dev.fenji.kernel.policy.Tiering;
import dev.fenji.kernel.provenance.Provenance;
import dev.fenji.shared.Organisation;
import dev.fenji.shared.OrganisationProfile;
import dev.fenji.shared.Problem;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Tries a document on everyone, with the very calibration and assignment of a run. */
@Component
public class Previews {
    private static final int BLOCK = 1 << 13;
    private static final int SHARE_DECIMALS = 6;
    private static final long NANOS_PER_MILLI = 1_000_000;

    private final Populations populations;
    private final PolicyDocuments documents;
    private final Insights insights;
    private final Organisation organisation;

    Previews(Populations populations, PolicyDocuments documents, Insights insights, Organisation organisation) {
        this.populations = populations;
        this.documents = documents;
        this.insights = insights;
        this.organisation = organisation;
    }

    /** @param asOf null for the day in force */
    public Preview preview(Object tree, @Nullable LocalDate asOf) {
        long began = System.nanoTime();
        List<PolicyProblem> found = documents.problems(tree, insights.fields());
        if (found.stream().anyMatch(PolicyProblem::isError)) {
            return Preview.unreadable(found, List.of(), since(began));
        }
        PolicyDocument document = documents.read(tree);
        LocalDate day = asOf == null ? insights.dayInForce() : asOf;
        Population population = day == null ? null : populations.of(document.window(day), document.fields());
        if (population == null) {
            return Preview.unreadable(found, List.of(Problem.of(TieringProblem.NO_FIGURES, Map.of())), since(began));
        }
        var version = new PolicyVersion(0, 0, document);
        return switch (Tiering.calibrate(version, population, provenance(population))) {
            case CalibrationOutcome.Calibrated(Calibration calibration) ->
                assign(version, calibration, population, found, began);
            case CalibrationOutcome.Refused(List<CalibrationOutcome.Refusal> refusals) ->
                Preview.unreadable(
                        found,
                        refusals.stream().map(CalibrationRefusal::problem).toList(),
                        since(began));
        };
    }

    private Preview assign(
            PolicyVersion version,
            Calibration calibration,
            Population population,
            List<PolicyProblem> found,
            long began) {
        var assigner = new Assigner(version, calibration);
        var scale = ScoreScale.of(version.document(), population);
        int blocks = (population.size() + BLOCK - 1) / BLOCK;
        List<Tried> tried = IntStream.range(0, blocks)
                .parallel()
                .mapToObj(block -> tryBlock(assigner, version.document(), population, scale, block * BLOCK))
                .toList();
        var all = new Tried(new RunSummary(version.document()), new long[scale.bars()]);
        tried.forEach(all::add);
        return new Preview(
                population.asOf(),
                all.summary.seen(),
                all.summary.rated(),
                all.summary.unrated(),
                tiers(version.document(), all.summary),
                scale.histogram(all.bars),
                bins(calibration),
                found,
                List.of(),
                since(began));
    }

    private record Tried(RunSummary summary, long[] bars) {
        void add(Tried other) {
            summary.add(other.summary);
            for (int i = 0; i < bars.length; i++) {
                bars[i] += other.bars[i];
            }
        }
    }

    private static Tried tryBlock(
            Assigner assigner, PolicyDocument document, Population population, ScoreScale scale, int from) {
        var tried = new Tried(new RunSummary(document), new long[scale.bars()]);
        int to = Math.min(from + BLOCK, population.size());
        for (int row = from; row < to; row++) {
            var facts = population.row(row);
            var assignment = assigner.assign(facts, null);
            tried.summary.add(assignment, facts);
            if (assignment.scoreMicros() != Micros.UNKNOWN) {
                tried.bars[scale.bar(assignment.scoreMicros())]++;
            }
        }
        return tried;
    }

    private static List<Preview.TierSize> tiers(PolicyDocument document, RunSummary summary) {
        BigDecimal total = summary.total();
        List<Preview.TierSize> tiers = new ArrayList<>();
        for (int i = 0; i < document.tiers().size(); i++) {
            BigDecimal value = summary.value(i);
            tiers.add(new Preview.TierSize(
                    document.tiers().get(i).id(),
                    document.tiers().get(i).title(),
                    summary.customers(i),
                    value,
                    total.signum() <= 0 ? BigDecimal.ZERO : value.divide(total, SHARE_DECIMALS, RoundingMode.HALF_UP)));
        }
        return tiers;
    }

    private static Map<String, Preview.Bins> bins(Calibration calibration) {
        Map<String, Preview.Bins> bins = new TreeMap<>();
        calibration
                .whole()
                .bins()
                .forEach((axis, learned) -> bins.put(axis, new Preview.Bins(learned.boundaries(), learned.counts())));
        return bins;
    }

    private Provenance provenance(Population population) {
        OrganisationProfile whose = organisation.current();
        return Provenance.of(population.asOf(), whose.zone().getId(), whose.baseCurrency())
                .withRows(population.size());
    }

    private static long since(long nanos) {
        return (System.nanoTime() - nanos) / NANOS_PER_MILLI;
    }
}
