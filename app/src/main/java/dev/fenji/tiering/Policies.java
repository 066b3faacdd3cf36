package dev.fenji.tiering;

import dev.fenji.identity.CurrentUser;
import dev.fenji.insight.Insights;
import dev.fenji.insight.RunKind;
import dev.fenji.kernel.policy.PolicyCheck;
import dev.fenji.kernel.policy.PolicyDocument;
import dev.fenji.kernel.policy.PolicyProblem;
import dev.fenji.kernel.policy.ShippedPolicies;
import dev.fenji.shared.AuditableEvent;
import dev.fenji.shared.ProblemException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The policies: drafts that anyone in charge may change, versions that nobody can, and the one that is in force. */
@Component
public class Policies {
    private final PolicyStore store;
    private final PolicyDocuments documents;
    private final Insights insights;
    private final CurrentUser user;
    private final ApplicationEventPublisher events;
    private final PolicyReviews reviews;

    Policies(
            PolicyStore store,
            PolicyReviews reviews,
            PolicyDocuments documents,
            Insights insights,
            CurrentUser user,
            ApplicationEventPublisher events) {
        this.store = store;
        this.reviews = reviews;
        this.documents = documents;
        this.insights = insights;
        this.user = user;
        this.events = events;
    }

    public List<Policy> all() {
        return store.all();
    }

    public Policy get(int id) {
        return store.find(id).orElseThrow(() -> notFound(id));
    }

    /** By id or by slug. */
    public Policy get(String idOrSlug) {
        return isNumber(idOrSlug)
                ? get(Integer.parseInt(idOrSlug))
                : store.find(idOrSlug).orElseThrow(() -> notFound(idOrSlug));
    }

    /** Null when there is none of that name. */
    @Nullable
    Policy find(String slug) {
        return store.find(slug).orElse(null);
    }

    /** The policy whose tiers are the customers' standings; null when there is none. */
    public @Nullable Policy inForce() {
        return store.inForce().orElse(null);
    }

    public StoredVersion version(int id, int number) {
        return get(id).versions().stream()
                .filter(version -> version.number() == number)
                .findFirst()
                .orElseThrow(() -> new ProblemException(
                        TieringProblem.VERSION_NOT_FOUND, Map.of("policy", id, "version", number)));
    }

    /** Everything wrong with a document, errors and advice. */
    public List<PolicyProblem> check(Object tree) {
        return documents.problems(tree, insights.fields());
    }

    /** A new policy with a first draft. */
    @Transactional
    public Policy create(PolicyDocument document) {
        return create(document, false);
    }

    /** A policy that comes with the product, as a draft: an installation from before it was shipped has none of that name. */
    @Transactional
    public Policy createShipped(String slug) {
        PolicyDocument document = ShippedPolicies.all(null).stream()
                .filter(each -> each.slug().equals(slug))
                .findFirst()
                .orElseThrow(() -> notFound(slug));
        return create(document, true);
    }

    private Policy create(PolicyDocument document, boolean shipped) {
        if (store.exists(document.slug())) {
            throw new ProblemException(TieringProblem.SLUG_TAKEN, Map.of("slug", document.slug()));
        }
        int id = store.add(document.slug(), shipped);
        store.saveDraft(id, documents.json(document), author());
        audit("policy.created", id, Map.of("slug", document.slug()));
        return get(id);
    }

    @Transactional
    public Policy saveDraft(int id, PolicyDocument document) {
        Policy policy = locked(id);
        if (!policy.slug().equals(document.slug())) {
            throw new ProblemException(
                    TieringProblem.SLUG_FIXED, Map.of("slug", policy.slug(), "given", document.slug()));
        }
        requireNotInReview(policy);
        store.saveDraft(id, documents.json(document), author());
        audit("policy.draft-saved", id, Map.of("slug", policy.slug()));
        return get(id);
    }

    /** A policy that was never published goes with its draft. @return null when it did */
    @Transactional
    public @Nullable Policy deleteDraft(int id) {
        Policy policy = locked(id);
        if (policy.draft() == null) {
            throw new ProblemException(TieringProblem.NO_DRAFT, Map.of("policy", policy.slug()));
        }
        requireNotInReview(policy);
        audit("policy.draft-deleted", id, Map.of("slug", policy.slug()));
        if (policy.versions().size() == 1) {
            store.delete(id);
            return null;
        }
        store.deleteDraft(id);
        return get(id);
    }

    /** At once. */
    @Transactional
    public Policy publish(int id, @Nullable String note) {
        return publish(id, note, null);
    }

    /**
     * Makes the draft a version that never changes, if nothing is wrong with it and whoever has to agree did; a run follows.
     *
     * @param effectiveOn the first run as of this day or a later one uses it; null for the next run
     */
    @Transactional
    public Policy publish(int id, @Nullable String note, @Nullable LocalDate effectiveOn) {
        Policy policy = locked(id);
        StoredVersion draft = open(policy);
        requireNotRetired(policy);
        requireCorrect(draft);
        reviews.requireApproved(policy, draft);
        LocalDate today = reviews.today();
        if (effectiveOn == null || effectiveOn.equals(today)) {
            store.publishDraft(id, author(), note);
            reviews.remark(draft, PolicyRemark.Kind.PUBLISHED, author(), note);
            audit("policy.published", id, Map.of("slug", policy.slug(), "version", draft.number()));
            events.publishEvent(new PolicyPublished(id, draft.number()));
            insights.due(RunKind.POLICY);
            return get(id);
        }
        if (effectiveOn.isBefore(today)) {
            throw new ProblemException(
                    TieringProblem.EFFECTIVE_IN_THE_PAST,
                    Map.of("effectiveOn", effectiveOn.toString(), "today", today.toString()));
        }
        store.scheduleDraft(id, author(), note, effectiveOn);
        reviews.remark(draft, PolicyRemark.Kind.SCHEDULED, author(), note);
        audit(
                "policy.scheduled",
                id,
                Map.of("slug", policy.slug(), "version", draft.number(), "effectiveOn", effectiveOn.toString()));
        return get(id);
    }

