package dev.fenji.tiering;

import dev.fenji.identity.CurrentUser;
import dev.fenji.identity.Permission;
import dev.fenji.insight.Insights;
import dev.fenji.kernel.policy.OverrideRules;
import dev.fenji.kernel.policy.PolicyDocument;
import dev.fenji.shared.AuditableEvent;
import dev.fenji.shared.ProblemException;
import dev.fenji.tiering.override.OverrideStore;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Standings set by hand. They survive runs, the computed tier stays beside them, and on their last day the computed one holds
 * again. Who may approve sets them in force at once; what others set waits.
 */
@Component
public class Overrides {
    /** More than this is a change of policy, not an exception. */
    public static final int MOST_AT_ONCE = 200;

    private static final int REMIND_DAYS = 14;

    private final OverrideStore store;
    private final Explanations explanations;
    private final Insights insights;
    private final StandingJournal journal;
    private final CurrentUser user;
    private final ApplicationEventPublisher events;

    Overrides(
            OverrideStore store,
            Explanations explanations,
            Insights insights,
            StandingJournal journal,
            CurrentUser user,
            ApplicationEventPublisher events) {
        this.store = store;
        this.explanations = explanations;
        this.insights = insights;
        this.journal = journal;
        this.user = user;
        this.events = events;
    }

    /** The day of the organisation. */
    public LocalDate today() {
        return store.today();
    }

    public List<TierOverride> of(long customerId) {
        explanations.requireVisible(customerId);
        return store.of(customerId);
    }

    /** The one that decides a customer's standing today; null when none does. */
    public @Nullable TierOverride inForce(int policyId, long customerId) {
        LocalDate today = today();
        return store.of(customerId).stream()
                .filter(one -> one.policyId() == policyId && one.state(today) == TierOverride.State.IN_FORCE)
                .findFirst()
                .orElse(null);
    }

    /** The one that decided a customer's standing on a day; null when none did. */
    public @Nullable TierOverride on(int policyId, long customerId, LocalDate day) {
        return store.of(customerId).stream()
                .filter(one -> one.policyId() == policyId && one.heldOn(day))
                .findFirst()
                .orElse(null);
    }

    /** @param everything also those that have ended, newest first; else the open ones, oldest first */
    public List<TierOverride> list(boolean everything, int limit) {
        return everything ? store.all(limit) : store.open(limit);
    }

    /** Under the policy in force. */
    @Transactional
    public TierOverride set(long customerId, TierOverride.Wanted wanted) {
        explanations.requireVisible(customerId);
        Policy policy = explanations.policy(null);
        PolicyDocument document = policy.document();
        int rank = document.tierIndex(wanted.tier());
        if (rank < 0) {
            throw new ProblemException(
                    TieringProblem.OVERRIDE_TIER_UNKNOWN, Map.of("tier", wanted.tier(), "policy", policy.slug()));
        }
        requireReason(wanted.reason());
        LocalDate start = wanted.startsOn() == null ? today() : wanted.startsOn();
        requireDates(document, start, wanted.endsOn(), wanted.startsOn() == null ? start : today());
        store.closeExpired(policy.id(), customerId);
        if (store.openFor(policy.id(), customerId).isPresent()) {
            throw new ProblemException(TieringProblem.OVERRIDE_EXISTS, Map.of("customer", customerId));
        }
        boolean approves = user.orSystem().may(Permission.OVERRIDE_APPROVE);
        long id = store.add(
                policy.id(),
                customerId,
                rank,
                wanted,
                start,
                reminder(wanted.endsOn(), wanted.remindOn()),
                name(),
                approves ? name() : null);
        return begun(changed("override.set", id));
    }

    /** The same for many, all or none. {@code count} is what the person was shown: it must be what is done. */
    @Transactional
    public int setAll(Set<Long> customers, int count, TierOverride.Wanted wanted) {
        requireCount(customers, count);
        customers.forEach(customer -> set(customer, wanted));
        return customers.size();
    }

    @Transactional
    public TierOverride approve(long id) {
        TierOverride open = open(id);
        if (open.approvedAt() != null) {
            throw new ProblemException(TieringProblem.OVERRIDE_APPROVED, Map.of("override", id));
        }
        if (open.setBy().equals(name())) {
            throw new ProblemException(TieringProblem.OVERRIDE_OWN, Map.of("override", id));
        }
        store.approve(id, name());
        return begun(changed("override.approved", id));
    }

