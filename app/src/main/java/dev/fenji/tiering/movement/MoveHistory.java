package dev.fenji.tiering.movement;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Finds changes of tier in the history of assignments, and keeps them. */
@Repository
public class MoveHistory {
    private static final int FETCH = 2_000;

    /** Whom to look at, for as long as the transaction lasts. */
    private static final String ASKED =
            "create temporary table if not exists moves_asked (customer_id bigint) on commit delete rows";

    /** Whoever got another result, and on a later day whoever moved: where they came from may have changed. */
    private static final String ASK = """
            insert into moves_asked
            select customer_id from assignment
            where policy_id = :policy and calibration_id between :first and :last and valid_from = :computed
            union
            select customer_id from tier_move where policy_id = :policy and moved_on = :day and :day > :computed""";

    private static final String FORGET = """
            delete from tier_move m using moves_asked a
            where m.policy_id = :policy and m.moved_on = :day and m.customer_id = a.customer_id""";

    /** Where a policy's history begins, nobody came from anywhere. */
    private static final String BEGIN = """
            insert into tier_move (policy_id, customer_id, moved_on, to_tier, cause)
            select distinct on (x.customer_id) x.policy_id, x.customer_id, x.valid_from, x.tier, 'RATED'
            from moves_asked a join assignment x
              on x.policy_id = :policy and x.customer_id = a.customer_id and x.valid_from = :day
            where x.tier is not null
            order by x.customer_id, x.calibration_id desc""";

    private static final String TURNED = """
            with turned as materialized (
                select n.customer_id, b.tier as from_tier, n.tier as to_tier,
                       coalesce(cb.based_on, cb.id) as learned_before, cb.as_of as as_of_before,
                       b.explanation as explanation_before,
                       coalesce(cn.based_on, cn.id) as learned, cn.as_of, n.explanation
                from moves_asked a
                cross join lateral (
                    select * from assignment x
                    where x.policy_id = :policy and x.customer_id = a.customer_id and x.valid_from <= :day
                    order by x.valid_from desc, x.calibration_id desc limit 1) n
                left join lateral (
                    select * from assignment x
                    where x.policy_id = :policy and x.customer_id = a.customer_id and x.valid_from < :day
                    order by x.valid_from desc, x.calibration_id desc limit 1) b on true
                join calibration cn on cn.id = n.calibration_id
                left join calibration cb on cb.id = b.calibration_id
                where n.valid_from = :day and n.tier is distinct from b.tier
            )
            select t.*, w.value_before, w.value_after, w.new_documents
            from turned t
            cross join lateral (
                select coalesce(sum(l.amount_base)
                           filter (where d.occurred_on < :previous and l.recorded_at <= :previousKnownAt), 0) as value_before,
                       coalesce(sum(l.amount_base) filter (where d.occurred_on >= :from), 0) as value_after,
                       coalesce(bool_or(d.occurred_on >= :previous or d.recorded_at > :previousKnownAt), false)
                           as new_documents
                from sales_document d join sales_line l on l.document_id = d.id
                where d.customer_id = t.customer_id and d.occurred_on >= :previousFrom and d.occurred_on < :day
                  and l.recorded_at <= :knownAt) w""";

    private static final String ADD = """
            insert into tier_move (policy_id, customer_id, moved_on, from_tier, to_tier, value_before, value_after, cause,
                detail, new_documents)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""";

    private final JdbcClient jdbc;
    private final JdbcTemplate batches;
    private final NamedParameterJdbcTemplate rows;

    MoveHistory(JdbcClient jdbc, DataSource postgres) {
        this.jdbc = jdbc;
        this.batches = new JdbcTemplate(postgres);
        var inPieces = new JdbcTemplate(postgres);
        inPieces.setFetchSize(FETCH);
        this.rows = new NamedParameterJdbcTemplate(inPieces);
    }

    /** Calibrations of one day whose moves are not known: the first of them and the last. */
    record Due(int policyId, LocalDate asOf, int first, int last) {}

    /** A day on which a policy was computed, and until when recorded facts counted. */
    record Day(LocalDate asOf, Instant knownAt) {}

    /** A customer whose tier is another one than before. */
    record Turn(
            long customerId,
            MoveReasons.@Nullable Text before,
            MoveReasons.Text now,
            BigDecimal valueBefore,
            BigDecimal valueAfter,
            boolean newDocuments) {}

    /** A row of the table. */
    record Row(
            int policyId,
            long customerId,
            LocalDate movedOn,
            @Nullable String fromTier,
            @Nullable String toTier,
            @Nullable BigDecimal valueBefore,
            @Nullable BigDecimal valueAfter,
            @Nullable String cause,
            @Nullable String detail,
            @Nullable Boolean newDocuments) {}

    /** Nobody changes the shape of these tables meanwhile; all are asked for at once and in one order, so that nobody waits in a circle. */
    void lock() {
        jdbc.sql("lock table assignment, calibration, sales_line, sales_document, customer in access share mode")
                .update();
    }

    /** Day by day, in the order in which the days were computed. */
    List<Due> due() {
        return jdbc.sql("""
                        select p.id as policy_id, c.as_of, min(c.id) as first, max(c.id) as last
                        from policy p
                        left join movement_state s on s.policy_id = p.id
                        join calibration c
                          on c.policy_id = p.id and c.refusal is null and c.id > coalesce(s.calibration_id, 0)
                        group by p.id, c.as_of order by first""")
                .query((row, _) -> new Due(
                        row.getInt("policy_id"),
                        row.getObject("as_of", LocalDate.class),
                        row.getInt("first"),
                        row.getInt("last")))
                .list();
    }