    /** A version that waits for its day will not come into use. */
    @Transactional
    public Policy cancelScheduled(int id, @Nullable String why) {
        Policy policy = locked(id);
        StoredVersion waiting = policy.scheduled();
        if (waiting == null) {
            throw new ProblemException(TieringProblem.NOT_SCHEDULED, Map.of("policy", policy.slug()));
        }
        store.replace(id, PolicyState.SCHEDULED);
        reviews.remark(waiting, PolicyRemark.Kind.CANCELLED, author(), why);
        audit("policy.cancelled", id, Map.of("slug", policy.slug(), "version", waiting.number()));
        return get(id);
    }

    /** Hands the draft to a second person; it does not change until it is published or given back. */
    @Transactional
    public Policy submit(int id, @Nullable String text) {
        Policy policy = locked(id);
        StoredVersion draft = open(policy);
        requireNotRetired(policy);
        requireNotInReview(policy);
        requireCorrect(draft);
        reviews.submit(draft, author(), text);
        audit("policy.submitted", id, Map.of("slug", policy.slug(), "version", draft.number()));
        return get(id);
    }

    /** A second person agrees. */
    @Transactional
    public Policy approve(int id, @Nullable String text) {
        Policy policy = locked(id);
        StoredVersion draft = open(policy);
        reviews.approve(policy, draft, author(), text);
        audit("policy.approved", id, Map.of("slug", policy.slug(), "version", draft.number()));
        return get(id);
    }

    /** Back to its author, who may also take it back. */
    @Transactional
    public Policy giveBack(int id, String why) {
        Policy policy = locked(id);
        StoredVersion draft = open(policy);
        reviews.giveBack(policy, draft, author(), why);
        audit("policy.returned", id, Map.of("slug", policy.slug(), "version", draft.number(), "why", why));
        return get(id);
    }

    private static StoredVersion open(Policy policy) {
        StoredVersion draft = policy.draft();
        if (draft == null) {
            throw new ProblemException(TieringProblem.NO_DRAFT, Map.of("policy", policy.slug()));
        }
        return draft;
    }

    /** All that is wrong is said at once. */
    private void requireCorrect(StoredVersion draft) {
        List<PolicyProblem> errors = PolicyCheck.problems(draft.document(), insights.fields()).stream()
                .filter(PolicyProblem::isError)
                .toList();
        if (!errors.isEmpty()) {
            throw PolicyDocuments.refused(errors);
        }
    }

    private static void requireNotInReview(Policy policy) {
        StoredVersion draft = policy.draft();
        if (draft != null && draft.state() == PolicyState.IN_REVIEW) {
            throw new ProblemException(TieringProblem.IN_REVIEW, Map.of("policy", policy.slug()));
        }
    }

    /** Makes this policy's tiers the customers' standings. */
    @Transactional
    public Policy putInForce(int id) {
        Policy policy = locked(id);
        requireNotRetired(policy);
        if (policy.published() == null) {
            throw new ProblemException(TieringProblem.NOT_PUBLISHED, Map.of("policy", policy.slug()));
        }
        if (!policy.inForce()) {
            store.putInForce(id);
            audit("policy.put-in-force", id, Map.of("slug", policy.slug()));
            LocalDate day = insights.dayInForce();
            if (day != null) {
                events.publishEvent(new StandingsChanged(0, id, day, 0));
            }
            insights.due(RunKind.POLICY);
        }
        return get(id);
    }

    /** A retired policy keeps its history and is no longer assigned. */
    @Transactional
    public Policy retire(int id, boolean retired) {
        Policy policy = locked(id);
        if (retired && policy.inForce()) {
            throw new ProblemException(TieringProblem.IN_FORCE, Map.of("policy", policy.slug()));
        }
        store.retire(id, retired);
        audit(retired ? "policy.retired" : "policy.restored", id, Map.of("slug", policy.slug()));
        return get(id);
    }

    private Policy locked(int id) {
        store.lock(id);
        return get(id);
    }

    private static void requireNotRetired(Policy policy) {
        if (policy.retiredAt() != null) {
            throw new ProblemException(TieringProblem.RETIRED, Map.of("policy", policy.slug()));
        }
    }

    private String author() {
        return user.orSystem().username();
    }

    private void audit(String kind, int id, Map<String, Object> details) {
        events.publishEvent(new AuditableEvent(kind, "policy:" + id, details));
    }

    private static boolean isNumber(String text) {
        return !text.isEmpty() && text.length() < 10 && text.chars().allMatch(c -> c >= '0' && c <= '9');
    }

    private static ProblemException notFound(Object policy) {
        return new ProblemException(TieringProblem.POLICY_NOT_FOUND, Map.of("policy", policy));
    }
}
