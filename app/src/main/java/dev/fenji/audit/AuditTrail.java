package dev.fenji.audit;

import dev.fenji.identity.Caller;
import dev.fenji.identity.CurrentUser;
import dev.fenji.shared.AuditableEvent;
import dev.fenji.shared.Page;
import dev.fenji.shared.ProblemException;
import dev.fenji.shared.SharedProblem;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Who did what, when. Entries are only ever added. */
@Component
public class AuditTrail {
    /** One thing somebody did. */
    public record Entry(long id, Instant at, String actor, String kind, String subject, Map<String, Object> details) {}

    private static final TypeReference<Map<String, Object>> DETAILS = new TypeReference<>() {};

    private final JdbcClient jdbc;
    private final JsonMapper json;
    private final CurrentUser users;
    private final Clock clock;

    AuditTrail(JdbcClient jdbc, JsonMapper json, CurrentUser users, Clock clock) {
        this.jdbc = jdbc;
        this.json = json;
        this.users = users;
        this.clock = clock;
    }

    /** Runs in the transaction of whoever publishes: what is rolled back was not done. */
    @EventListener
    void on(AuditableEvent event) {
        Caller caller = users.orSystem();
        jdbc.sql("""
                        insert into audit_event (at, actor_id, actor, kind, subject, details)
                        values (:at, :actorId, :actor, :kind, :subject, :details::jsonb)""")
                .param("at", clock.instant().atOffset(ZoneOffset.UTC))
                .param("actorId", caller.id() == 0 ? null : caller.id(), Types.BIGINT)
                .param("actor", caller.key() == null ? caller.username() : caller.username() + " / " + caller.key())
                .param("kind", event.kind())
                .param("subject", event.subject())
                .param("details", json.writeValueAsString(event.details()))
                .update();
    }

    /** Newest first. A kind ending in a dot, such as {@code policy.}, finds everything that begins so. */
    public Page<Entry> page(@Nullable String kind, @Nullable String cursor, int limit) {
        var rows = jdbc.sql("""
                        select id, at, actor, kind, subject, details from audit_event
                        where (:kind::text is null or kind = :kind
                               or (right(:kind, 1) = '.' and starts_with(kind, :kind)))
                          and (:before::bigint is null or id < :before)
                        order by id desc limit :rows""")
                .param("kind", kind, Types.VARCHAR)
                .param("before", cursor == null ? null : id(cursor), Types.BIGINT)
                .param("rows", limit + 1)
                .query(this::entry)
                .list();
        return Page.of(rows, limit, entry -> Long.toString(entry.id()));
    }

    private static long id(String cursor) {
        try {
            return Long.parseLong(cursor);
        } catch (NumberFormatException e) {
            throw new ProblemException(SharedProblem.INVALID_CURSOR, Map.of("cursor", cursor));
        }
    }

    private Entry entry(ResultSet row, int number) throws SQLException {
        return new Entry(
                row.getLong("id"),
                row.getTimestamp("at").toInstant(),
                row.getString("actor"),
                row.getString("kind"),
                row.getString("subject"),
                json.readValue(row.getString("details"), DETAILS));
    }
}
