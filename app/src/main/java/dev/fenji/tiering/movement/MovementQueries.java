package dev.fenji.tiering.movement;

import dev.fenji.customer.CustomerScope;
import dev.fenji.identity.CurrentUser;
import dev.fenji.kernel.movement.Cause;
import dev.fenji.kernel.movement.Survival;
import dev.fenji.shared.SqlText;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** Reads moves; every statement is narrowed to the customers whom the caller may see. */
@Repository
class MovementQueries {
    private static final String NET = """
            ), net as (
                select last.customer_id, first.from_tier, last.to_tier, last.moved_on, last.cause, last.detail,
                       coalesce(last.new_documents, false) as new_documents,
                       coalesce(first.value_before, 0) as value_before, coalesce(last.value_after, 0) as value_after
                from (select distinct on (customer_id) * from moved order by customer_id, moved_on desc) last
                join (select distinct on (customer_id) customer_id, from_tier, value_before
                      from moved order by customer_id, moved_on) first on first.customer_id = last.customer_id
                where first.from_tier is distinct from last.to_tier
            )
            """;

    /** The one cause that new documents and time alone are told apart for. */
    static final String TOLD_BY_DOCUMENTS = Cause.Kind.CRITERION.name();

    private static final int FETCH = 2_000;

    private final JdbcClient jdbc;
    private final JdbcClient pieces;
    private final CurrentUser user;

    MovementQueries(JdbcClient jdbc, DataSource postgres, CurrentUser user) {
        this.jdbc = jdbc;
        this.user = user;
        var inPieces = new JdbcTemplate(postgres);
        inPieces.setFetchSize(FETCH);
        this.pieces = JdbcClient.create(inPieces);
    }

    /** From after one day until and with another. */
    record Between(int policyId, LocalDate from, LocalDate to) {}

    /** Customers that made the same move for the same reason. */
    record Group(
            @Nullable String from,
            @Nullable String to,
            @Nullable String cause,
            @Nullable String detail,
            boolean newDocuments,
            long customers,
            BigDecimal valueBefore,
            BigDecimal valueAfter) {}

    /** The same for the net moves of one month. */
    record MonthGroup(
            LocalDate month,
            @Nullable String from,
            @Nullable String to,
            long customers,
            BigDecimal valueBefore,
            BigDecimal valueAfter) {}

    record Known(@Nullable LocalDate first, @Nullable LocalDate last, int days, boolean pending) {}

    /** Which of the net moves; null where it does not matter, tiers empty for none. */
    record Wanted(
            @Nullable String from,
            @Nullable String to,
            @Nullable List<String> pairs,
            @Nullable String cause,
            @Nullable String detail,
            @Nullable Boolean newDocuments) {}

    /** Who moved. */
    record Row(
            long customerId,
            String name,
            String externalKey,
            @Nullable String country,
            @Nullable String from,
            @Nullable String to,
            LocalDate movedOn,
            BigDecimal valueBefore,
            BigDecimal valueAfter,
            @Nullable String cause,
            @Nullable String detail,
            boolean newDocuments) {}

    Known known(int policyId) {
        return jdbc.sql("""
                        select min(c.as_of) as first, max(c.as_of) as last, count(distinct c.as_of) as days,
                               coalesce(max(c.id) > coalesce(max(s.calibration_id), 0), false) as pending
                        from calibration c left join movement_state s on s.policy_id = c.policy_id
                        where c.policy_id = :policy and c.refusal is null""")
                .param("policy", policyId)
                .query((row, _) -> new Known(
                        row.getObject("first", LocalDate.class),
                        row.getObject("last", LocalDate.class),
                        row.getInt("days"),
                        row.getBoolean("pending")))
                .single();
    }

    /** All days on which a policy was computed. */
    Set<LocalDate> days(int policyId) {
        return Set.copyOf(
                jdbc.sql("select distinct as_of from calibration where policy_id = :policy and refusal is null")
                        .param("policy", policyId)
                        .query(LocalDate.class)
                        .list());
    }

