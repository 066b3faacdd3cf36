package dev.fenji.tiering;

import dev.fenji.kernel.policy.PolicyDocument;
import dev.fenji.kernel.policy.PolicyVersion;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A version of a policy as it is kept. A published one never changes.
 *
 * @param effectiveOn from which day it holds, or null for at once
 */
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
        @Nullable String note,
        @Nullable LocalDate effectiveOn,
        Review review) {

    /**
     * Who had a hand in it.
     *
     * @param editors everybody who wrote on it
     * @param approvedBy the second person, or null
     */
    public record Review(
            List<String> editors,
            @Nullable String submittedBy,
            @Nullable Instant submittedAt,
            @Nullable String approvedBy,
            @Nullable Instant approvedAt) {}

    public PolicyVersion version() {
        return new PolicyVersion(policyId, number, document);
    }
}
