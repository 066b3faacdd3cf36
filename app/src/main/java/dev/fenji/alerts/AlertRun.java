package dev.fenji.alerts;

import dev.fenji.identity.Role;
import dev.fenji.identity.User;
import dev.fenji.shared.AuditableEvent;
import dev.fenji.tiering.Policies;
import dev.fenji.tiering.Policy;
import dev.fenji.tiering.StandingsChanged;
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
import org.springframework.dao.PessimisticLockingFailureException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.event.TransactionalEventListener;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Brings the alerts up to date after a run. An occasion has one alert: while it lasts the open one tells new figures and a closed one
 * stays closed; once it was over, the same thing happening again is a new occasion.
 */
@Component
class AlertRun {
    private static final Logger LOG = LoggerFactory.getLogger(AlertRun.class);
    private static final int ATTEMPTS = 5;
    private static final String NOBODY = "admin";

    private final Watch watch;
    private final AlertBook book;
    private final AlertRules rules;
    private final Policies policies;
    private final ApplicationEventPublisher events;
    private final TransactionTemplate transaction;

    AlertRun(
            Watch watch,
            AlertBook book,
            AlertRules rules,
            Policies policies,
            ApplicationEventPublisher events,
            PlatformTransactionManager transactions) {
        this.watch = watch;
        this.book = book;
        this.rules = rules;
        this.policies = policies;
        this.events = events;
        this.transaction = new TransactionTemplate(transactions);
        transaction.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    }

    /** The tiers are what they are: a failure here is told in the log, and the next run makes it up. */
    @TransactionalEventListener(fallbackExecution = true)
    void on(StandingsChanged event) {
        if (event.runId() == 0) {
            return;
        }
        try {
            bringUpToDate(event.runId(), event.asOf());
        } catch (RuntimeException e) {
            LOG.error(
                    "The alerts could not be brought up to date after run {}; the next run tries again.",
                    event.runId(),
                    e);
        }
    }

    /** @return how many were raised */
    int bringUpToDate(long runId, LocalDate asOf) {
        Policy policy = policies.inForce();
        if (policy == null) {
            return 0;
        }
        for (int attempt = 1; ; attempt++) {
            try {
                Integer raised = transaction.execute(any -> bringUpToDate(policy, runId, asOf));
                return raised == null ? 0 : raised;
            } catch (PessimisticLockingFailureException e) {
                if (attempt == ATTEMPTS) {
                    throw e;
                }
                LOG.info("The tables are busy; the alerts of run {} are tried again.", runId);
            }
        }
    }

    private int bringUpToDate(Policy policy, long runId, LocalDate asOf) {
        book.lock();
        Map<Finding.Key, Long> gone = new HashMap<>(book.current());
        Map<AlertKind, Integer> raised = new TreeMap<>();
        String otherwise = otherwise(policy);
        Set<String> active = rules.owners().stream().map(User::username).collect(Collectors.toSet());
        for (AlertRule rule : rules.all()) {
            String owner = rule.owner() != null && active.contains(rule.owner()) ? rule.owner() : otherwise;
            for (Finding finding : rule.enabled() ? watch.findings(rule, policy.id(), asOf) : List.<Finding>of()) {
                Long known = gone.remove(finding.key());
                if (known == null) {
                    book.add(finding, policy.id(), runId, asOf, owner);
                    raised.merge(finding.kind(), 1, Integer::sum);
                } else {
                    book.seen(known, finding, asOf);
                }
            }
        }
        gone.values().forEach(book::over);
        if (!raised.isEmpty()) {
            var details = new HashMap<String, Object>();
            raised.forEach((kind, count) -> details.put(kind.name(), count));
            events.publishEvent(new AuditableEvent("alert.raised", "run:" + runId, details));
        }
        return raised.values().stream().mapToInt(Integer::intValue).sum();
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
