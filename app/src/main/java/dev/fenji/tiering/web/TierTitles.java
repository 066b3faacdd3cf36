package dev.fenji.tiering.web;

import dev.fenji.kernel.Title;
import dev.fenji.kernel.policy.PolicyDocument;
import dev.fenji.tiering.Policies;
import dev.fenji.tiering.StandingMove;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What the tiers of published versions are called. These never change. */
@Component
class TierTitles {
    private final Policies policies;
    private final Map<Version, PolicyDocument> known = new ConcurrentHashMap<>();

    TierTitles(Policies policies) {
        this.policies = policies;
    }

    private record Version(int policyId, int number) {}

    @Nullable
    Title of(StandingMove move, @Nullable String tier) {
        if (tier == null) {
            return null;
        }
        PolicyDocument document = known.computeIfAbsent(
                new Version(move.policyId(), move.version()),
                version ->
                        policies.version(version.policyId(), version.number()).document());
        int index = document.tierIndex(tier);
        return index < 0 ? null : document.tiers().get(index).title();
    }
}
