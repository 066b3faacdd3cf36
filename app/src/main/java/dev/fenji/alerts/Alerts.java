package dev.fenji.alerts;

import dev.fenji.identity.CurrentUser;
import dev.fenji.shared.AuditableEvent;
import dev.fenji.shared.Page;
import dev.fenji.shared.ProblemException;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What people do with alerts: look through them, take them over, close them with a remark. */
@Component
public class Alerts {
    private final AlertBook book;
    private final AlertRules rules;
    private final CurrentUser user;
    private final ApplicationEventPublisher events;

    Alerts(AlertBook book, AlertRules rules, CurrentUser user, ApplicationEventPublisher events) {
        this.book = book;
        this.rules = rules;
        this.user = user;
        this.events = events;
    }

    /** Newest first. */
    public Page<Alert> page(Alert.Filter filter, @Nullable Long below, int limit) {
        List<Alert> rows = book.page(filter, below, limit + 1);
        return Page.of(rows, limit, alert -> Long.toString(alert.id()));
    }

    public Alert.Count count() {
        return book.count(user.current().username());
    }

    /** @param state {@code HANDLED} or {@code DISMISSED}; it stays so until the same thing happens anew */
    @Transactional
    public Alert close(long id, Alert.State state, String remark) {
        Alert alert = open(id);
        if (remark.isBlank()) {
            throw new ProblemException(AlertProblem.REMARK_MISSING, Map.of("alert", id));
        }
        book.close(id, state, user.orSystem().username(), remark.strip());
        audit(
                state == Alert.State.HANDLED ? "alert.handled" : "alert.dismissed",
                alert,
                Map.of("remark", remark.strip()));
        return get(id);
    }

    /** Hands it to somebody else. */
    @Transactional
    public Alert assign(long id, String owner) {
        Alert alert = open(id);
        rules.requireOwner(owner);
        book.assign(id, owner);
        audit("alert.assigned", alert, Map.of("owner", owner));
        return get(id);
    }

    private Alert open(long id) {
        Alert alert = get(id);
        if (alert.state() != Alert.State.OPEN) {
            throw new ProblemException(AlertProblem.ALERT_CLOSED, Map.of("alert", id));
        }
        return alert;
    }

    private Alert get(long id) {
        return book.find(id).orElseThrow(() -> new ProblemException(AlertProblem.ALERT_NOT_FOUND, Map.of("alert", id)));
    }

    private void audit(String kind, Alert alert, Map<String, Object> details) {
        events.publishEvent(new AuditableEvent(kind, "alert:" + alert.id(), details));
    }
}
