package dev.fenji.tiering.web;

import dev.fenji.kernel.Title;
import dev.fenji.kernel.policy.PolicyProblem;
import dev.fenji.shared.Problem;
import dev.fenji.shared.ProblemBody;
import dev.fenji.shared.ProblemWords;
import dev.fenji.tiering.Policy;
import dev.fenji.tiering.PolicyDocuments;
import dev.fenji.tiering.PolicyProblems;
import dev.fenji.tiering.PolicySizes;
import dev.fenji.tiering.StoredVersion;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Policies as they go over the wire. */
@Component
class PolicyViews {
    private final PolicyDocuments documents;
    private final PolicySizes sizes;
    private final ProblemWords words;

    PolicyViews(PolicyDocuments documents, PolicySizes sizes, ProblemWords words) {
        this.documents = documents;
        this.sizes = sizes;
        this.words = words;
    }

    record PolicyRef(int id, String slug, Title title, int version) {}

    record PolicySummary(
            int id,
            String slug,
            Title title,
            String method,
            boolean inForce,
            boolean retired,
            @Nullable Integer publishedVersion,
            boolean hasDraft,
            boolean shipped,
            Instant updatedAt,
            List<PolicySizes.TierSize> tiers) {}

    record VersionInfo(
            int number,
            String state,
            String author,
            Instant createdAt,
            @Nullable Instant publishedAt,
            @Nullable String publishedBy,
            @Nullable String note,
            @Nullable LocalDate effectiveOn,
            List<String> editors,
            @Nullable String submittedBy,
            @Nullable Instant submittedAt,
            @Nullable String approvedBy,
            @Nullable Instant approvedAt) {}

    record PolicyDetail(
            int id,
            String slug,
            Title title,
            String method,
            boolean inForce,
            boolean retired,
            @Nullable Integer publishedVersion,
            boolean hasDraft,
            boolean shipped,
            Instant updatedAt,
            List<PolicySizes.TierSize> tiers,
            @Nullable Map<String, Object> document,
            @Nullable Map<String, Object> draft,
            List<VersionInfo> versions) {}

    record DocumentProblem(
            String slug,
            String place,
            String detail,
            @Nullable String hint,
            boolean error) {}

    PolicySummary summary(Policy policy) {
        StoredVersion published = policy.published();
        return new PolicySummary(
                policy.id(),
                policy.slug(),
                policy.document().title(),
                method(policy),
                policy.inForce(),
                policy.retiredAt() != null,
                published == null ? null : published.number(),
                policy.draft() != null,
                policy.shipped(),
                policy.updatedAt(),
                sizes.of(policy));
    }

    PolicyDetail detail(Policy policy) {
        StoredVersion published = policy.published();
        StoredVersion draft = policy.draft();
        return new PolicyDetail(
                policy.id(),
                policy.slug(),
                policy.document().title(),
                method(policy),
                policy.inForce(),
                policy.retiredAt() != null,
                published == null ? null : published.number(),
                draft != null,
                policy.shipped(),
                policy.updatedAt(),
                sizes.of(policy),
                published == null ? null : documents.tree(published.document()),
                draft == null ? null : documents.tree(draft.document()),
                policy.versions().stream().map(PolicyViews::info).toList());
    }

    static VersionInfo info(StoredVersion version) {
        return new VersionInfo(
                version.number(),
                version.state().name(),
                version.author(),
                version.createdAt(),
                version.publishedAt(),
                version.publishedBy(),
                version.note(),
                version.effectiveOn(),
                version.review().editors(),
                version.review().submittedBy(),
                version.review().submittedAt(),
                version.review().approvedBy(),
                version.review().approvedAt());
    }

    List<DocumentProblem> problems(List<PolicyProblem> found, Locale locale) {
        return found.stream().map(problem -> problem(problem, locale)).toList();
    }

    DocumentProblem problem(Problem problem, Locale locale) {
        ProblemBody.Part part = ProblemBody.part(problem, words, locale);
        String place = part.place();
        return new DocumentProblem(part.slug(), place == null ? "" : place, part.detail(), part.hint(), true);
    }

    private DocumentProblem problem(PolicyProblem found, Locale locale) {
        ProblemBody.Part part = ProblemBody.part(PolicyProblems.problem(found), words, locale);
        return new DocumentProblem(part.slug(), found.place(), part.detail(), part.hint(), found.isError());
    }

    private static String method(Policy policy) {
        return policy.document().method().kind().toUpperCase(Locale.ROOT);
    }
}
