package dev.fenji.kernel.policy;

import dev.fenji.kernel.facts.CustomerFacts;
import dev.fenji.kernel.facts.Population;
import dev.fenji.kernel.policy.Calibration.Learned;
import dev.fenji.kernel.policy.CalibrationOutcome.Calibrated;
import dev.fenji.kernel.policy.CalibrationOutcome.Refusal;
import dev.fenji.kernel.policy.CalibrationOutcome.Refused;
import dev.fenji.kernel.provenance.Provenance;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Learns from a population: once from everyone, and once per group that is large enough to stand alone. */
final class Calibrator {

    private final PolicyDocument document;
    private final String[] fields;
    private final int attributes;
    private final boolean requiresPurchase;
    private final int methodFields;
    private final Cohort everyone;
    private final Map<String, Cohort> cohorts = new TreeMap<>();

    private Calibrator(PolicyDocument document) {
        this.document = document;
        this.fields = Assigner.inputFields(document);
        this.attributes = document.rankWithin().size();
        this.requiresPurchase = Assigner.requiresPurchase(document);
        this.methodFields = fields.length - attributes - (requiresPurchase ? 1 : 0);
        this.everyone = new Cohort(methodFields);
    }

    static CalibrationOutcome calibrate(PolicyVersion version, Population population, Provenance provenance) {
        List<PolicyProblem> errors = PolicyCheck.errors(version.document());
        if (!errors.isEmpty()) {
            return refused(Refusal.Kind.POLICY_INVALID, Map.of("problems", errors.size()));
        }
        Calibrator calibrator = new Calibrator(version.document());
        for (int row = 0; row < population.size(); row++) {
            calibrator.add(population.row(row));
        }
        Refused refusal = calibrator.refusal(population.size());
        if (refusal != null) {
            return refusal;
        }
        return new Calibrated(calibrator.learn(
                provenance.withPolicy(version.policyId(), version.number()).withRows(population.size())));
    }

    private void add(CustomerFacts facts) {
        if (document.scope() != null && !document.scope().holds(facts)) {
            return;
        }
        Inputs inputs = Inputs.of(facts, fields);
        boolean bought = !requiresPurchase || inputs.micros(attributes) > 0;
        int offset = fields.length - methodFields;
        everyone.add(inputs, offset, bought && rateable(inputs, offset));
        if (attributes > 0) {
            cohorts.computeIfAbsent(Assigner.groupKey(inputs, attributes), key -> new Cohort(methodFields))
                    .add(inputs, offset, bought && rateable(inputs, offset));
        }
    }

    /** RFM and ABC need all their values; a scorecard takes what is known. */
    private boolean rateable(Inputs inputs, int offset) {
        if (document.method() instanceof Method.Scorecard) {
            return true;
        }
        for (int i = 0; i < methodFields; i++) {
            if (!inputs.isKnown(offset + i)) {
                return false;
            }
        }
        return true;
    }

    private @Nullable Refused refusal(int customers) {
        if (everyone.customers() == 0) {
            return refused(Refusal.Kind.NOBODY_IN_SCOPE, Map.of("customers", customers));
        }
        if (everyone.rated() == 0 && learnsBoundaries()) {
            return refused(Refusal.Kind.NOBODY_RATED, Map.of("inScope", everyone.customers()));
        }
        int needed = minimumToLearn();
        if (everyone.rated() < needed) {
            return refused(Refusal.Kind.TOO_FEW_FOR_QUANTILES, Map.of("rated", everyone.rated(), "needed", needed));
        }
        return null;
    }

    private Calibration learn(Provenance provenance) {
        Learner learner = new Learner(document);
        int needed = Math.max(document.minimumGroup(), minimumToLearn());
        Map<String, Learned> groups = new HashMap<>();
        Map<String, Integer> small = new HashMap<>();
        Cohort together = new Cohort(methodFields);
        cohorts.forEach((key, cohort) -> {
            if (learnable(cohort, needed)) {
                groups.put(key, learner.learn(cohort));
            } else {
                small.put(key, cohort.rated());
                together.addAll(cohort);
            }
        });
        Learned rest = learnable(together, needed) ? learner.learn(together) : null;
        return new Calibration(provenance, learner.learn(everyone), rest, groups, small);
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
            case Method.Scorecard card -> learnsBoundaries() ? card.minimumPopulation() : 0;
        };
    }

    /** ABC needs none: without a value above zero everyone is in the last class. */
    private boolean learnsBoundaries() {
        return switch (document.method()) {
            case Method.Rfm rfm -> rfm.binning() != Method.Binning.FIXED;
            case Method.Abc abc -> false;
            case Method.Scorecard card ->
                card.criteria().stream().anyMatch(criterion -> criterion.scoring() instanceof Method.Scoring.Quantile);
        };
    }

    private static Refused refused(Refusal.Kind kind, Map<String, Object> facts) {
        return new Refused(List.of(new Refusal(kind, facts)));
    }
}
