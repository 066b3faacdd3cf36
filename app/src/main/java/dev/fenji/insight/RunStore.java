package dev.fenji.insight;

import dev.fenji.shared.JobCancelled;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import org.springframework.stereotype.Repository;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Runs as they are kept. */
@Repository
class RunStore {
    private static final TypeReference<Map<String, Long>> COUNTS = new TypeReference<>() {};
    private static final TypeReference<Map<String, Object>> VALUES = new TypeReference<>() {};
    private static final TypeReference<List<Map<String, Object>>> RESULTS = new TypeReference<>() {};

    private static final String COLUMNS = """
            select id, kind, work, state, as_of, known_at, requested_at, started_at, finished_at, started_by, replay,
                   progress, counts, results, provenance, error
            from run
            """;

    private final JdbcClient jdbc;
    private final JsonMapper json;

    RunStore(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    long add(RunKind kind, RunWork work, @Nullable LocalDate asOf, @Nullable Instant knownAt, String startedBy) {
        return jdbc.sql("""
                        insert into run (kind, work, state, as_of, known_at, started_by)
                        values (:kind, :work, 'QUEUED', :asOf, :knownAt, :startedBy) returning id""")
                .param("kind", kind.name())
                .param("work", work.name())
                .param("asOf", asOf)
                .param("knownAt", knownAt == null ? null : Timestamp.from(knownAt))
                .param("startedBy", startedBy)
                .query(Long.class)
                .single();
    }

    Optional<InsightRun> find(long id) {
        return jdbc.sql(COLUMNS + "where id = :id")
                .param("id", id)
                .query(this::run)
                .optional();
    }

    /** Newest first, from below the given id. */
    List<InsightRun> before(long id, int limit) {
        return jdbc.sql(COLUMNS + "where id < :id order by id desc limit :limit")
                .param("id", id)
                .param("limit", limit)
                .query(this::run)
                .list();
    }

    /** The models let the tiers go first. */
    Optional<InsightRun> nextQueued() {
        return jdbc.sql(COLUMNS + "where state = 'QUEUED' order by work = 'MODELS', id limit 1")
                .query(this::run)
                .optional();
    }

    boolean automaticWaits() {
        return jdbc.sql(
                        "select exists (select from run where state = 'QUEUED' and work = 'TIERS' and kind <> 'MANUAL')")
                .query(Boolean.class)
                .single();
    }

    /** Puts a run of the models behind that of the tiers, in its transaction, unless one waits already. */
    void addModels(Connection connection, InsightRun after) {
        JdbcClient.create(new SingleConnectionDataSource(connection, true))
                .sql("""
                        insert into run (kind, work, state, started_by)
                        select :kind, 'MODELS', 'QUEUED', :startedBy
                        where not exists (select from run where state = 'QUEUED' and work = 'MODELS')""")
                .param("kind", after.kind().name())
                .param("startedBy", after.startedBy())
                .update();
    }

    /** The run of the models that waits or is under way; null when there is none. */
    @Nullable
    Long openModels() {
        return jdbc.sql("""
                        select id from run where work = 'MODELS' and state in ('QUEUED', 'RUNNING')
                        order by state = 'QUEUED', id limit 1""").query(Long.class).optional().orElse(null);
    }

    /** Whether the program ended while models were learned, and that was not so the time before, too. */
    boolean modelsWereCutOff() {
        List<String> states = jdbc.sql("select state from run where work = 'MODELS' order by id desc limit 2")
                .query(String.class)
                .list();
        String cutOff = RunState.INTERRUPTED.name();
        return !states.isEmpty()
                && states.getFirst().equals(cutOff)
                && (states.size() == 1 || !states.get(1).equals(cutOff));
    }

    /** The day in force: that of the newest run that looked forward. */
    @Nullable
    LocalDate dayInForce() {
        return jdbc.sql("select as_of from metric_state")
                .query(LocalDate.class)
                .optional()
                .orElse(null);
    }

    /** The newest run that is done and was as of this day or earlier. */
    Optional<InsightRun> lastDone(LocalDate asOf) {
        return jdbc.sql(COLUMNS + """
                        where state = 'DONE' and work = 'TIERS' and not replay and as_of <= :asOf
                        order by as_of desc, id desc limit 1""").param("asOf", asOf).query(this::run).optional();
    }

    Optional<InsightRun> lastDone() {
        return jdbc.sql(COLUMNS + "where state = 'DONE' and work = 'TIERS' and not replay order by id desc limit 1")
                .query(this::run)
                .optional();
    }

    /** The newest run that knew more and whose results one as of the day, with what was known then, would replace. */
    Optional<InsightRun> lastThatKnewMore(LocalDate asOf, Instant knownAt) {
        return jdbc.sql(COLUMNS + """
                        where state = 'DONE' and work = 'TIERS' and known_at > :knownAt
                          and (as_of = :asOf or not replay and as_of <= :asOf
                               and :asOf >= (select as_of from metric_state))
                        order by id desc limit 1""")
                .param("asOf", asOf)
                .param("knownAt", Timestamp.from(knownAt))
                .query(this::run)
                .optional();
    }

    boolean begin(long id) {
        return jdbc.sql("update run set state = 'RUNNING', started_at = now() where id = :id and state = 'QUEUED'")
                        .param("id", id)
                        .update()
                == 1;
    }

    void decide(long id, LocalDate asOf, boolean replay) {
        jdbc.sql("update run set as_of = :asOf, replay = :replay where id = :id")
                .param("id", id)
                .param("asOf", asOf)
                .param("replay", replay)
                .update();
    }

    void progress(long id, InsightRun.Progress progress) {
        jdbc.sql("update run set progress = :progress::jsonb where id = :id")
                .param("id", id)
                .param("progress", json.writeValueAsString(progress))
                .update();
    }

    /**
     * The end of a run, in its own transaction.
     *
     * @throws JobCancelled when somebody ended it before
     */
    boolean done(Connection connection, long id, RunResult result) {
        int ended = JdbcClient.create(new SingleConnectionDataSource(connection, true))
                .sql("""
                        update run set state = 'DONE', finished_at = clock_timestamp(), known_at = :knownAt,
                               counts = :counts::jsonb, results = :results::jsonb, provenance = :provenance::jsonb
                        where id = :id and state = 'RUNNING'""")
                .param("id", id)
                .param("knownAt", Timestamp.from(result.knownAt()))
                .param("counts", json.writeValueAsString(result.counts()))
                .param("results", json.writeValueAsString(result.results()))
                .param("provenance", json.writeValueAsString(result.provenance()))
                .update();
        if (ended == 0) {
            throw new JobCancelled();
        }
        return true;
    }

    boolean end(long id, RunState state, InsightRun.@Nullable Failure error) {
        return jdbc.sql("""
                        update run set state = :state, finished_at = now(), error = :error::jsonb
                        where id = :id and state in ('QUEUED', 'RUNNING')""")
                        .param("id", id)
                        .param("state", state.name())
                        .param("error", error == null ? null : json.writeValueAsString(error))
                        .update()
                == 1;
    }

    /** @return how many runs the end of the program before this one cut off */
    int interruptRunning() {
        return jdbc.sql("update run set state = 'INTERRUPTED', finished_at = now() where state = 'RUNNING'")
                .update();
    }

    private InsightRun run(ResultSet row, int number) throws SQLException {
        String provenance = row.getString("provenance");
        String error = row.getString("error");
        return new InsightRun(
                row.getLong("id"),
                RunKind.valueOf(row.getString("kind")),
                RunWork.valueOf(row.getString("work")),
                RunState.valueOf(row.getString("state")),
                row.getObject("as_of", LocalDate.class),
                instant(row, "known_at"),
                row.getTimestamp("requested_at").toInstant(),
                instant(row, "started_at"),
                instant(row, "finished_at"),
                row.getString("started_by"),
                row.getBoolean("replay"),
                progress(row.getString("progress")),
                json.readValue(row.getString("counts"), COUNTS),
                json.readValue(row.getString("results"), RESULTS),
                provenance == null ? null : json.readValue(provenance, VALUES),
                error == null ? null : json.readValue(error, InsightRun.Failure.class));
    }

    private InsightRun.Progress progress(String stored) {
        return stored.equals("{}") ? InsightRun.Progress.NONE : json.readValue(stored, InsightRun.Progress.class);
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        Timestamp at = row.getTimestamp(column);
        return at == null ? null : at.toInstant();
    }
}
