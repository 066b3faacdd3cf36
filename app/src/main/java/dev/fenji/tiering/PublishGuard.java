package dev.fenji.tiering;

import dev.fenji.insight.Insights;
import dev.fenji.kernel.policy.PolicyCheck;
import dev.fenji.kernel.policy.PolicyDocument;
import dev.fenji.kernel.policy.PolicyProblem;
import dev.fenji.shared.Named;
import dev.fenji.shared.Problem;
import dev.fenji.shared.ProblemException;
import dev.fenji.shared.ProblemType;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Tries a draft on the customers there are before it is published: one that tells nobody apart is refused. */
@Component
public class PublishGuard {
    /** Of fewer, all may well be alike. */
    static final int FEWEST_TO_TELL_APART = 30;

    private static final Set<ProblemType> NOBODY =
            Set.of(TieringProblem.CALIBRATION_REFUSED_NOBODY_IN_SCOPE, TieringProblem.CALIBRATION_REFUSED_NOBODY_RATED);

    private final Simulations simulations;
    private final Insights insights;

    PublishGuard(Simulations simulations, Insights insights) {
        this.simulations = simulations;
        this.insights = insights;
    }

    /** A document with errors is left to whoever publishes it; without figures there is nobody to try it on. */
    public void require(Policy policy) {
        StoredVersion draft = policy.draft();
        if (draft == null || hasErrors(draft.document())) {
            return;
        }
        List<Problem> problems = new ArrayList<>();
        Simulations.Tried tried = simulations.attempt(draft.document(), problems);
        problems.stream()
                .filter(problem -> NOBODY.contains(problem.type()))
                .findFirst()
                .ifPresent(problem -> {
                    throw new ProblemException(problem, List.of());
                });
        if (tried != null) {
            requireApart(policy, draft.document(), tried.trial().tiers());
        }
    }

    private static void requireApart(Policy policy, PolicyDocument document, byte[] tiers) {
        long rated = 0;
        int only = -1;
        for (byte tier : tiers) {
            if (tier >= 0) {
                if (only >= 0 && tier != only) {
                    return;
                }
                only = tier;
                rated++;
            }
        }
        if (rated >= FEWEST_TO_TELL_APART) {
            var tier = document.tiers().get(only);
            throw new ProblemException(
                    TieringProblem.RATES_ALIKE,
                    Map.of("policy", policy.slug(), "rated", rated, "tier", new Named(tier.id(), tier.title())));
        }
    }

    private boolean hasErrors(PolicyDocument document) {
        return PolicyCheck.problems(document, insights.fields()).stream().anyMatch(PolicyProblem::isError);
    }
}
