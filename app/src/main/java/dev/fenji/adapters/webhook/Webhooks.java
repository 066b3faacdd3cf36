package dev.fenji.adapters.webhook;

import dev.fenji.adapters.AdapterProblem;
import dev.fenji.identity.CurrentUser;
import dev.fenji.shared.AuditableEvent;
import dev.fenji.shared.Page;
import dev.fenji.shared.ProblemException;
import dev.fenji.tiering.StandingJournal;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Receivers outside, and what they were sent. */
@Component
public class Webhooks {
    private final WebhookStore store;
    private final DeliveryStore deliveries;
    private final Messages messages;
    private final StandingJournal journal;
    private final WebhookSettings settings;
    private final Seal seal;
    private final CurrentUser user;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Webhooks(
            WebhookStore store,
            DeliveryStore deliveries,
            Messages messages,
            StandingJournal journal,
            WebhookSettings settings,
            Seal seal,
            CurrentUser user,
            ApplicationEventPublisher events,
            Clock clock) {
        this.store = store;
        this.deliveries = deliveries;
        this.messages = messages;
        this.journal = journal;
        this.settings = settings;
        this.seal = seal;
        this.user = user;
        this.events = events;
        this.clock = clock;
    }

    /** A new receiver with the secret that nobody is shown again. */
    public record Created(Webhook webhook, String secret) {}

    public List<Webhook> all() {
        return store.all();
    }

    /** It is told what happens from now on. */
    @Transactional
    public Created create(Webhook.Wanted wanted) {
        require(wanted);
        String secret = Signature.newSecret();
        long id = store.add(
                wanted, seal.close(secret), journal.last(), user.current().username());
        audit("webhook.created", id, Map.of("url", wanted.url()));
        return new Created(get(id), secret);
    }

    @Transactional
    public Webhook change(long id, Webhook.Wanted wanted) {
        get(id);
        require(wanted);
        store.change(id, wanted);
        audit("webhook.changed", id, Map.of("url", wanted.url(), "enabled", wanted.enabled()));
        return get(id);
    }

    @Transactional
    public void remove(long id) {
        Webhook gone = get(id);
        store.remove(id);
        audit("webhook.removed", id, Map.of("url", gone.url()));
    }

    /** Sends a message that says nothing. */
    @Transactional
    public Delivery test(long id) {
        Webhook webhook = get(id);
        String message = "test_" + UUID.randomUUID();
        return delivery(
                messages.test(webhook, message, clock.instant(), user.current().username()));
    }

    public Page<Delivery> deliveries(long id, Delivery.@Nullable State state, @Nullable Long below, int limit) {
        get(id);
        List<Delivery> rows = deliveries.list(id, state, below == null ? Long.MAX_VALUE : below, limit + 1);
        return Page.of(rows, limit, row -> Long.toString(row.id()));
    }

    /** Sends one once more, whatever became of it. */
    @Transactional
    public Delivery replay(long deliveryId) {
        delivery(deliveryId);
        deliveries.again(deliveryId);
        audit("webhook.replayed", delivery(deliveryId).webhookId(), Map.of("delivery", deliveryId));
        return delivery(deliveryId);
    }

    /** Sends everything since a moment once more. @return how many messages */
    @Transactional
    public int replaySince(long id, Instant since) {
        get(id);
        int count = deliveries.againSince(id, since);
        audit("webhook.replayed", id, Map.of("since", since.toString(), "deliveries", count));
        return count;
    }

    private Webhook get(long id) {
        return store.find(id)
                .orElseThrow(() -> new ProblemException(AdapterProblem.WEBHOOK_NOT_FOUND, Map.of("webhook", id)));
    }

    private Delivery delivery(long id) {
        return deliveries
                .find(id)
                .orElseThrow(() -> new ProblemException(AdapterProblem.DELIVERY_NOT_FOUND, Map.of("delivery", id)));
    }

    private void require(Webhook.Wanted wanted) {
        String refusal = OutsideAddresses.refusal(wanted.url(), settings.internal());
        if (refusal == null && !settings.internal() && OutsideAddresses.isKnownInside(wanted.url())) {
            refusal = "internal address";
        }
        if (refusal != null) {
            throw new ProblemException(AdapterProblem.WEBHOOK_ADDRESS, Map.of("url", wanted.url(), "reason", refusal));
        }
    }

    private void audit(String kind, long id, Map<String, Object> details) {
        events.publishEvent(new AuditableEvent(kind, "webhook:" + id, details));
    }
}