    /** Customers in each tier on a day. */
    Map<String, Long> sizes(int policyId, LocalDate day) {
        SqlText sql = SqlText.of("""
                with moved as (
                    select m.from_tier, m.to_tier, count(*) as customers
                    from tier_move m left join customer c on c.id = m.customer_id where m.policy_id =\s""");
        sql.value(policyId).add(" and m.moved_on <= ").value(day).add(" and ");
        visible(sql).add("""
                 group by m.from_tier, m.to_tier)
                select tier, sum(customers) as customers
                from (select to_tier as tier, customers from moved union all select from_tier, -customers from moved) change
                where tier is not null group by tier""");
        Map<String, Long> sizes = new HashMap<>();
        sql.on(jdbc).query(row -> {
            sizes.put(row.getString("tier"), row.getLong("customers"));
        });
        return sizes;
    }

    List<Group> groups(Between between) {
        SqlText sql = net(between).add("""
                select from_tier, to_tier, cause, detail, new_documents, count(*) as customers,
                       sum(value_before) as value_before, sum(value_after) as value_after
                from net group by from_tier, to_tier, cause, detail, new_documents""");
        return sql.on(jdbc).query(MovementQueries::group).list();
    }

    /** Month by month; a move on the first of a month is of the month that ended. */
    List<MonthGroup> months(int policyId, LocalDate after) {
        SqlText sql =
                moved(new Between(policyId, after, LocalDate.of(9999, 12, 31))).add("""
                ), dated as (
                    select *, date_trunc('month', moved_on - 1)::date as month from moved
                )
                select last.month, first.from_tier, last.to_tier, count(*) as customers,
                       sum(coalesce(first.value_before, 0)) as value_before,
                       sum(coalesce(last.value_after, 0)) as value_after
                from (select distinct on (customer_id, month) * from dated order by customer_id, month, moved_on desc) last
                join (select distinct on (customer_id, month) customer_id, month, from_tier, value_before
                      from dated order by customer_id, month, moved_on) first
                  on first.customer_id = last.customer_id and first.month = last.month
                where first.from_tier is distinct from last.to_tier
                group by last.month, first.from_tier, last.to_tier order by last.month""");
        return sql.on(jdbc)
                .query((row, _) -> new MonthGroup(
                        row.getObject("month", LocalDate.class),
                        row.getString("from_tier"),
                        row.getString("to_tier"),
                        row.getLong("customers"),
                        row.getBigDecimal("value_before"),
                        row.getBigDecimal("value_after")))
                .list();
    }

    /** The most valuable first; from below a place, when there is one. */
    List<Row> rows(Between between, Wanted wanted, @Nullable BigDecimal belowValue, long belowId, int limit) {
        SqlText sql = listed(between, wanted);
        if (belowValue != null) {
            sql.add(" and (greatest(n.value_before, n.value_after), -n.customer_id) < (")
                    .value(belowValue)
                    .add(", ")
                    .value(-belowId)
                    .add(")");
        }
        sql.add(" order by greatest(n.value_before, n.value_after) desc, n.customer_id limit ");
        return sql.value(limit).on(jdbc).query(MovementQueries::row).list();
    }

    long count(Between between, Wanted wanted) {
        return narrowed(net(between).add("select count(*) from net n where true"), wanted)
                .on(jdbc)
                .query(Long.class)
                .single();
    }

    /** All of them in the same order; made where the caller is known, read where the file is written. */
    SqlText all(Between between, Wanted wanted) {
        return listed(between, wanted).add(" order by greatest(n.value_before, n.value_after) desc, n.customer_id");
    }

    /** Each as it comes: a transaction, because only then does the driver read in pieces. */
    @Transactional(readOnly = true)
    public void each(SqlText all, Consumer<Row> each) {
        all.on(pieces).query(row -> {
            each.accept(row(row, 0));
        });
    }

