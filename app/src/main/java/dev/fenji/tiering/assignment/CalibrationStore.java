package dev.fenji.tiering.assignment;

import dev.fenji.kernel.policy.Calibration;
import dev.fenji.kernel.policy.CalibrationOutcome;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** What policy versions learned in runs. */
@Repository
public class CalibrationStore {
    private static final TypeReference<Map<String, Object>> MAP = new TypeReference<>() {};
    private static final TypeReference<List<CalibrationOutcome.Refusal>> REFUSALS = new TypeReference<>() {};
    private static final String COLUMNS =
            "select id, policy_id, version, run_id, as_of, known_at, data, summary, based_on from calibration ";

    private final JdbcClient jdbc;
    private final JsonMapper json = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    CalibrationStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * A calibration as it was stored.
     *
     * @param basedOn the one whose data a live result rests on; null for that of a run
     */
    public record Stored(
            int id,
            int policyId,
            int version,
            long runId,
            LocalDate asOf,
            Instant knownAt,
            @Nullable Calibration calibration,
            @Nullable Map<String, Object> summary,
            @Nullable Integer basedOn) {

        /** What the other one learned, as of this one's day and known then. */
        Stored learnedBy(Stored other) {
            Calibration learned = other.calibration();
            return new Stored(
                    id,
                    policyId,
                    version,
                    runId,
                    asOf,
                    knownAt,
                    learned == null ? null : learned.with(learned.provenance().at(asOf, knownAt)),
                    summary,
                    basedOn);
        }
    }

    /** The number of the next calibration, so that rows can name it before it is written. */
    public int nextId(Connection connection) throws SQLException {
        return nextIds(connection, 1).getFirst();
    }

    /** The same for several. */
    public List<Integer> nextIds(Connection connection, int count) throws SQLException {
        try (PreparedStatement next = connection.prepareStatement(
                "select nextval(pg_get_serial_sequence('calibration', 'id')) from generate_series(1, ?)")) {
            next.setInt(1, count);
            List<Integer> ids = new ArrayList<>();
            try (ResultSet row = next.executeQuery()) {
                while (row.next()) {
                    ids.add(row.getInt(1));
                }
            }
            return ids;
        }
    }

    public void add(Connection connection, int id, PolicyRun run, @Nullable Calibration learned) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement("""
                insert into calibration (id, policy_id, version, run_id, as_of, known_at, data, refusal, summary, changed,
                    output_digest)
                overriding system value values (?, ?, ?, ?, ?, ?, ?::jsonb, ?::jsonb, ?::jsonb, ?, ?)""")) {
            insert.setInt(1, id);
            insert.setInt(2, Math.toIntExact(run.version().policyId()));
            insert.setInt(3, run.version().number());
            insert.setLong(4, run.runId());
            insert.setObject(5, run.asOf());
            insert.setTimestamp(6, Timestamp.from(run.knownAt()));
            insert.setString(7, learned == null ? null : json.writeValueAsString(learned));
            List<CalibrationOutcome.Refusal> refusals = run.refusals();
            insert.setString(8, refusals.isEmpty() ? null : json.writeValueAsString(refusals));
            RunSummary summary = run.summary();
            insert.setString(9, summary == null ? null : json.writeValueAsString(summary.toMap()));
            insert.setLong(10, run.changed());
            insert.setString(11, run.outputDigest());
            insert.executeUpdate();
        }
    }

    /**
     * Of results between runs.
     *
     * @param base what a run learned
     * @param changed customers whose result changed
     */
    public record Live(int id, Stored base, int changed) {}

    /** Live results rest on what a run learned, but have their own day. */
    public void addLive(Connection connection, List<Live> results, LocalDate day, Instant knownAt) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement("""
                insert into calibration (id, policy_id, version, run_id, as_of, known_at, changed, based_on)
                overriding system value values (?, ?, ?, ?, ?, ?, ?, ?)""")) {
            for (Live live : results) {
                Stored base = live.base();
                insert.setInt(1, live.id());
                insert.setInt(2, base.policyId());
                insert.setInt(3, base.version());
                insert.setLong(4, base.runId());
                insert.setObject(5, day);
                insert.setTimestamp(6, Timestamp.from(knownAt));
                insert.setLong(7, live.changed());
                insert.setInt(8, base.id());
                insert.addBatch();
            }
            insert.executeBatch();
        }
    }

    Optional<Stored> find(int id) {
        return jdbc.sql(COLUMNS + "where id = :id")
                .param("id", id)
                .query(this::stored)
                .optional();
    }

    /** What a policy was last assigned by, as of a day or earlier. */
    public Optional<Stored> lastUntil(int policyId, LocalDate day) {
        return jdbc.sql(COLUMNS + """
                        where policy_id = :policy and as_of <= :day and data is not null
                        order by as_of desc, id desc limit 1""")
                .param("policy", policyId)
                .param("day", day)
                .query(this::stored)
                .optional();
    }

    /**
     * Why the latest calibration of a policy was refused; empty when it was not. Early rows know a kind of refusal of their own
     * for values of which none is above zero.
     */
    public List<CalibrationOutcome.Refusal> lastRefusals(int policyId) {
        return jdbc.sql("""
                        select replace(coalesce(refusal, '[]')::text, '"NO_POSITIVE_VALUE"', '"NOBODY_RATED"') from calibration
                        where policy_id = :policy and based_on is null
                        order by as_of desc, id desc limit 1""")
                .param("policy", policyId)
                .query((row, number) -> json.readValue(row.getString(1), REFUSALS))
                .optional()
                .orElse(List.of());
    }

    /** The latest of each policy. */
    public List<Stored> latest() {
        return jdbc.sql("""
                        select distinct on (policy_id) id, policy_id, version, run_id, as_of, known_at, null as data, summary, based_on
                        from calibration where data is not null order by policy_id, as_of desc, id desc""").query(this::stored).list();
    }

    private Stored stored(ResultSet row, int number) throws SQLException {
        String data = row.getString("data");
        String summary = row.getString("summary");
        return new Stored(
                row.getInt("id"),
                row.getInt("policy_id"),
                row.getInt("version"),
                row.getLong("run_id"),
                row.getObject("as_of", LocalDate.class),
                row.getTimestamp("known_at").toInstant(),
                data == null ? null : json.readValue(data, Calibration.class),
                summary == null ? null : json.readValue(summary, MAP),
                (Integer) row.getObject("based_on"));
    }
}
