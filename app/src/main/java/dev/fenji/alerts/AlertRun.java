package dev.fenji.alerts;

import dev.fenji.identity.Role;
import dev.fenji.identity.User;
import dev.fenji.insight.InsightRun;
import dev.fenji.insight.Insights;
import dev.fenji.shared.AuditableEvent;
import dev.fenji.tiering.Policies;
import dev.fenji.tiering.Policy;
import dev.fenji.tiering.StandingJournal;
import dev.fenji.tiering.StoredVersion;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Brings the alerts up to date after a run, and between runs for the customers whose results changed. An occasion has one alert: while it lasts the open one tells new figures and a closed one
 * stays closed; once it was over, the same thing happening again is a new occasion.
 */
@Component
class AlertRun {
    private static final Logger LOG = LoggerFactory.getLogger(AlertRun.class);
    private static final int LOOK_EVERY_MILLIS = 3_000;
    private static final int AT_ONCE = 5_000;
    private static final String NOBODY = "admin";

    private final Watch watch;
    private final AlertBook book;
    private final AlertRules rules;
    private final Policies policies;
    private final StandingJournal journal;
    private final Insights insights;
    private final ApplicationEventPublisher events;
    private final TransactionTemplate transaction;

    AlertRun(
            Watch watch,
            AlertBook book,
            AlertRules rules,
            Policies policies,
            StandingJournal journal,
            Insights insights,
            ApplicationEventPublisher events,
            PlatformTransactionManager transactions) {
        this.watch = watch;
        this.book = book;
        this.rules = rules;
        this.policies = policies;
        this.journal = journal;
        this.insights = insights;
        this.events = events;
        this.transaction = new TransactionTemplate(transactions);
        transaction.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    }

    /** What is new since the last look; what fails is looked at again. */
    @Scheduled(fixedDelay = LOOK_EVERY_MILLIS)
    void look() {
        Policy policy = policies.inForce();
        if (policy == null) {
            return;
        }
        try {
            AlertBook.Looked before = book.looked();
            if (before == null) {
                book.lookedAtJournal(journal.last());
                return;
            }
            InsightRun run = insights.lastDone().orElse(null);
            if (run != null && run.id() > before.runId() && run.asOf() != null) {
                bringUpToDate(run.id(), run.asOf());
            }
            if (journal.last() > before.journalId()) {
                follow(policy, journal.betweenRuns(before.journalId(), policy.id(), AT_ONCE));
            }
        } catch (DataAccessException e) {
            LOG.warn("Alerts could not be brought up to date; they are tried again.", e);
        }
    }

    private void follow(Policy policy, StandingJournal.BetweenRuns changes) {
        transaction.executeWithoutResult(any -> {
            LocalDate day = changes.day();
            if (day != null) {
                bringUpToDate(new Round(policy, null, day, Set.copyOf(changes.customers())));
            }
            book.lookedAtJournal(changes.upTo());
        });
    }

    /** @return how many were raised */
    int bringUpToDate(long runId, LocalDate asOf) {
        Policy policy = policies.inForce();
        if (policy == null) {
            return 0;
        }
        Integer raised = transaction.execute(any -> {
            int count = bringUpToDate(new Round(policy, runId, asOf, null));
            book.lookedAtRun(runId);
            return count;
        });
        return raised == null ? 0 : raised;
    }

    /**
     * What is looked at.
     *
     * @param runId the run; null for changes between runs
     * @param customers whose results changed; null for everybody and everything
     */
    private record Round(
            Policy policy,
            @Nullable Long runId,
            LocalDate asOf,
            @Nullable Set<Long> customers) {

        /** What an alert about something else says is not in question. */
        boolean speaksOf(Finding.Key key, Set<String> subjects) {
            return customers == null || subjects.contains(key.subject());
        }

        Set<String> subjects() {
            return customers == null
                    ? Set.of()
                    : customers.stream().map(Finding::subject).collect(Collectors.toSet());
        }

        String name() {
            return runId == null ? "live" : "run:" + runId;
        }
    }

    private int bringUpToDate(Round round) {
        book.lock();
        Map<Finding.Key, Long> gone = new HashMap<>(book.current());
        Set<String> subjects = round.subjects();
        gone.keySet().removeIf(key -> !round.speaksOf(key, subjects));
        Map<AlertKind, Integer> raised = new TreeMap<>();
        String otherwise = otherwise(round.policy());
        Set<String> active = rules.owners().stream().map(User::username).collect(Collectors.toSet());
        for (AlertRule rule : rules.all()) {
            String owner = rule.owner() != null && active.contains(rule.owner()) ? rule.owner() : otherwise;
            for (Finding finding : findings(rule, round)) {
                Long known = gone.remove(finding.key());
                if (known == null) {
                    book.add(finding, round.policy().id(), round.runId(), round.asOf(), owner);
                    raised.merge(finding.kind(), 1, Integer::sum);
                } else {
                    book.seen(known, finding, round.asOf());
                }
            }
        }
        gone.values().forEach(book::over);
        if (!raised.isEmpty()) {
            var details = new HashMap<String, Object>();
            raised.forEach((kind, count) -> details.put(kind.name(), count));
            events.publishEvent(new AuditableEvent("alert.raised", round.name(), details));
        }
        return raised.values().stream().mapToInt(Integer::intValue).sum();
    }

    private List<Finding> findings(AlertRule rule, Round round) {
        return rule.enabled() ? watch.findings(rule, round.policy().id(), round.asOf(), round.customers()) : List.of();
    }

    /** Whoever published the rules answers for what they find, and else the first who can. */
    private String otherwise(Policy policy) {
        List<User> owners = rules.owners();
        String publisher = publisher(policy.published());
        return owners.stream()
                .map(User::username)
                .filter(username -> username.equals(publisher))
                .findFirst()
                .or(() -> owners.stream()
                        .filter(user -> user.role() == Role.ADMIN)
                        .map(User::username)
                        .findFirst())
                .orElse(NOBODY);
    }

    private static @Nullable String publisher(@Nullable StoredVersion version) {
        return version == null ? null : version.publishedBy();
    }
}
