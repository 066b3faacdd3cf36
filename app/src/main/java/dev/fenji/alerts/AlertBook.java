package dev.fenji.alerts;

import dev.fenji.customer.CustomerScope;
import dev.fenji.identity.CurrentUser;
import dev.fenji.shared.SqlText;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Alerts as they are kept. Those about a tier or a country speak of everybody: only who sees everybody sees them. */
@Repository
class AlertBook {
    private static final TypeReference<Map<String, Object>> MAP = new TypeReference<>() {};
    private static final String ROWS = """
            select l.id, l.kind, l.customer_id, c.name as customer_name, l.tier, l.country, l.policy_id, l.facts, l.state,
                   l.holds, l.raised_on, l.raised_at, l.seen_on, l.owner, l.closed_by, l.closed_at, l.remark
            from alert l
            left join customer c on c.id = l.customer_id
            where (\
            """;

    private final JdbcClient jdbc;
    private final JsonMapper json;
    private final CurrentUser user;

    AlertBook(JdbcClient jdbc, JsonMapper json, CurrentUser user) {
        this.jdbc = jdbc;
        this.json = json;
        this.user = user;
    }

    /** One run at a time brings the book up to date, and it gives way to whoever needs a table for itself. */
    void lock() {
        jdbc.sql("set local lock_timeout = '800ms'").update();
        jdbc.sql("select 1 from (select pg_advisory_xact_lock(hashtext('alerts'))) locked")
                .query(Integer.class)
                .single();
    }

    /** Up to which run and which entry of the journal was looked. */
    record Looked(long runId, long journalId) {}

    /** Null before the first look. */
    @Nullable
    Looked looked() {
        return jdbc.sql("select run_id, journal_id from alert_state")
                .query(Looked.class)
                .optional()
                .orElse(null);
    }

    void lookedAtRun(long runId) {
        looked(new Looked(runId, 0));
    }

    void lookedAtJournal(long journalId) {
        looked(new Looked(0, journalId));
    }

    private void looked(Looked now) {
        jdbc.sql("""
                        insert into alert_state (run_id, journal_id) values (:run, :journal)
                        on conflict ((true)) do update
                        set run_id = greatest(alert_state.run_id, excluded.run_id),
                            journal_id = greatest(alert_state.journal_id, excluded.journal_id)""")
                .param("run", now.runId())
                .param("journal", now.journalId())
                .update();
    }

    /** The latest alert of each occasion that is open or was still so when last looked for. */
    Map<Finding.Key, Long> current() {
        Map<Finding.Key, Long> current = new HashMap<>();
        jdbc.sql("""
                        select distinct on (kind, subject) id, kind, subject from alert
                        where state = 'OPEN' or holds order by kind, subject, id desc""").query(row -> {
            current.put(
                    new Finding.Key(AlertKind.valueOf(row.getString("kind")), row.getString("subject")),
                    row.getLong("id"));
        });
        return current;
    }

    void add(Finding finding, int policyId, @Nullable Long runId, LocalDate asOf, String owner) {
        jdbc.sql("""
                        insert into alert (kind, subject, customer_id, tier, country, policy_id, facts, raised_on, raised_at,
                            run_id, seen_on, owner)
                        values (:kind, :subject, :customer, :tier, :country, :policy, :facts::jsonb, :asOf, now(), :run, :asOf,
                            :owner)""")
                .param("kind", finding.kind().name())
                .param("subject", finding.subject())
                .param("customer", finding.customerId())
                .param("tier", finding.tier())
                .param("country", finding.country())
                .param("policy", policyId)
                .param("facts", json.writeValueAsString(finding.facts()))
                .param("asOf", asOf)
                .param("run", runId)
                .param("owner", owner)
                .update();
    }

    /** Found again: an open one tells the figures of now, a closed one keeps those it was closed with. */
    void seen(long id, Finding finding, LocalDate asOf) {
        jdbc.sql("""
                        update alert set holds = true, seen_on = :asOf,
                            facts = case when state = 'OPEN' then :facts::jsonb else facts end,
                            tier = case when state = 'OPEN' then :tier else tier end
                        where id = :id""")
                .param("id", id)
                .param("asOf", asOf)
                .param("tier", finding.tier())
                .param("facts", json.writeValueAsString(finding.facts()))
                .update();
    }

    void over(long id) {
        jdbc.sql("update alert set holds = false where id = :id and holds")
                .param("id", id)
                .update();
    }

    Optional<Alert> find(long id) {
        return visible().add(" and l.id = ").value(id).on(jdbc).query(this::row).optional();
    }

    /** Newest first, from below an id. */
    List<Alert> page(Alert.Filter filter, @Nullable Long below, int limit) {
        SqlText sql = visible();
        if (filter.state() != null) {
            sql.add(" and l.state = ").value(filter.state().name());
        }
        if (filter.kind() != null) {
            sql.add(" and l.kind = ").value(filter.kind().name());
        }
        if (filter.owner() != null) {
            sql.add(" and l.owner = ").value(filter.owner());
        }
        if (below != null) {
            sql.add(" and l.id < ").value(below);
        }
        return sql.add(" order by l.id desc limit ")
                .value(limit)
                .on(jdbc)
                .query(this::row)
                .list();
    }

    Alert.Count count(String username) {
        SqlText sql = SqlText.of("""
                select count(*) as open, count(*) filter (where l.owner =\s""").value(username).add("""
                ) as mine
                from alert l left join customer c on c.id = l.customer_id
                where l.state = 'OPEN' and (\
                """);
        return CustomerScope.visible(sql, user.scope())
                .add(")")
                .on(jdbc)
                .query(Alert.Count.class)
                .single();
    }

    void close(long id, Alert.State state, String by, String remark) {
        jdbc.sql("""
                        update alert set state = :state, closed_by = :by, closed_at = now(), remark = :remark
                        where id = :id""")
                .param("id", id)
                .param("state", state.name())
                .param("by", by)
                .param("remark", remark)
                .update();
    }

    void assign(long id, String owner) {
        jdbc.sql("update alert set owner = :owner where id = :id")
                .param("id", id)
                .param("owner", owner)
                .update();
    }

    private SqlText visible() {
        return CustomerScope.visible(SqlText.of(ROWS), user.scope()).add(")");
    }

    private Alert row(ResultSet row, int number) throws SQLException {
        long customer = row.getLong("customer_id");
        boolean ofCustomer = !row.wasNull();
        Timestamp closed = row.getTimestamp("closed_at");
        Instant closedAt = closed == null ? null : closed.toInstant();
        return new Alert(
                row.getLong("id"),
                AlertKind.valueOf(row.getString("kind")),
                ofCustomer ? customer : null,
                row.getString("customer_name"),
                row.getString("tier"),
                row.getString("country"),
                row.getInt("policy_id"),
                json.readValue(row.getString("facts"), MAP),
                Alert.State.valueOf(row.getString("state")),
                row.getBoolean("holds"),
                row.getObject("raised_on", LocalDate.class),
                row.getTimestamp("raised_at").toInstant(),
                row.getObject("seen_on", LocalDate.class),
                row.getString("owner"),
                row.getString("closed_by"),
                closedAt,
                row.getString("remark"));
    }
}
