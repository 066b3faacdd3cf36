package dev.fenji.tiering;

import dev.fenji.kernel.policy.PolicyDocument;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A policy with its versions, newest first.
 *
 * @param inForce whether its tiers are the customers' standings
 * @param shipped whether it came with the product
 */
public record Policy(
        int id,
        String slug,
        boolean inForce,
        boolean shipped,
        @Nullable Instant retiredAt,
        Instant updatedAt,
        List<StoredVersion> versions) {

    public Policy {
        versions = List.copyOf(versions);
    }

    public @Nullable StoredVersion published() {
        return in(PolicyState.PUBLISHED);
    }

    /** The one that is being written or reviewed. */
    public @Nullable StoredVersion draft() {
        return versions.stream()
                .filter(version -> version.state().isOpen())
                .findFirst()
                .orElse(null);
    }

    /** The one that waits for its day. */
    public @Nullable StoredVersion scheduled() {
        return in(PolicyState.SCHEDULED);
    }

    /** What to show: the published document, else the draft. */
    public PolicyDocument document() {
        StoredVersion published = published();
        return published != null ? published.document() : versions.getFirst().document();
    }

    private @Nullable StoredVersion in(PolicyState state) {
        for (StoredVersion version : versions) {
            if (version.state() == state) {
                return version;
            }
        }
        return null;
    }
}
