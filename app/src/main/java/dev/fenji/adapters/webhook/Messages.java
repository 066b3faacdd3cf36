package dev.fenji.adapters.webhook;

import dev.fenji.kernel.policy.PolicyDocument;
import dev.fenji.tiering.Policies;
import dev.fenji.tiering.Policy;
import dev.fenji.tiering.StandingJournal;
import dev.fenji.tiering.StandingMove;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

/** Turns the journal into messages, receiver by receiver: what they were told and how far they are is one transaction. */
@Component
class Messages {
    private static final int AT_ONCE = 500;

    private final StandingJournal journal;
    private final Policies policies;
    private final WebhookStore webhooks;
    private final DeliveryStore deliveries;
    private final TransactionTemplate transaction;
    private final JsonMapper json;

    Messages(
            StandingJournal journal,
            Policies policies,
            WebhookStore webhooks,
            DeliveryStore deliveries,
            TransactionTemplate transaction,
            JsonMapper json) {
        this.journal = journal;
        this.policies = policies;
        this.webhooks = webhooks;
        this.deliveries = deliveries;
        this.transaction = transaction;
        this.json = json;
    }

    /** The payload: what it is, when it happened, and the facts. */
    record Body(String type, Instant timestamp, Map<String, @Nullable Object> data) {}

    /** @return whether there is more */
    boolean write() {
        long last = journal.last();
        return Boolean.TRUE.equals(transaction.execute(_ -> {
            boolean more = false;
            for (WebhookStore.Place place : webhooks.behind(last)) {
                List<StandingMove> moves = journal.movesAfter(place.after(), AT_ONCE);
                tell(place.webhook(), moves);
                boolean all = moves.size() < AT_ONCE;
                webhooks.move(
                        place.webhook().id(),
                        all ? last(moves, last) : moves.getLast().id());
                more |= !all;
            }
            return more;
        }));
    }

    /** The journal may have grown since it was asked for its end. */
    private static long last(List<StandingMove> moves, long end) {
        return moves.isEmpty() ? end : Math.max(end, moves.getLast().id());
    }

    private void tell(Webhook webhook, List<StandingMove> moves) {
        Map<Integer, Policy> known = new HashMap<>();
        for (StandingMove move : moves) {
            Policy policy = known.computeIfAbsent(move.policyId(), policies::get);
            PolicyDocument document = policy.document();
            EventType type = EventType.of(rank(document, move.from()), rank(document, move.to()));
            if (webhook.wants(type, policy.slug(), move.from(), move.to())) {
                String body = json.writeValueAsString(new Body(type.id(), move.at(), data(move, policy)));
                deliveries.add(webhook.id(), "move_" + move.id() + "_" + webhook.id(), type, move.customerId(), body);
            }
        }
    }

    /** A message that says nothing but that it arrived. */
    long test(Webhook webhook, String messageId, Instant now, String by) {
        Map<String, @Nullable Object> data = new LinkedHashMap<>();
        data.put("webhook", webhook.id());
        data.put("sentBy", by);
        String body = json.writeValueAsString(new Body(EventType.TEST.id(), now, data));
        return deliveries.add(webhook.id(), messageId, EventType.TEST, null, body);
    }

    private static @Nullable Integer rank(PolicyDocument document, @Nullable String tier) {
        return tier == null ? null : document.tierIndex(tier);
    }

    private static Map<String, @Nullable Object> data(StandingMove move, Policy policy) {
        Map<String, @Nullable Object> data = new LinkedHashMap<>();
        data.put("id", move.id());
        data.put("customerId", move.customerId());
        data.put("policy", policy.slug());
        data.put("policyVersion", move.version());
        data.put("inForce", policy.inForce());
        data.put("from", move.from());
        data.put("to", move.to());
        data.put("validFrom", move.day().toString());
        data.put("cause", move.cause().name());
        data.put("subjectId", move.subjectId());
        data.put("subject", move.subject());
        return data;
    }
}
