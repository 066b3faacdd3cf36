package dev.fenji.tiering;

import dev.fenji.kernel.policy.FixedBoundaries;
import dev.fenji.kernel.policy.Method;
import dev.fenji.kernel.policy.PolicyDocument;
import dev.fenji.shared.Problem;
import dev.fenji.shared.ProblemException;
import dev.fenji.tiering.assignment.CalibrationStore;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** What a policy last learned from the customers, or why it could not. */
@Component
public class Calibrations {
    private static final LocalDate FOREVER = LocalDate.of(9999, 12, 31);

    private final CalibrationStore store;
    private final Policies policies;

    Calibrations(CalibrationStore store, Policies policies) {
        this.store = store;
        this.policies = policies;
    }

    /** A version with the boundaries it learned written into it, and where they come from. */
    public record Fixed(int version, LocalDate asOf, long runId, PolicyDocument document) {}

    /** Why the latest run could not calibrate the policy; empty when it could, or none has tried. */
    public List<Problem> refusals(int policyId) {
        return store.lastRefusals(policyId).stream()
                .map(CalibrationRefusal::problem)
                .toList();
    }

    /** The version that last learned, as it would be with those very boundaries fixed. */
    public Fixed withFixedBoundaries(int policyId) {
        Policy policy = policies.get(policyId);
        CalibrationStore.Stored last = store.lastUntil(policyId, FOREVER).orElseThrow(() -> nothingLearned(policy));
        PolicyDocument document = policies.version(policyId, last.version()).document();
        if (last.calibration() == null || !(document.method() instanceof Method.Rfm)) {
            throw nothingLearned(policy);
        }
        return new Fixed(last.version(), last.asOf(), last.runId(), FixedBoundaries.of(document, last.calibration()));
    }

    private static ProblemException nothingLearned(Policy policy) {
        return new ProblemException(TieringProblem.NO_BOUNDARIES, Map.of("policy", policy.slug()));
    }
}
