package dev.fenji.adapters.webhook;

import dev.fenji.shared.SqlText;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Deliveries as they are kept. */
@Repository
class DeliveryStore {
    private static final String COLUMNS = """
            select d.id, d.webhook_id, d.message_id, d.type, d.customer_id, d.body, d.state, d.attempts, d.next_at, d.status,
                   d.answer, d.failure, d.created_at, d.tried_at""";

    private final JdbcClient jdbc;

    DeliveryStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A delivery whose turn it is, with what it takes to send it; the secret is sealed. */
    record Due(Delivery delivery, String url, String secret) {}

    long add(long webhookId, String messageId, EventType type, @Nullable Long customerId, String body) {
        return jdbc.sql("""
                        insert into webhook_delivery (webhook_id, message_id, type, customer_id, body)
                        values (:webhook, :message, :type, :customer, :body) returning id""")
                .param("webhook", webhookId)
                .param("message", messageId)
                .param("type", type.id())
                .param("customer", customerId)
                .param("body", body)
                .query(Long.class)
                .single();
    }

    /** One customer's messages go to a receiver one after the other: the next only when the one before arrived or was given up. */
    List<Due> due(int limit) {
        return jdbc.sql(COLUMNS + """
                        , w.url, w.secret
                        from webhook_delivery d
                        join webhook w on w.id = d.webhook_id and w.enabled
                        where d.state = 'WAITING' and d.next_at <= now() and not exists (
                            select from webhook_delivery earlier
                            where earlier.webhook_id = d.webhook_id and earlier.customer_id = d.customer_id
                              and earlier.state = 'WAITING' and earlier.id < d.id)
                        order by d.id limit :limit""")
                .param("limit", limit)
                .query((row, number) -> new Due(row(row, number), row.getString("url"), row.getString("secret")))
                .list();
    }

    void arrived(long id, Sender.Answer answer) {
        ended(id, Delivery.State.DELIVERED, answer);
    }

    void givenUp(long id, Sender.Answer answer) {
        ended(id, Delivery.State.DEAD, answer);
    }

    private void ended(long id, Delivery.State state, Sender.Answer answer) {
        tried(id, state, Duration.ZERO, answer);
    }

    void later(long id, Duration pause, Sender.Answer answer) {
        tried(id, Delivery.State.WAITING, pause, answer);
    }

    private void tried(long id, Delivery.State state, Duration pause, Sender.Answer answer) {
        jdbc.sql("""
                        update webhook_delivery
                        set state = :state, attempts = attempts + 1, next_at = now() + make_interval(secs => :pause),
                            status = :status, answer = :answer, failure = :failure, tried_at = now()
                        where id = :id""")
                .param("state", state.name())
                .param("pause", pause.toMillis() / 1000.0)
                .param("status", answer.status())
                .param("answer", answer.excerpt())
                .param("failure", answer.failure())
                .param("id", id)
                .update();
    }

    Optional<Delivery> find(long id) {
        return jdbc.sql(COLUMNS + " from webhook_delivery d where d.id = :id")
                .param("id", id)
                .query(DeliveryStore::row)
                .optional();
    }

    /** Newest first. */
    List<Delivery> list(long webhookId, Delivery.@Nullable State state, long below, int limit) {
        SqlText sql = SqlText.of(COLUMNS + " from webhook_delivery d where d.webhook_id = ")
                .value(webhookId)
                .add(" and d.id < ")
                .value(below);
        if (state != null) {
            sql.add(" and d.state = ").value(state.name());
        }
        return sql.add(" order by d.id desc limit ")
                .value(limit)
                .on(jdbc)
                .query(DeliveryStore::row)
                .list();
    }

    void again(long id) {
        jdbc.sql("update webhook_delivery set state = 'WAITING', attempts = 0, next_at = now() where id = :id")
                .param("id", id)
                .update();
    }

    /** Everything since a moment, arrived or not. @return how many */
    int againSince(long webhookId, Instant since) {
        return jdbc.sql("""
                        update webhook_delivery set state = 'WAITING', attempts = 0, next_at = now()
                        where webhook_id = :webhook and created_at >= :since""")
                .param("webhook", webhookId)
                .param("since", Timestamp.from(since))
                .update();
    }

    private static Delivery row(ResultSet row, int number) throws SQLException {
        return new Delivery(
                row.getLong("id"),
                row.getLong("webhook_id"),
                row.getString("message_id"),
                row.getString("type"),
                row.getObject("customer_id", Long.class),
                row.getString("body"),
                Delivery.State.valueOf(row.getString("state")),
                row.getInt("attempts"),
                row.getTimestamp("next_at").toInstant(),
                row.getObject("status", Integer.class),
                row.getString("answer"),
                row.getString("failure"),
                row.getTimestamp("created_at").toInstant(),
                WebhookStore.instant(row.getTimestamp("tried_at")));
    }
}
