package dev.fenji.kernel.policy;

import dev.fenji.kernel.facts.Population;
import dev.fenji.kernel.policy.Calibration.Learned;
import dev.fenji.kernel.policy.CalibrationOutcome.Calibrated;
import dev.fenji.kernel.policy.CalibrationOutcome.Refusal;
import dev.fenji.kernel.policy.CalibrationOutcome.Refused;
import dev.fenji.kernel.provenance.Provenance;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Learns from a population: once from everyone, and once per group that is large enough to stand alone. */
final class Calibrator {

    private final PolicyDocument document;
    private final Cohorts cohorts;

    private Calibrator(PolicyDocument document, Cohorts cohorts) {
        this.document = document;
        this.cohorts = cohorts;
    }

    static CalibrationOutcome calibrate(PolicyVersion version, Population population, Provenance provenance) {
        Refused invalid = invalid(version.document());
        return invalid != null
                ? invalid
                : learn(version, Cohorts.of(version.document(), population), population.size(), provenance);
    }

    /** Null when the document is correct. */
    static @Nullable Refused invalid(PolicyDocument document) {
        List<PolicyProblem> errors = PolicyCheck.errors(document);
        return errors.isEmpty() ? null : refused(Refusal.Kind.POLICY_INVALID, Map.of("problems", errors.size()));
    }

    /** Learns from values that were collected for such a document. */
    static CalibrationOutcome learn(PolicyVersion version, Cohorts cohorts, int customers, Provenance provenance) {
        Calibrator calibrator = new Calibrator(version.document(), cohorts);
        Refused refusal = calibrator.refusal(customers);
        if (refusal != null) {
            return refusal;
        }
        return new Calibrated(calibrator.learn(
                provenance.withPolicy(version.policyId(), version.number()).withRows(customers)));
    }

    private @Nullable Refused refusal(int customers) {
        if (cohorts.everyone().customers() == 0) {
            return refused(Refusal.Kind.NOBODY_IN_SCOPE, Map.of("customers", customers));
        }
        if (cohorts.everyone().rated() == 0 && learnsBoundaries()) {
            return refused(
                    Refusal.Kind.NOBODY_RATED,
                    Map.of("inScope", cohorts.everyone().customers()));
        }
        int needed = minimumToLearn();
        if (cohorts.everyone().rated() < needed) {
            return refused(
                    Refusal.Kind.TOO_FEW_FOR_QUANTILES,
                    Map.of("rated", cohorts.everyone().rated(), "needed", needed));
        }
        return null;
    }

    private Calibration learn(Provenance provenance) {
        Learner learner = new Learner(document);
        int needed = Math.max(document.minimumGroup(), minimumToLearn());
        Map<String, Learned> groups = new HashMap<>();
        Map<String, Integer> small = new HashMap<>();
        Cohort together = new Cohort(cohorts.fields());
        cohorts.groups().forEach((key, cohort) -> {
            if (learnable(cohort, needed)) {
                groups.put(key, learner.learn(cohort));
            } else {
                small.put(key, cohort.rated());
                together.addAll(cohort);
            }
        });
        Learned rest = learnable(together, needed) ? learner.learn(together) : null;
        return new Calibration(provenance, learner.learn(cohorts.everyone()), rest, groups, small);
    }

    private boolean learnable(Cohort cohort, int needed) {
        boolean worth = !(document.method() instanceof Method.Abc) || cohort.hasPositive(0);
        return cohort.rated() > 0 && cohort.rated() >= needed && worth;
    }

    /** Fewer rated customers than this, and learned boundaries would be noise; 0 when none are learned so. */
    private int minimumToLearn() {
        return switch (document.method()) {
            case Method.Rfm rfm -> rfm.binning() == Method.Binning.QUANTILE ? rfm.minimumPopulation() : 0;
            case Method.Abc abc -> 0;
            case Method.Weighted weighted -> weighted.learns() ? weighted.minimumPopulation() : 0;
        };
    }

    /** ABC needs none: without a value above zero everyone is in the last class. */
    private boolean learnsBoundaries() {
        return switch (document.method()) {
            case Method.Rfm rfm -> rfm.binning() != Method.Binning.FIXED;
            case Method.Abc abc -> false;
            case Method.Weighted weighted -> weighted.learns();
        };
    }

    private static Refused refused(Refusal.Kind kind, Map<String, Object> facts) {
        return new Refused(List.of(new Refusal(kind, facts)));
    }
}