    /** How long tiers lasted that began after the first day: by tier and length, seen to end or not until the last day. */
    Map<String, List<Survival.Stay>> stays(int policyId, LocalDate first, LocalDate last) {
        SqlText sql = SqlText.of("""
                with spell as (
                    select m.to_tier as tier, m.moved_on,
                           lead(m.moved_on) over (partition by m.customer_id order by m.moved_on) as left_on
                    from tier_move m left join customer c on c.id = m.customer_id where m.policy_id =\s""");
        visible(sql.value(policyId).add(" and "))
                .add(") select tier, coalesce(left_on, ")
                .value(last);
        sql.add("""
                ::date) - moved_on as days, count(left_on) as ended, count(*) - count(left_on) as open
                from spell where tier is not null and moved_on >\s""").value(first).add(" group by tier, days");
        Map<String, List<Survival.Stay>> stays = new HashMap<>();
        sql.on(jdbc).query(row -> {
            stays.computeIfAbsent(row.getString("tier"), _ -> new ArrayList<>())
                    .add(new Survival.Stay(row.getInt("days"), row.getLong("ended"), row.getLong("open")));
        });
        return stays;
    }

    private SqlText listed(Between between, Wanted wanted) {
        return narrowed(net(between).add("""
                select n.*, c.name, c.external_key, c.country
                from net n join customer c on c.id = n.customer_id where true"""), wanted);
    }

    private static SqlText narrowed(SqlText sql, Wanted wanted) {
        if (wanted.from() != null) {
            sql.add(" and coalesce(n.from_tier, '') = ").value(wanted.from());
        }
        if (wanted.to() != null) {
            sql.add(" and coalesce(n.to_tier, '') = ").value(wanted.to());
        }
        if (wanted.pairs() != null) {
            sql.add(" and coalesce(n.from_tier, '') || '>' || coalesce(n.to_tier, '') = any (")
                    .value(wanted.pairs().toArray(String[]::new))
                    .add(")");
        }
        if (wanted.cause() != null) {
            sql.add(" and coalesce(n.cause, '') = ").value(wanted.cause());
        }
        if (wanted.detail() != null) {
            sql.add(" and coalesce(n.detail, '') = ").value(wanted.detail());
        }
        if (wanted.newDocuments() != null) {
            sql.add(" and (n.cause is distinct from ")
                    .value(TOLD_BY_DOCUMENTS)
                    .add(" or n.new_documents = ")
                    .value(wanted.newDocuments())
                    .add(")");
        }
        return sql;
    }

    private SqlText net(Between between) {
        return moved(between).add(NET);
    }

    private SqlText moved(Between between) {
        SqlText sql = SqlText.of("""
                with moved as (
                    select m.* from tier_move m left join customer c on c.id = m.customer_id where m.policy_id =\s""");
        sql.value(between.policyId()).add(" and m.moved_on > ").value(between.from());
        return visible(sql.add(" and m.moved_on <= ").value(between.to()).add(" and "));
    }

    private SqlText visible(SqlText sql) {
        return CustomerScope.visible(sql, user.scope());
    }

    private static Group group(ResultSet row, int number) throws SQLException {
        return new Group(
                row.getString("from_tier"),
                row.getString("to_tier"),
                row.getString("cause"),
                row.getString("detail"),
                row.getBoolean("new_documents"),
                row.getLong("customers"),
                row.getBigDecimal("value_before"),
                row.getBigDecimal("value_after"));
    }

    private static Row row(ResultSet row, int number) throws SQLException {
        return new Row(
                row.getLong("customer_id"),
                row.getString("name"),
                row.getString("external_key"),
                row.getString("country"),
                row.getString("from_tier"),
                row.getString("to_tier"),
                row.getObject("moved_on", LocalDate.class),
                row.getBigDecimal("value_before"),
                row.getBigDecimal("value_after"),
                row.getString("cause"),
                row.getString("detail"),
                row.getBoolean("new_documents"));
    }
}
