package dev.fenji.tiering;

import dev.fenji.identity.CurrentUser;
import dev.fenji.shared.AuditableEvent;
import dev.fenji.shared.ProblemException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What people say and decide about drafts. Whoever wrote on a draft cannot approve it. */
@Component
public class PolicyReviews {
    private final JdbcClient jdbc;
    private final CurrentUser user;
    private final ApplicationEventPublisher events;

    PolicyReviews(JdbcClient jdbc, CurrentUser user, ApplicationEventPublisher events) {
        this.jdbc = jdbc;
        this.user = user;
        this.events = events;
    }

    /** Whether the organisation wants a second person before anything is published. */
    public boolean approvalRequired() {
        return jdbc.sql("select approval_required from tiering_setting")
                .query(Boolean.class)
                .single();
    }

    @Transactional
    public void requireApproval(boolean required) {
        jdbc.sql("update tiering_setting set approval_required = :required")
                .param("required", required)
                .update();
        events.publishEvent(
                new AuditableEvent("policy.approval-setting", "policies", Map.of("approvalRequired", required)));
    }

    /** Oldest first. */
    public List<PolicyRemark> of(int policyId) {
        return jdbc.sql("""
                        select id, version, kind, author, at, text from policy_remark where policy_id = :policy order by id""")
                .param("policy", policyId)
                .query((row, number) -> new PolicyRemark(
                        row.getLong("id"),
                        row.getInt("version"),
                        PolicyRemark.Kind.valueOf(row.getString("kind")),
                        row.getString("author"),
                        row.getTimestamp("at").toInstant(),
                        row.getString("text")))
                .list();
    }

    /** Anyone who may read the policy may say something. */
    @Transactional
    public void comment(StoredVersion version, String text) {
        requireText(text);
        remark(version, PolicyRemark.Kind.COMMENT, user.orSystem().username(), text);
    }

    /** The day of the organisation. */
    LocalDate today() {
        return jdbc.sql("select organisation_today()").query(LocalDate.class).single();
    }

    void submit(StoredVersion draft, String by, @Nullable String text) {
        update(draft, """
                update policy_version set state = 'IN_REVIEW', submitted_by = :by, submitted_at = now(), approved_by = null,
                    approved_at = null
                where policy_id = :policy and number = :number""", by);
        remark(draft, PolicyRemark.Kind.SUBMITTED, by, text);
    }

    void approve(Policy policy, StoredVersion draft, String by, @Nullable String text) {
        requireInReview(policy, draft);
        if (draft.review().approvedBy() != null) {
            throw new ProblemException(
                    TieringProblem.APPROVED_ALREADY,
                    Map.of("policy", policy.slug(), "by", draft.review().approvedBy()));
        }
        if (draft.review().editors().contains(by) || by.equals(draft.review().submittedBy())) {
            throw new ProblemException(TieringProblem.OWN_APPROVAL, Map.of("policy", policy.slug(), "user", by));
        }
        update(draft, """
                update policy_version set approved_by = :by, approved_at = now()
                where policy_id = :policy and number = :number""", by);
        remark(draft, PolicyRemark.Kind.APPROVED, by, text);
    }

    void giveBack(Policy policy, StoredVersion draft, String by, String why) {
        requireInReview(policy, draft);
        requireText(why);
        update(draft, """
                update policy_version set state = 'DRAFT', submitted_by = null, submitted_at = null, approved_by = null,
                    approved_at = null, updated_at = greatest(updated_at, created_at)
                where policy_id = :policy and number = :number and cast(:by as text) is not null""", by);
        remark(draft, PolicyRemark.Kind.RETURNED, by, why);
    }

    void requireApproved(Policy policy, StoredVersion draft) {
        if (approvalRequired() && draft.review().approvedBy() == null) {
            throw new ProblemException(TieringProblem.APPROVAL_MISSING, Map.of("policy", policy.slug()));
        }
    }

    void remark(StoredVersion version, PolicyRemark.Kind kind, String by, @Nullable String text) {
        jdbc.sql("""
                        insert into policy_remark (policy_id, version, kind, author, text)
                        values (:policy, :version, :kind, :author, :text)""")
                .param("policy", version.policyId())
                .param("version", version.number())
                .param("kind", kind.name())
                .param("author", by)
                .param("text", text == null || text.isBlank() ? null : text.strip())
                .update();
    }

    private void update(StoredVersion draft, String sql, String by) {
        jdbc.sql(sql)
                .param("by", by)
                .param("policy", draft.policyId())
                .param("number", draft.number())
                .update();
    }

    private static void requireInReview(Policy policy, StoredVersion draft) {
        if (draft.state() != PolicyState.IN_REVIEW) {
            throw new ProblemException(TieringProblem.NOT_IN_REVIEW, Map.of("policy", policy.slug()));
        }
    }

    private static void requireText(String text) {
        if (text.isBlank()) {
            throw new ProblemException(TieringProblem.REMARK_EMPTY);
        }
    }
}
