package dev.fenji.evaluation;

import dev.fenji.insight.RunState;
import dev.fenji.kernel.backtest.BacktestReport;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Back-tests as they are kept. */
@Repository
class BacktestStore {
    private static final TypeReference<Map<String, Object>> VALUES = new TypeReference<>() {};
    private static final TypeReference<List<BacktestJob.Entrant>> ENTRANTS = new TypeReference<>() {};

    private static final String COLUMNS = """
            select id, state, question, entrants, requested_at, started_at, finished_at, started_by, progress, result,
                   proposal, provenance, error
            from backtest
            """;

    private final JdbcClient jdbc;
    private final JsonMapper json;

    BacktestStore(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    long add(Question question, List<BacktestJob.Entrant> entrants, String startedBy) {
        return jdbc.sql("""
                        insert into backtest (state, question, entrants, started_by)
                        values ('QUEUED', :question::jsonb, :entrants::jsonb, :startedBy) returning id""")
                .param("question", json.writeValueAsString(question))
                .param("entrants", json.writeValueAsString(entrants))
                .param("startedBy", startedBy)
                .query(Long.class)
                .single();
    }

    Optional<BacktestJob> find(long id) {
        return jdbc.sql(COLUMNS + "where id = :id")
                .param("id", id)
                .query(this::job)
                .optional();
    }

    List<BacktestJob> before(long id, int limit) {
        return jdbc.sql(COLUMNS + "where id < :id order by id desc limit :limit")
                .param("id", id)
                .param("limit", limit)
                .query(this::job)
                .list();
    }

    Optional<BacktestJob> nextQueued() {
        return jdbc.sql(COLUMNS + "where state = 'QUEUED' order by id limit 1")
                .query(this::job)
                .optional();
    }

    boolean begin(long id) {
        return jdbc.sql("update backtest set state = 'RUNNING', started_at = now() where id = :id and state = 'QUEUED'")
                        .param("id", id)
                        .update()
                == 1;
    }

    void progress(long id, BacktestJob.Progress progress) {
        jdbc.sql("update backtest set progress = :progress::jsonb where id = :id")
                .param("id", id)
                .param("progress", json.writeValueAsString(progress))
                .update();
    }

    void done(long id, BacktestWork.Answer answer) {
        jdbc.sql("""
                        update backtest set state = 'DONE', finished_at = now(), result = :result::jsonb,
                               proposal = :proposal::jsonb, provenance = :provenance::jsonb
                        where id = :id and state = 'RUNNING'""")
                .param("id", id)
                .param("result", json.writeValueAsString(answer.report()))
                .param("proposal", answer.proposal() == null ? null : json.writeValueAsString(answer.proposal()))
                .param("provenance", json.writeValueAsString(answer.provenance()))
                .update();
    }

    boolean end(long id, RunState state, BacktestJob.@Nullable Failure error) {
        return jdbc.sql("""
                        update backtest set state = :state, finished_at = now(), error = :error::jsonb
                        where id = :id and state in ('QUEUED', 'RUNNING')""")
                        .param("id", id)
                        .param("state", state.name())
                        .param("error", error == null ? null : json.writeValueAsString(error))
                        .update()
                == 1;
    }

    int interruptRunning() {
        return jdbc.sql("update backtest set state = 'INTERRUPTED', finished_at = now() where state = 'RUNNING'")
                .update();
    }

    private BacktestJob job(ResultSet row, int number) throws SQLException {
        String progress = row.getString("progress");
        String result = row.getString("result");
        String proposal = row.getString("proposal");
        String provenance = row.getString("provenance");
        String error = row.getString("error");
        return new BacktestJob(
                row.getLong("id"),
                RunState.valueOf(row.getString("state")),
                json.readValue(row.getString("question"), Question.class),
                json.readValue(row.getString("entrants"), ENTRANTS),
                row.getTimestamp("requested_at").toInstant(),
                instant(row, "started_at"),
                instant(row, "finished_at"),
                row.getString("started_by"),
                progress.equals("{}")
                        ? BacktestJob.Progress.NONE
                        : json.readValue(progress, BacktestJob.Progress.class),
                result == null ? null : json.readValue(result, BacktestReport.class),
                proposal == null ? null : json.readValue(proposal, Proposal.class),
                provenance == null ? null : json.readValue(provenance, VALUES),
                error == null ? null : json.readValue(error, BacktestJob.Failure.class));
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        Timestamp at = row.getTimestamp(column);
        return at == null ? null : at.toInstant();
    }
}
