package dev.fenji.intake.run;

import dev.fenji.intake.ImportReport;
import dev.fenji.intake.ImportReport.Counts;
import dev.fenji.intake.ImportReport.Failure;
import dev.fenji.intake.ImportReport.Phase;
import dev.fenji.intake.ImportReport.ProblemCount;
import dev.fenji.intake.ImportReport.State;
import dev.fenji.intake.mapping.Mapping;
import dev.fenji.shared.Page;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The imports: each one's state survives a reload of the page and the end of the program. */
@Component
class ImportTable {

    /** What a run needs to begin or go on. */
    record Job(
            long id,
            long fileId,
            Mapping mapping,
            String startedBy,
            long doneRows,
            int donePartitions,
            Counts counts) {}

    private static final TypeReference<List<ProblemCount>> PROBLEMS = new TypeReference<>() {};

    private final JdbcClient jdbc;
    private final JsonMapper json;
    private final RowScope scope;

    ImportTable(JdbcClient jdbc, JsonMapper json, RowScope scope) {
        this.jdbc = jdbc;
        this.json = json;
        this.scope = scope;
    }

    long create(long fileId, String fileName, Mapping mapping, String startedBy) {
        return jdbc.sql("""
                insert into import_run (file_id, file_name, kind, state, phase, mapping_name, mapping, source, started_by, counts)
                values (:file, :fileName, :kind, 'CHECKING', 'WAITING', :mappingName, :mapping::jsonb, :source, :by, :counts::jsonb)
                returning id""")
                .param("file", fileId)
                .param("fileName", fileName)
                .param("kind", mapping.kind().name())
                .param("mappingName", mapping.name())
                .param("mapping", json.writeValueAsString(mapping))
                .param("source", mapping.source())
                .param("by", startedBy)
                .param("counts", json.writeValueAsString(Counts.NONE))
                .query(Long.class)
                .single();
    }

    /** Writing begins where it stands, not where the check before it ended. */
    void phase(long id, State state, Phase phase) {
        jdbc.sql("""
                update import_run set state = :state, phase = :phase, finished_at = null, error = null,
                    seconds_left = null, rows_per_second = 0, cancel_requested = false,
                    rows_read = case when :phase = 'WRITE' then done_rows else rows_read end
                where id = :id""")
                .param("state", state.name())
                .param("phase", phase.name())
                .param("id", id)
                .update();
    }

    void progress(long id, long rowsRead, long rowsPerSecond, @Nullable Long secondsLeft) {
        jdbc.sql("""
                update import_run set rows_read = :rows, rows_per_second = :rate, seconds_left = :left where id = :id""")
                .param("rows", rowsRead)
                .param("rate", rowsPerSecond)
                .param("left", secondsLeft)
                .param("id", id)
                .update();
    }

    void checked(long id, Check check, Mapping settled) {
        jdbc.sql("""
                update import_run
                set rows_total = :total, rows_read = :total, bad_share = :share, problems = :problems::jsonb,
                    mapping = :mapping::jsonb,
                    counts = jsonb_set(counts, '{unresolvedCountries}', to_jsonb(:unresolved::bigint))
                where id = :id""")
                .param("total", check.rows())
                .param("share", check.badShare())
                .param("problems", json.writeValueAsString(check.problems()))
                .param("mapping", json.writeValueAsString(settled))
                .param("unresolved", check.unresolvedCountries())
                .param("id", id)
                .update();
    }

    void checkpoint(long id, long doneRows, int donePartitions, Counts counts) {
        jdbc.sql("""
                update import_run set done_rows = :rows, done_partitions = :partitions, counts = :counts::jsonb
                where id = :id""")
                .param("rows", doneRows)
                .param("partitions", donePartitions)
                .param("counts", json.writeValueAsString(counts))
                .param("id", id)
                .update();
    }

    void counts(long id, Counts counts) {
        jdbc.sql("update import_run set counts = :counts::jsonb where id = :id")
                .param("counts", json.writeValueAsString(counts))
                .param("id", id)
                .update();
    }

    void end(long id, State state, @Nullable Failure failure) {
        jdbc.sql("""
                update import_run
                set state = :state, phase = 'END', finished_at = now(), seconds_left = null, error = :error::jsonb
                where id = :id""")
                .param("state", state.name())
                .param("error", failure == null ? null : json.writeValueAsString(failure))
                .param("id", id)
                .update();
    }

    /** Imports that a former process was at: they wait to be resumed. */
    int markInterrupted() {
        return jdbc.sql("""
                update import_run
                set state = 'INTERRUPTED', phase = 'END', finished_at = now(), seconds_left = null
                where state in ('CHECKING', 'RUNNING')""").update();
    }

    @Nullable
    Job job(long id) {
        return jdbc.sql("""
                select id, file_id, mapping, started_by, done_rows, done_partitions, counts
                from import_run where id = :id""")
                .param("id", id)
                .query((rs, _) -> new Job(
                        rs.getLong("id"),
                        rs.getLong("file_id"),
                        json.readValue(rs.getString("mapping"), Mapping.class),
                        rs.getString("started_by"),
                        rs.getLong("done_rows"),
                        rs.getInt("done_partitions"),
                        json.readValue(rs.getString("counts"), Counts.class)))
                .optional()
                .orElse(null);
    }

    @Nullable
    ImportReport find(long id) {
        return jdbc.sql("""
                select r.*, f.removed_at is null as file_kept
                from import_run r join import_file f on f.id = r.file_id where r.id = :id""").param("id", id).query(this::report).optional().orElse(null);
    }

    Page<ImportReport> page(long before, int limit) {
        List<ImportReport> rows = jdbc.sql("""
                select r.*, f.removed_at is null as file_kept
                from import_run r join import_file f on f.id = r.file_id
                where r.id < :before order by r.id desc limit :limit""")
                .param("before", before)
                .param("limit", limit + 1)
                .query(this::report)
                .list();
        return Page.of(rows, limit, r -> Long.toString(r.id()));
    }

    private ImportReport report(ResultSet rs, int number) throws SQLException {
        Timestamp finished = rs.getTimestamp("finished_at");
        String error = rs.getString("error");
        return new ImportReport(
                rs.getLong("id"),
                rs.getString("kind"),
                State.valueOf(rs.getString("state")),
                rs.getString("file_name"),
                rs.getString("mapping_name"),
                rs.getString("source"),
                rs.getTimestamp("started_at").toInstant(),
                finished == null ? null : finished.toInstant(),
                rs.getString("started_by"),
                Phase.valueOf(rs.getString("phase")),
                rs.getObject("rows_total", Long.class),
                rs.getLong("rows_read"),
                rs.getLong("rows_per_second"),
                rs.getObject("seconds_left", Long.class),
                json.readValue(rs.getString("counts"), Counts.class),
                rs.getObject("bad_share", Double.class),
                problems(rs.getString("problems")),
                error == null ? null : json.readValue(error, Failure.class),
                rs.getBoolean("file_kept"));
    }

    /** The examples are cells of the file. */
    private List<ProblemCount> problems(String stored) {
        List<ProblemCount> problems = json.readValue(stored, PROBLEMS);
        return scope.hidden()
                ? problems.stream()
                        .map(p -> new ProblemCount(p.slug(), p.count(), Map.of()))
                        .toList()
                : problems;
    }
}
