package dev.fenji.tiering;

import dev.fenji.kernel.policy.PolicyDocument;
import dev.fenji.kernel.policy.PolicyVersion;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A version of a policy as it is kept. A published one never changes. */
public record StoredVersion(
        int policyId,
        int number,
        PolicyState state,
        PolicyDocument document,
        String author,
        Instant createdAt,
        Instant updatedAt,
        @Nullable Instant publishedAt,
        @Nullable String publishedBy,
        @Nullable String note) {

    PolicyVersion version() {
        return new PolicyVersion(policyId, number, document);
    }
}
