package dev.fenji.overview;

import dev.fenji.identity.CurrentUser;
import dev.fenji.shared.ProblemException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Lists that people have named. Everybody sees their own and the shared ones; only the owner changes one. */
@Component
public class SavedViews {

    private final JdbcClient jdbc;
    private final JsonMapper json;
    private final CurrentUser user;

    SavedViews(JdbcClient jdbc, JsonMapper json, CurrentUser user) {
        this.jdbc = jdbc;
        this.json = json;
        this.user = user;
    }

    /**
     * @param mine whether the caller may change it
     * @param definition search, filter, sort and columns as the page keeps them
     */
    public record SavedView(long id, String name, boolean shared, boolean mine, JsonNode definition) {}

    public List<SavedView> all() {
        return jdbc.sql("""
                        select id, name, shared, owner_id = :user as mine, definition
                        from saved_view
                        where shared or owner_id = :user
                        order by owner_id = :user desc, name, id
                        """)
                .param("user", user.current().id())
                .query(this::view)
                .list();
    }

    @Transactional
    public SavedView add(String name, boolean shared, JsonNode definition) {
        try {
            return jdbc.sql("""
                            insert into saved_view (owner_id, name, shared, definition)
                            values (:user, :name, :shared, :definition::jsonb)
                            returning id, name, shared, true as mine, definition
                            """)
                    .param("user", user.current().id())
                    .param("name", name.strip())
                    .param("shared", shared)
                    .param("definition", json.writeValueAsString(definition))
                    .query(this::view)
                    .single();
        } catch (DuplicateKeyException e) {
            throw new ProblemException(OverviewProblem.VIEW_NAME_TAKEN, Map.of("name", name.strip()));
        }
    }

    @Transactional
    public SavedView change(long id, String name, boolean shared, JsonNode definition) {
        own(id);
        try {
            return jdbc.sql("""
                            update saved_view
                            set name = :name, shared = :shared, definition = :definition::jsonb, updated_at = now()
                            where id = :id
                            returning id, name, shared, true as mine, definition
                            """)
                    .param("id", id)
                    .param("name", name.strip())
                    .param("shared", shared)
                    .param("definition", json.writeValueAsString(definition))
                    .query(this::view)
                    .single();
        } catch (DuplicateKeyException e) {
            throw new ProblemException(OverviewProblem.VIEW_NAME_TAKEN, Map.of("name", name.strip()));
        }
    }

    @Transactional
    public void remove(long id) {
        own(id);
        jdbc.sql("delete from saved_view where id = :id").param("id", id).update();
    }

    private void own(long id) {
        SavedView view = all().stream()
                .filter(candidate -> candidate.id() == id)
                .findFirst()
                .orElseThrow(() -> new ProblemException(OverviewProblem.VIEW_NOT_FOUND, Map.of("id", id)));
        if (!view.mine()) {
            throw new ProblemException(OverviewProblem.VIEW_NOT_YOURS, Map.of("name", view.name()));
        }
    }

    private SavedView view(ResultSet row, int number) throws SQLException {
        return new SavedView(
                row.getLong("id"),
                row.getString("name"),
                row.getBoolean("shared"),
                row.getBoolean("mine"),
                json.readTree(row.getString("definition")));
    }
}