    /** Policies under which a tier was set by hand. */
    List<Integer> byHand() {
        return jdbc.sql("select distinct policy_id from tier_override where approved_at is not null")
                .query(Integer.class)
                .list();
    }

    /** The first computed day; null when there is none. */
    @Nullable
    public LocalDate first(int policyId) {
        return jdbc.sql("select min(as_of) from calibration where policy_id = :policy and refusal is null")
                .param("policy", policyId)
                .query(LocalDate.class)
                .optional()
                .orElse(null);
    }

    /** The computed day before this one; null when there is none. */
    @Nullable
    Day before(int policyId, LocalDate day) {
        return day(jdbc.sql("""
                select as_of, known_at from calibration where policy_id = :policy and as_of < :day and refusal is null
                order by as_of desc, id desc limit 1"""), policyId, day);
    }

    /** The computed day itself. */
    @Nullable
    Day on(int policyId, LocalDate day) {
        return day(jdbc.sql("""
                select as_of, known_at from calibration where policy_id = :policy and as_of = :day and refusal is null
                order by id desc limit 1"""), policyId, day);
    }

    /** The day after this one that had been computed when this one was; null when there was none. */
    @Nullable
    LocalDate after(Due due) {
        return jdbc.sql("""
                        select min(as_of) from calibration
                        where policy_id = :policy and as_of > :day and refusal is null and id < :first""")
                .param("policy", due.policyId())
                .param("day", due.asOf())
                .param("first", due.first())
                .query(LocalDate.class)
                .optional()
                .orElse(null);
    }

    /** Says whose moves on a day are to be found anew, and forgets those known. */
    void ask(Due due, LocalDate day) {
        jdbc.sql(ASKED).update();
        jdbc.sql("truncate moves_asked").update();
        jdbc.sql(ASK)
                .param("policy", due.policyId())
                .param("first", due.first())
                .param("last", due.last())
                .param("computed", due.asOf())
                .param("day", day)
                .update();
        jdbc.sql(FORGET).param("policy", due.policyId()).param("day", day).update();
    }

    void begin(Due due, LocalDate day) {
        jdbc.sql(BEGIN).param("policy", due.policyId()).param("day", day).update();
    }

    /** Those of them whose tier became another one on the day. In a transaction, where they come in pieces. */
    void turned(Due due, Day day, Day previous, int windowMonths, Consumer<Turn> each) {
        var parameters = new MapSqlParameterSource()
                .addValue("policy", due.policyId())
                .addValue("day", day.asOf())
                .addValue("knownAt", Timestamp.from(day.knownAt()))
                .addValue("from", day.asOf().minusMonths(windowMonths))
                .addValue("previous", previous.asOf())
                .addValue("previousFrom", previous.asOf().minusMonths(windowMonths))
                .addValue("previousKnownAt", Timestamp.from(previous.knownAt()));
        RowCallbackHandler taken = row -> each.accept(turn(row));
        rows.query(TURNED, parameters, taken);
    }

    /** All that is known of one customer's moves. */
    void forget(int policyId, long customerId) {
        jdbc.sql("delete from tier_move where policy_id = :policy and customer_id = :customer")
                .param("policy", policyId)
                .param("customer", customerId)
                .update();
    }

    void add(List<Row> moves) {
        if (moves.isEmpty()) {
            return;
        }
        batches.batchUpdate(ADD, moves, moves.size(), (statement, move) -> {
            statement.setInt(1, move.policyId());
            statement.setLong(2, move.customerId());
            statement.setObject(3, move.movedOn());
            statement.setString(4, move.fromTier());
            statement.setString(5, move.toTier());
            statement.setBigDecimal(6, move.valueBefore());
            statement.setBigDecimal(7, move.valueAfter());
            statement.setString(8, move.cause());
            statement.setString(9, move.detail());
            statement.setObject(10, move.newDocuments());
        });
    }

    void known(int policyId, int calibration) {
        jdbc.sql("""
                        insert into movement_state (policy_id, calibration_id) values (:policy, :calibration)
                        on conflict (policy_id) do update set calibration_id = excluded.calibration_id""")
                .param("policy", policyId)
                .param("calibration", calibration)
                .update();
    }

    private static @Nullable Day day(JdbcClient.StatementSpec sql, int policyId, LocalDate day) {
        return sql.param("policy", policyId)
                .param("day", day)
                .query((row, _) -> new Day(
                        row.getObject("as_of", LocalDate.class),
                        row.getTimestamp("known_at").toInstant()))
                .optional()
                .orElse(null);
    }

    private static Turn turn(ResultSet row) throws SQLException {
        int learned = row.getInt("learned_before");
        var before = row.wasNull()
                ? null
                : new MoveReasons.Text(
                        learned,
                        row.getObject("as_of_before", LocalDate.class),
                        row.getString("from_tier"),
                        row.getString("explanation_before"));
        var now = new MoveReasons.Text(
                row.getInt("learned"),
                row.getObject("as_of", LocalDate.class),
                row.getString("to_tier"),
                row.getString("explanation"));
        return new Turn(
                row.getLong("customer_id"),
                before,
                now,
                row.getBigDecimal("value_before"),
                row.getBigDecimal("value_after"),
                row.getBoolean("new_documents"));
    }
}
