package dev.fenji.tiering.assignment;

import dev.fenji.kernel.policy.StandingState;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What assignments of single customers say, as of any day. */
@Repository
public class AssignmentHistory {
    private static final String COLUMNS = """
             a.policy_id, a.customer_id, a.valid_from, a.calibration_id, a.outcome, a.tier_rank, a.tier,
                   tier_since(a.policy_id, a.customer_id, a.valid_from, a.tier, a.since) as since, a.since as counted_from,
                   a.score, a.segment, a.explanation, a.stability, a.held_until, c.version, c.run_id, c.as_of, c.known_at
            from assignment a join calibration c on c.id = a.calibration_id
            """;
    private static final String ALL = "select * from (select distinct on (a.valid_from)" + COLUMNS + """
            where a.policy_id = :policy and a.customer_id = :customer
            order by a.valid_from desc, a.calibration_id desc) holding order by valid_from desc""";
    private static final String LATEST = "select * from (select distinct on (a.policy_id)" + COLUMNS + """
            join policy p on p.id = a.policy_id and p.retired_at is null
            where a.customer_id = :customer
            order by a.policy_id, a.valid_from desc, a.calibration_id desc) holding order by policy_id""";

    private final JdbcClient jdbc;

    AssignmentHistory(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * A row of the history with the calibration it rests on.
     *
     * @param since when the tier began, by all days that are known now
     * @param countedFrom when it began by what was known when the row came: what the rules of stability count from
     */
    public record Row(
            int policyId,
            long customerId,
            LocalDate validFrom,
            int calibrationId,
            LocalDate since,
            LocalDate countedFrom,
            String outcome,
            @Nullable Integer tierRank,
            @Nullable String tier,
            @Nullable BigDecimal score,
            @Nullable String segment,
            String explanation,
            StandingState state,
            @Nullable LocalDate heldUntil,
            int version,
            long runId) {}

    /** What holds on a day. */
    public Optional<Row> on(int policyId, long customerId, LocalDate day) {
        return jdbc.sql("select" + COLUMNS + """
                        where a.policy_id = :policy and a.customer_id = :customer and a.valid_from <= :day
                        order by a.valid_from desc, a.calibration_id desc limit 1""")
                .param("policy", policyId)
                .param("customer", customerId)
                .param("day", day)
                .query(AssignmentHistory::row)
                .optional();
    }

    /** What held before a row came. */
    public Optional<Row> before(Row row) {
        return on(row.policyId(), row.customerId(), row.validFrom().minusDays(1));
    }

    /** All days on which something changed, newest first; of several results for one day the one that holds. */
    public List<Row> all(int policyId, long customerId) {
        return jdbc.sql(ALL)
                .param("policy", policyId)
                .param("customer", customerId)
                .query(AssignmentHistory::row)
                .list();
    }

    /** What holds now under every policy that is not retired. */
    public List<Row> latest(long customerId) {
        return jdbc.sql(LATEST)
                .param("customer", customerId)
                .query(AssignmentHistory::row)
                .list();
    }

    private static Row row(ResultSet row, int number) throws SQLException {
        int rank = row.getInt("tier_rank");
        return new Row(
                row.getInt("policy_id"),
                row.getLong("customer_id"),
                row.getObject("valid_from", LocalDate.class),
                row.getInt("calibration_id"),
                row.getObject("since", LocalDate.class),
                row.getObject("counted_from", LocalDate.class),
                row.getString("outcome"),
                row.getString("tier") == null ? null : rank,
                row.getString("tier"),
                row.getBigDecimal("score"),
                row.getString("segment"),
                row.getString("explanation"),
                StandingState.parse(row.getString("stability")),
                row.getObject("held_until", LocalDate.class),
                row.getInt("version"),
                row.getLong("run_id"));
    }
}
