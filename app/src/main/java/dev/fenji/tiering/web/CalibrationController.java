package dev.fenji.tiering.web;

import dev.fenji.identity.Permission;
import dev.fenji.identity.Requires;
import dev.fenji.tiering.Calibrations;
import dev.fenji.tiering.Policies;
import dev.fenji.tiering.PolicyDocuments;
import dev.fenji.tiering.web.PolicyViews.DocumentProblem;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What a policy last learned from the customers, or why it could not. */
@RestController
@RequestMapping("/api/policies/{policy}")
class CalibrationController {
    private final Policies policies;
    private final Calibrations calibrations;
    private final PolicyDocuments documents;
    private final PolicyViews views;

    CalibrationController(Policies policies, Calibrations calibrations, PolicyDocuments documents, PolicyViews views) {
        this.policies = policies;
        this.calibrations = calibrations;
        this.documents = documents;
        this.views = views;
    }

    record FixedBoundaries(int version, LocalDate asOf, long runId, Map<String, Object> document) {}

    /** Why the latest run could not calibrate the policy, in words; empty when it could. */
    @GetMapping("/refusals")
    @Requires(Permission.POLICY_READ)
    List<DocumentProblem> refusals(@PathVariable String policy, Locale locale) {
        return calibrations.refusals(policies.get(policy).id()).stream()
                .map(refusal -> views.problem(refusal, locale))
                .toList();
    }

    /** The version that last learned its boundaries, as it would be with them fixed. Nothing is kept. */
    @GetMapping("/fixed-boundaries")
    @Requires(Permission.POLICY_READ)
    FixedBoundaries fixedBoundaries(@PathVariable String policy) {
        Calibrations.Fixed fixed =
                calibrations.withFixedBoundaries(policies.get(policy).id());
        return new FixedBoundaries(fixed.version(), fixed.asOf(), fixed.runId(), documents.tree(fixed.document()));
    }
}