    /** @param endsOn null for no end */
    @Transactional
    public TierOverride extend(long id, @Nullable LocalDate endsOn, @Nullable LocalDate remindOn) {
        TierOverride open = open(id);
        requireDates(explanations.policy(String.valueOf(open.policyId())).document(), open.startsOn(), endsOn, today());
        store.extend(id, endsOn, reminder(endsOn, remindOn));
        return changed("override.extended", id);
    }

    @Transactional
    public TierOverride end(long id, String reason) {
        TierOverride open = open(id);
        requireReason(reason);
        store.end(id, name(), reason);
        TierOverride ended = changed("override.ended", id);
        if (open.state(today()) == TierOverride.State.IN_FORCE) {
            moved(ended, ended.tier(), ended.computedTier());
        }
        return ended;
    }

    /** All or none. {@code count} is what the person was shown: it must be what is done. */
    @Transactional
    public int endAll(Set<Long> ids, int count, String reason) {
        requireCount(ids, count);
        ids.forEach(id -> end(id, reason));
        return ids.size();
    }

    /** All or none. */
    @Transactional
    public int extendAll(Set<Long> ids, int count, @Nullable LocalDate endsOn) {
        requireCount(ids, count);
        ids.forEach(id -> extend(id, endsOn, null));
        return ids.size();
    }

    private TierOverride open(long id) {
        TierOverride found = store.find(id)
                .orElseThrow(() -> new ProblemException(TieringProblem.OVERRIDE_NOT_FOUND, Map.of("override", id)));
        explanations.requireVisible(found.customerId());
        TierOverride.State state = found.state(today());
        if (state == TierOverride.State.ENDED || state == TierOverride.State.EXPIRED) {
            throw new ProblemException(TieringProblem.OVERRIDE_OVER, Map.of("override", id));
        }
        return found;
    }

    private static void requireCount(Set<Long> ids, int count) {
        if (ids.size() != count || ids.isEmpty() || ids.size() > MOST_AT_ONCE) {
            throw new ProblemException(
                    TieringProblem.OVERRIDE_COUNT,
                    Map.of("given", ids.size(), "confirmed", count, "most", MOST_AT_ONCE));
        }
    }

    private static void requireReason(String reason) {
        if (reason.isBlank()) {
            throw new ProblemException(TieringProblem.OVERRIDE_REASON_MISSING, Map.of());
        }
    }

    private static void requireDates(
            PolicyDocument document, LocalDate start, @Nullable LocalDate end, LocalDate earliest) {
        OverrideRules rules = document.overrides();
        if (end == null) {
            if (rules != null && rules.endRequired()) {
                throw new ProblemException(TieringProblem.OVERRIDE_END_REQUIRED, Map.of("policy", document.slug()));
            }
            return;
        }
        if (!end.isAfter(start) || !end.isAfter(earliest)) {
            throw new ProblemException(
                    TieringProblem.OVERRIDE_DATES, Map.of("start", start.toString(), "end", end.toString()));
        }
        long days = ChronoUnit.DAYS.between(start, end);
        if (rules != null && rules.longestDays() > 0 && days > rules.longestDays()) {
            throw new ProblemException(
                    TieringProblem.OVERRIDE_TOO_LONG, Map.of("days", days, "longest", rules.longestDays()));
        }
    }

    private static @Nullable LocalDate reminder(@Nullable LocalDate end, @Nullable LocalDate wanted) {
        if (end == null) {
            return wanted;
        }
        return wanted == null ? end.minusDays(REMIND_DAYS) : wanted;
    }

    private TierOverride begun(TierOverride set) {
        if (set.state(today()) == TierOverride.State.IN_FORCE) {
            moved(set, set.computedTier(), set.tier());
        }
        return set;
    }

    private void moved(TierOverride set, @Nullable String from, @Nullable String to) {
        StoredVersion version =
                explanations.policy(String.valueOf(set.policyId())).published();
        if (version != null) {
            var entry = new StandingJournal.Entry(set.customerId(), from, to, Trigger.OVERRIDE, set.id(), set.reason());
            journal.add(set.policyId(), version.number(), today(), entry);
        }
    }

    private TierOverride changed(String kind, long id) {
        TierOverride now = store.find(id).orElseThrow();
        var details = new HashMap<String, Object>();
        details.put("customer", now.customerId());
        details.put("tier", now.tier());
        details.put("reason", now.endReason() == null ? now.reason() : now.endReason());
        details.put("endsOn", String.valueOf(now.endsOn()));
        events.publishEvent(new AuditableEvent(kind, "override:" + id, details));
        LocalDate day = insights.dayInForce();
        if (day != null) {
            events.publishEvent(new StandingsChanged(0, now.policyId(), day, 1));
        }
        return now;
    }

    private String name() {
        return user.orSystem().username();
    }
}
