package dev.fenji.tiering;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Every change of a standing with its cause. Whoever writes takes a turn first and keeps it until the commit, so numbers rise in the
 * order of commits, and whoever has read up to a number misses nothing by asking for what is above it.
 */
@Repository
public class StandingJournal {
    /** Any number: the same one for everybody who writes standings. */
    private static final long TURN = 7_250_002;

    private static final String COLUMNS =
            " id, at, policy_id, version, customer_id, day, from_tier, to_tier, cause, subject_id, subject";

    /** A tier set by hand hides what is computed: then the standing stayed. */
    private static final String ADD = """
            insert into standing_change (policy_id, version, customer_id, day, from_tier, to_tier, cause, subject_id, subject,
                calibration_id)
            select c.policy, c.version, c.customer, n.day, case when o.id is null then c.was else c.now end, c.now, c.cause,
                   c.subject_id, c.subject, c.calibration
            from (select ?::date as day) n
            cross join unnest(?::int[], ?::int[], ?::int[], ?::bigint[], ?::text[], ?::text[], ?::text[], ?::bigint[], ?::text[])
                with ordinality as c (policy, version, calibration, customer, was, now, cause, subject_id, subject, place)
            left join tier_override_in_force o on o.policy_id = c.policy and o.customer_id = c.customer
            where not exists (
                select from assignment a
                where a.policy_id = c.policy and a.customer_id = c.customer and a.valid_from > n.day)
            order by c.place
            returning""" + COLUMNS;

    private final JdbcClient jdbc;

    StandingJournal(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A change that is to be written down. */
    public record Entry(
            long customerId,
            @Nullable String from,
            @Nullable String to,
            Trigger cause,
            long subjectId,
            @Nullable String subject) {}

    /** Waits until nobody else writes standings, and lets nobody until this transaction ends. */
    public static void takeTurn(Connection connection) throws SQLException {
        try (PreparedStatement lock = connection.prepareStatement("select pg_advisory_xact_lock(?)")) {
            lock.setLong(1, TURN);
            lock.execute();
        }
    }

    /** Changes under one policy, by one calibration of one of its versions. */
    public record Changes(int policyId, int version, int calibrationId, List<Entry> entries) {}

    /** After {@link #takeTurn}. @return those of them that changed a tier */
    public static List<StandingMove> add(Connection connection, LocalDate day, List<Changes> changes)
            throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement(ADD)) {
            insert.setObject(1, day);
            insert.setArray(2, ofEach(connection, "int", changes, Changes::policyId));
            insert.setArray(3, ofEach(connection, "int", changes, Changes::version));
            insert.setArray(4, ofEach(connection, "int", changes, Changes::calibrationId));
            insert.setArray(5, ofEntries(connection, "bigint", changes, Entry::customerId));
            insert.setArray(6, ofEntries(connection, "text", changes, Entry::from));
            insert.setArray(7, ofEntries(connection, "text", changes, Entry::to));
            insert.setArray(
                    8,
                    ofEntries(
                            connection, "text", changes, entry -> entry.cause().name()));
            insert.setArray(9, ofEntries(connection, "bigint", changes, Entry::subjectId));
            insert.setArray(10, ofEntries(connection, "text", changes, Entry::subject));
            List<StandingMove> moves = new ArrayList<>();
            try (ResultSet rows = insert.executeQuery()) {
                while (rows.next()) {
                    StandingMove move = row(rows, 0);
                    if (!Objects.equals(move.from(), move.to())) {
                        moves.add(move);
                    }
                }
            }
            return moves;
        }
    }

    private static Array ofEach(
            Connection connection, String type, List<Changes> changes, Function<Changes, Object> value)
            throws SQLException {
        return connection.createArrayOf(
                type,
                changes.stream()
                        .flatMap(some -> Collections.nCopies(some.entries().size(), value.apply(some)).stream())
                        .toArray());
    }

    private static Array ofEntries(
            Connection connection, String type, List<Changes> changes, Function<Entry, @Nullable Object> value)
            throws SQLException {
        return connection.createArrayOf(
                type,
                changes.stream()
                        .flatMap(some -> some.entries().stream())
                        .map(value)
                        .toArray());
    }

    /** One change in the transaction of whoever asks. */
    public void add(int policyId, int version, LocalDate day, Entry entry) {
        jdbc.sql("select pg_advisory_xact_lock(:turn)")
                .param("turn", TURN)
                .query((_, _) -> 1)
                .list();
        jdbc.sql("""
                        insert into standing_change (policy_id, version, customer_id, day, from_tier, to_tier, cause, subject_id,
                            subject)
                        values (:policy, :version, :customer, :day, :from, :to, :cause, :subjectId, :subject)""")
                .param("policy", policyId)
                .param("version", version)
                .param("customer", entry.customerId())
                .param("day", day)
                .param("from", entry.from())
                .param("to", entry.to())
                .param("cause", entry.cause().name())
                .param("subjectId", entry.subjectId())
                .param("subject", entry.subject())
                .update();
    }

    /** Changes of tier above a number, in order. */
    public List<StandingMove> movesAfter(long id, int limit) {
        return jdbc.sql("select" + COLUMNS + """
                         from standing_change
                        where id > :id and from_tier is distinct from to_tier
                        order by id limit :limit""")
                .param("id", id)
                .param("limit", limit)
                .query(StandingJournal::row)
                .list();
    }

    /**
     * Whose results changed between runs, whether or not the tier did.
     *
     * @param upTo number of the last entry looked at
     * @param day the latest of the changes' days; null when there was no change between runs
     */
    public record BetweenRuns(long upTo, @Nullable LocalDate day, List<Long> customers) {}

    /** Entries above a number, runs' left out: those of one policy. */
    public BetweenRuns betweenRuns(long after, int policyId, int limit) {
        return jdbc.sql("""
                        select max(id) as up_to,
                               max(day) filter (where live) as day,
                               coalesce(array_agg(distinct customer_id) filter (where live), '{}') as customers
                        from (select id, day, customer_id, policy_id = :policy and cause <> 'RUN' as live
                              from standing_change where id > :after order by id limit :limit) entries""")
                .param("policy", policyId)
                .param("after", after)
                .param("limit", limit)
                .query((row, _) -> new BetweenRuns(
                        Math.max(after, row.getLong("up_to")), row.getObject("day", LocalDate.class), List.of((Long[])
                                row.getArray("customers").getArray())))
                .single();
    }

    /** The greatest number so far; 0 when there is none. */
    public long last() {
        return jdbc.sql("select coalesce(max(id), 0) from standing_change")
                .query(Long.class)
                .single();
    }

    /** What brought a result of a customer; null when a run did, or it is from before there was a journal. */
    @Nullable
    StandingMove causeOf(int policyId, long customerId, int calibrationId) {
        return jdbc.sql("select" + COLUMNS + """
                         from standing_change
                        where policy_id = :policy and customer_id = :customer and calibration_id = :calibration
                        order by id desc limit 1""")
                .param("policy", policyId)
                .param("customer", customerId)
                .param("calibration", calibrationId)
                .query(StandingJournal::row)
                .optional()
                .orElse(null);
    }

    static StandingMove row(ResultSet row, int number) throws SQLException {
        return new StandingMove(
                row.getLong("id"),
                row.getTimestamp("at").toInstant(),
                row.getInt("policy_id"),
                row.getInt("version"),
                row.getLong("customer_id"),
                row.getObject("day", LocalDate.class),
                row.getString("from_tier"),
                row.getString("to_tier"),
                Trigger.valueOf(row.getString("cause")),
                row.getLong("subject_id"),
                row.getString("subject"));
    }
}
