package dev.fenji.intake.run;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Which files there are. */
@Component
class FileTable {

    /** {@code stored} is where it lies below the folder of uploads. */
    record Part(String name, long size, String stored) {
        Part in(String folder) {
            return new Part(name, size, folder + "/" + stored);
        }
    }

    record Stored(String name, long size, List<Part> parts, boolean removed) {}

    private static final TypeReference<List<Part>> PARTS = new TypeReference<>() {};

    private final JdbcClient jdbc;
    private final JsonMapper json;

    FileTable(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    long create(String name, List<Part> parts, String by) {
        return jdbc.sql("""
                insert into import_file (name, size, parts, created_by)
                values (:name, :size, :parts::jsonb, :by) returning id""")
                .param("name", name)
                .param("size", parts.stream().mapToLong(Part::size).sum())
                .param("parts", json.writeValueAsString(parts))
                .param("by", by)
                .query(Long.class)
                .single();
    }

    @Nullable
    Stored find(long id) {
        return jdbc.sql("select name, size, parts, removed_at is not null as removed from import_file where id = :id")
                .param("id", id)
                .query((rs, _) -> new Stored(
                        rs.getString("name"),
                        rs.getLong("size"),
                        json.readValue(rs.getString("parts"), PARTS),
                        rs.getBoolean("removed")))
                .optional()
                .orElse(null);
    }

    List<Long> disposable(Duration keepFiles, Duration keepUnused) {
        return jdbc.sql("""
                select f.id from import_file f
                where f.removed_at is null
                  and f.created_at < now() - make_interval(secs => :unused)
                  and not exists (
                      select from import_run r
                      where r.file_id = f.id
                        and (r.finished_at is null
                             or r.finished_at > now() - make_interval(secs => :kept)
                             or exists (select from import_quarantine q where q.import_id = r.id and q.state = 'OPEN')))""")
                .param("unused", keepUnused.toSeconds())
                .param("kept", keepFiles.toSeconds())
                .query(Long.class)
                .list();
    }

    void markRemoved(long id) {
        jdbc.sql("update import_file set removed_at = now() where id = :id")
                .param("id", id)
                .update();
    }
}
