package dev.fenji.alerts;

import dev.fenji.identity.User;
import dev.fenji.identity.Users;
import dev.fenji.shared.AuditableEvent;
import dev.fenji.shared.ProblemException;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The rules of alerts, one per kind. */
@Component
public class AlertRules {
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    private final JdbcClient jdbc;
    private final Users users;
    private final ApplicationEventPublisher events;

    AlertRules(JdbcClient jdbc, Users users, ApplicationEventPublisher events) {
        this.jdbc = jdbc;
        this.users = users;
        this.events = events;
    }

    /** In the order in which they are shown. */
    public List<AlertRule> all() {
        return jdbc
                .sql("select kind, enabled, threshold, minimum, owner from alert_rule")
                .query(AlertRule.class)
                .stream()
                .sorted((one, other) -> one.kind().compareTo(other.kind()))
                .toList();
    }

    /** The next run goes by it. */
    @Transactional
    public AlertRule change(AlertRule rule) {
        requireSensible(rule);
        requireOwner(rule.owner());
        jdbc.sql("""
                        update alert_rule set enabled = :enabled, threshold = :threshold, minimum = :minimum, owner = :owner
                        where kind = :kind""")
                .param("kind", rule.kind().name())
                .param("enabled", rule.enabled())
                .param("threshold", rule.threshold())
                .param("minimum", rule.minimum())
                .param("owner", rule.owner())
                .update();
        var details = new HashMap<String, Object>();
        details.put("enabled", rule.enabled());
        details.put("threshold", rule.threshold().toPlainString());
        details.put("minimum", rule.minimum().toPlainString());
        details.put("owner", String.valueOf(rule.owner()));
        events.publishEvent(new AuditableEvent("alert-rule.changed", "alert-rule:" + rule.kind(), details));
        return rule;
    }

    /** Whoever owns alerts must be able to sign in. */
    void requireOwner(@Nullable String owner) {
        if (owner != null && owners().stream().noneMatch(user -> user.username().equals(owner))) {
            throw new ProblemException(AlertProblem.OWNER_UNKNOWN, Map.of("owner", owner));
        }
    }

    /** Who can own alerts. */
    public List<User> owners() {
        return users.all().stream().filter(User::enabled).toList();
    }

    private static void requireSensible(AlertRule rule) {
        BigDecimal threshold = rule.threshold();
        boolean sensible = threshold.signum() > 0
                && threshold.compareTo(HUNDRED) <= 0
                && rule.minimum().signum() >= 0;
        if (!sensible) {
            throw new ProblemException(
                    AlertProblem.RULE_OUT_OF_RANGE,
                    Map.of(
                            "threshold", threshold.toPlainString(),
                            "minimum", rule.minimum().toPlainString()));
        }
    }
}
