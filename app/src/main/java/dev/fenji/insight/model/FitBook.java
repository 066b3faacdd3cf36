package dev.fenji.insight.model;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** The reports that runs have left. */
@Component
public class FitBook {
    private final JdbcClient jdbc;
    private final JsonMapper json;

    FitBook(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /** The run whose values are in force. */
    public record InForce(long runId, LocalDate asOf) {}

    public Optional<InForce> inForce() {
        return jdbc.sql("select run_id, as_of from worth_state")
                .query((row, _) -> new InForce(row.getLong(1), row.getObject(2, LocalDate.class)))
                .optional();
    }

    /** All scopes of a run, that of everyone first. */
    public List<ScopeReport> of(long runId) {
        return jdbc.sql("select report from model_fit where run_id = :run order by place")
                .param("run", runId)
                .query((row, _) -> read(row.getString(1)))
                .list();
    }

    public @Nullable ScopeReport find(long runId, String scope) {
        return jdbc.sql("select report from model_fit where run_id = :run and scope = :scope")
                .param("run", runId)
                .param("scope", scope)
                .query((row, _) -> read(row.getString(1)))
                .optional()
                .orElse(null);
    }

    /** What was learned last up to and with a day, by scope; empty when nothing was. */
    Map<String, ScopeReport> learnedUntil(LocalDate day) {
        var byScope = new LinkedHashMap<String, ScopeReport>();
        jdbc.sql("""
                select run_id from model_fit where scope = 'all' and fitted_on <= :day
                order by fitted_on desc, run_id desc limit 1""")
                .param("day", day)
                .query(Long.class)
                .optional()
                .ifPresent(run -> of(run).forEach(report -> byScope.put(report.scope(), report)));
        return byScope;
    }

    private ScopeReport read(String document) {
        return json.readValue(document, ScopeReport.class);
    }
}
