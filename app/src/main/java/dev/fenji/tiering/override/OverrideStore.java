package dev.fenji.tiering.override;

import dev.fenji.customer.CustomerScope;
import dev.fenji.identity.CurrentUser;
import dev.fenji.shared.SqlText;
import dev.fenji.tiering.TierOverride;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Standings set by hand, as they are kept. */
@Repository
public class OverrideStore {
    private static final String ROWS = """
            select o.id, o.policy_id, o.customer_id, c.name as customer_name, o.tier, a.tier as computed_tier, o.reason,
                   o.set_by, o.set_at, o.starts_on, o.ends_on, o.remind_on, o.approved_by, o.approved_at,
                   o.ended_by, o.ended_at, o.end_reason
            from tier_override o
            join customer c on c.id = o.customer_id
            left join lateral (
                select tier from assignment a
                where a.policy_id = o.policy_id and a.customer_id = o.customer_id
                order by a.valid_from desc, a.calibration_id desc limit 1) a on true
            """;

    private final JdbcClient jdbc;
    private final CurrentUser currentUser;

    OverrideStore(JdbcClient jdbc, CurrentUser currentUser) {
        this.jdbc = jdbc;
        this.currentUser = currentUser;
    }

    public LocalDate today() {
        return jdbc.sql("select organisation_today()").query(LocalDate.class).single();
    }

    public Optional<TierOverride> find(long id) {
        return jdbc.sql(ROWS + "where o.id = :id")
                .param("id", id)
                .query(OverrideStore::row)
                .optional();
    }

    /** Newest first. */
    public List<TierOverride> of(long customerId) {
        return jdbc.sql(ROWS + "where o.customer_id = :customer order by o.id desc")
                .param("customer", customerId)
                .query(OverrideStore::row)
                .list();
    }

    /** The oldest first: those are to be asked about. */
    public List<TierOverride> open(int limit) {
        SqlText sql = visible().add("""
                 and o.ended_at is null and (o.ends_on is null or o.ends_on > organisation_today())
                order by o.starts_on, o.id limit \
                """);
        return sql.value(limit).on(jdbc).query(OverrideStore::row).list();
    }

    public List<TierOverride> all(int limit) {
        SqlText sql = visible().add(" order by o.id desc limit ");
        return sql.value(limit).on(jdbc).query(OverrideStore::row).list();
    }

    private SqlText visible() {
        return CustomerScope.visible(SqlText.of(ROWS + "where "), currentUser.scope());
    }

    /** The one that is open for a customer, waiting and planned ones included. */
    public Optional<Long> openFor(int policyId, long customerId) {
        return jdbc.sql("""
                        select id from tier_override
                        where policy_id = :policy and customer_id = :customer and ended_at is null""")
                .param("policy", policyId)
                .param("customer", customerId)
                .query(Long.class)
                .optional();
    }

    /** What has run out makes room for the next. */
    public void closeExpired(int policyId, long customerId) {
        jdbc.sql("""
                        update tier_override set ended_by = 'system', ended_at = now()
                        where policy_id = :policy and customer_id = :customer and ended_at is null
                          and ends_on <= organisation_today()""").param("policy", policyId).param("customer", customerId).update();
    }

    public long add(
            int policyId,
            long customerId,
            int rank,
            TierOverride.Wanted wanted,
            LocalDate startsOn,
            @Nullable LocalDate remindOn,
            String setBy,
            @Nullable String approvedBy) {
        return jdbc.sql("""
                        insert into tier_override (policy_id, customer_id, tier, tier_rank, reason, set_by, starts_on, ends_on,
                            remind_on, approved_by, approved_at)
                        values (:policy, :customer, :tier, :rank, :reason, :setBy, :starts, :ends, :remind, :approvedBy,
                            case when :approvedBy::text is null then null else now() end)
                        returning id""")
                .param("policy", policyId)
                .param("customer", customerId)
                .param("tier", wanted.tier())
                .param("rank", rank)
                .param("reason", wanted.reason())
                .param("setBy", setBy)
                .param("starts", startsOn)
                .param("ends", wanted.endsOn())
                .param("remind", remindOn)
                .param("approvedBy", approvedBy)
                .query(Long.class)
                .single();
    }

    public void approve(long id, String by) {
        jdbc.sql("update tier_override set approved_by = :by, approved_at = now() where id = :id")
                .param("by", by)
                .param("id", id)
                .update();
    }

    public void extend(long id, @Nullable LocalDate endsOn, @Nullable LocalDate remindOn) {
        jdbc.sql("update tier_override set ends_on = :ends, remind_on = :remind where id = :id")
                .param("ends", endsOn)
                .param("remind", remindOn)
                .param("id", id)
                .update();
    }

    public void end(long id, String by, String reason) {
        jdbc.sql("update tier_override set ended_by = :by, ended_at = now(), end_reason = :reason where id = :id")
                .param("by", by)
                .param("reason", reason)
                .param("id", id)
                .update();
    }

    /** Changes whenever an override begins or ends, by hand or because its day has come. */
    public String inForce() {
        return jdbc.sql("select count(*) || '/' || coalesce(sum(id), 0) from tier_override_in_force")
                .query(String.class)
                .single();
    }

    private static TierOverride row(ResultSet row, int number) throws SQLException {
        return new TierOverride(
                row.getLong("id"),
                row.getInt("policy_id"),
                row.getLong("customer_id"),
                row.getString("customer_name"),
                row.getString("tier"),
                row.getString("computed_tier"),
                row.getString("reason"),
                row.getString("set_by"),
                row.getTimestamp("set_at").toInstant(),
                row.getObject("starts_on", LocalDate.class),
                row.getObject("ends_on", LocalDate.class),
                row.getObject("remind_on", LocalDate.class),
                row.getString("approved_by"),
                instant(row.getTimestamp("approved_at")),
                row.getString("ended_by"),
                instant(row.getTimestamp("ended_at")),
                row.getString("end_reason"));
    }

    private static @Nullable Instant instant(@Nullable Timestamp time) {
        return time == null ? null : time.toInstant();
    }
}
