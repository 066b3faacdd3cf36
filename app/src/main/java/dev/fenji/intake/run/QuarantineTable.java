package dev.fenji.intake.run;

import dev.fenji.intake.mapping.Finding;
import dev.fenji.shared.Page;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Rows that could not be stored. They stay until they are put right or discarded; nothing is lost. */
@Component
class QuarantineTable {

    /** A row in quarantine; {@code values} are as corrected, if somebody has. */
    record Entry(long row, Map<String, String> values, boolean corrected, List<Finding> findings, String state) {}

    private static final TypeReference<Map<String, String>> CELLS = new TypeReference<>() {};
    private static final TypeReference<List<Finding>> FINDINGS = new TypeReference<>() {};
    private static final String COLUMNS =
            "row, coalesce(corrected, raw) as cells, corrected is not null as corrected, findings, state";
    private static final int FETCH = 1_000;

    private final JdbcClient jdbc;
    private final JsonMapper json;
    private final RowScope scope;

    QuarantineTable(JdbcClient jdbc, JsonMapper json, RowScope scope) {
        this.jdbc = jdbc;
        this.json = json;
        this.scope = scope;
    }

    /** A row that is already there (a resumed or retried import) takes the newer findings. */
    void add(long importId, Collection<BadRow> rows) {
        if (rows.isEmpty()) {
            return;
        }
        jdbc.sql("""
                insert into import_quarantine (import_id, row, raw, findings)
                select :id, r.row, r.raw::json, r.findings::jsonb
                from unnest(:rows::bigint[], :raws::text[], :findings::text[]) as r (row, raw, findings)
                on conflict (import_id, row) do update
                    set findings = excluded.findings, state = 'OPEN', changed_at = now()""")
                .param("id", importId)
                .param("rows", rows.stream().map(BadRow::row).toArray(Long[]::new))
                .param("raws", rows.stream().map(r -> clean(r.raw())).toArray(String[]::new))
                .param("findings", rows.stream().map(r -> clean(r.findings())).toArray(String[]::new))
                .update();
    }

    /** The database cannot keep the character zero, wherever a broken file has it from. */
    private String clean(Object value) {
        return json.writeValueAsString(value).replace("\\u0000", "\\ufffd");
    }

    Page<Entry> page(long importId, @Nullable String state, long afterRow, int limit) {
        List<Entry> rows = jdbc.sql("select " + COLUMNS + """
                 from import_quarantine
                where import_id = :id and row > :after and (:state::text is null or state = :state) and not :hidden
                order by row
                limit :limit""")
                .param("id", importId)
                .param("after", afterRow)
                .param("state", state)
                .param("hidden", scope.hidden())
                .param("limit", limit + 1)
                .query(this::entry)
                .list();
        return Page.of(rows, limit, e -> Long.toString(e.row()));
    }

    /** All open rows, in order, without holding them in memory. */
    void eachOpen(long importId, Consumer<Entry> consumer) {
        long after = 0;
        while (true) {
            Page<Entry> page = page(importId, "OPEN", after, FETCH);
            page.items().forEach(consumer);
            if (page.nextCursor() == null) {
                return;
            }
            after = Long.parseLong(page.nextCursor());
        }
    }

    @Nullable
    Entry find(long importId, long row) {
        return jdbc.sql("select " + COLUMNS
                        + " from import_quarantine where import_id = :id and row = :row and not :hidden")
                .param("id", importId)
                .param("row", row)
                .param("hidden", scope.hidden())
                .query(this::entry)
                .optional()
                .orElse(null);
    }

    /** Only open rows change; false when there is none. */
    boolean correct(long importId, long row, Map<String, String> values) {
        return jdbc.sql("""
                update import_quarantine set corrected = :values::json, changed_at = now()
                where import_id = :id and row = :row and state = 'OPEN'""")
                        .param("values", clean(values))
                        .param("id", importId)
                        .param("row", row)
                        .update()
                > 0;
    }

    boolean discard(long importId, long row) {
        return jdbc.sql("""
                update import_quarantine set state = 'DISCARDED', changed_at = now()
                where import_id = :id and row = :row and state = 'OPEN'""").param("id", importId).param("row", row).update() > 0;
    }

    /** What people have put right in rows that are still open, or were stored by an earlier retry. */
    Map<Long, Map<String, String>> corrections(long importId) {
        Map<Long, Map<String, String>> found = new LinkedHashMap<>();
        jdbc.sql("""
                select row, corrected from import_quarantine
                where import_id = :id and corrected is not null and state <> 'DISCARDED'
                order by row""").param("id", importId).query(rs -> {
            found.put(rs.getLong("row"), json.readValue(rs.getString("corrected"), CELLS));
        });
        return found;
    }

    List<Long> openRows(long importId) {
        return jdbc.sql("select row from import_quarantine where import_id = :id and state = 'OPEN' order by row")
                .param("id", importId)
                .query(Long.class)
                .list();
    }

    List<Long> discardedRows(long importId) {
        return jdbc.sql("select row from import_quarantine where import_id = :id and state = 'DISCARDED'")
                .param("id", importId)
                .query(Long.class)
                .list();
    }

    void markRetried(long importId, Collection<Long> rows) {
        jdbc.sql("""
                update import_quarantine set state = 'RETRIED', changed_at = now()
                where import_id = :id and row = any (:rows::bigint[])""")
                .param("id", importId)
                .param("rows", rows.toArray(Long[]::new))
                .update();
    }

    long countOpen(long importId) {
        return jdbc.sql("select count(*) from import_quarantine where import_id = :id and state = 'OPEN'")
                .param("id", importId)
                .query(Long.class)
                .single();
    }

    private Entry entry(ResultSet rs, int number) throws SQLException {
        return new Entry(
                rs.getLong("row"),
                json.readValue(rs.getString("cells"), CELLS),
                rs.getBoolean("corrected"),
                json.readValue(rs.getString("findings"), FINDINGS),
                rs.getString("state"));
    }
}
