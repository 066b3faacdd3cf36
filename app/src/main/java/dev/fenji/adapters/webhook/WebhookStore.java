package dev.fenji.adapters.webhook;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Receivers as they are kept. */
@Repository
class WebhookStore {
    private static final String ROWS = """
            select w.id, w.url, w.title, w.types, w.policies, w.tiers, w.enabled, w.created_by, w.created_at, d.waiting, d.dead,
                   d.last_delivered
            from webhook w
            cross join lateral (
                select count(*) filter (where state = 'WAITING') as waiting, count(*) filter (where state = 'DEAD') as dead,
                       max(tried_at) filter (where state = 'DELIVERED') as last_delivered
                from webhook_delivery where webhook_id = w.id) d
            """;

    private final JdbcClient jdbc;

    WebhookStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Where a receiver stands in the journal. */
    record Place(Webhook webhook, long after) {}

    List<Webhook> all() {
        return jdbc.sql(ROWS + "order by w.id").query(WebhookStore::row).list();
    }

    Optional<Webhook> find(long id) {
        return jdbc.sql(ROWS + "where w.id = :id")
                .param("id", id)
                .query(WebhookStore::row)
                .optional();
    }

    boolean anyEnabled() {
        return jdbc.sql("select exists (select from webhook where enabled)")
                .query(Boolean.class)
                .single();
    }

    /** Receivers that have not been told all; in this transaction nobody else tells them. */
    List<Place> behind(long last) {
        return jdbc.sql("""
                        select id, url, title, types, policies, tiers, enabled, created_by, created_at, 0 as waiting, 0 as dead,
                               null::timestamptz as last_delivered, place
                        from webhook where enabled and place < :last order by id for update""")
                .param("last", last)
                .query((row, number) -> new Place(row(row, number), row.getLong("place")))
                .list();
    }

    void move(long id, long place) {
        jdbc.sql("update webhook set place = :place where id = :id")
                .param("place", place)
                .param("id", id)
                .update();
    }

    long add(Webhook.Wanted wanted, String sealedSecret, long place, String by) {
        return jdbc.sql("""
                        insert into webhook (url, title, secret, types, policies, tiers, enabled, place, created_by)
                        values (:url, :title, :secret, :types, :policies, :tiers, :enabled, :place, :by) returning id""")
                .param("url", wanted.url())
                .param("title", wanted.title())
                .param("secret", sealedSecret)
                .param("types", names(wanted.types()))
                .param("policies", wanted.policies().toArray(new String[0]))
                .param("tiers", wanted.tiers().toArray(new String[0]))
                .param("enabled", wanted.enabled())
                .param("place", place)
                .param("by", by)
                .query(Long.class)
                .single();
    }

    void change(long id, Webhook.Wanted wanted) {
        jdbc.sql("""
                        update webhook set url = :url, title = :title, types = :types, policies = :policies, tiers = :tiers,
                            enabled = :enabled
                        where id = :id""")
                .param("url", wanted.url())
                .param("title", wanted.title())
                .param("types", names(wanted.types()))
                .param("policies", wanted.policies().toArray(new String[0]))
                .param("tiers", wanted.tiers().toArray(new String[0]))
                .param("enabled", wanted.enabled())
                .param("id", id)
                .update();
    }

    void remove(long id) {
        jdbc.sql("delete from webhook where id = :id").param("id", id).update();
    }

    private static String[] names(List<EventType> types) {
        return types.stream().map(EventType::name).toArray(String[]::new);
    }

    private static Webhook row(ResultSet row, int number) throws SQLException {
        return new Webhook(
                row.getLong("id"),
                row.getString("url"),
                row.getString("title"),
                texts(row.getArray("types")).stream().map(EventType::valueOf).toList(),
                texts(row.getArray("policies")),
                texts(row.getArray("tiers")),
                row.getBoolean("enabled"),
                row.getString("created_by"),
                row.getTimestamp("created_at").toInstant(),
                row.getLong("waiting"),
                row.getLong("dead"),
                instant(row.getTimestamp("last_delivered")));
    }

    static @Nullable Instant instant(@Nullable Timestamp time) {
        return time == null ? null : time.toInstant();
    }

    private static List<String> texts(Array array) throws SQLException {
        return Arrays.asList((String[]) array.getArray());
    }
}
