package dev.fenji.intake.run;

import dev.fenji.intake.IntakeProblem;
import dev.fenji.intake.mapping.Finding;
import dev.fenji.intake.mapping.Mapping;
import dev.fenji.intake.mapping.MappingCheck;
import dev.fenji.intake.mapping.Presets;
import dev.fenji.shared.AuditableEvent;
import dev.fenji.shared.Problem;
import dev.fenji.shared.ProblemException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/** The mappings people can choose: those shipped, and those they saved. */
@Component
public class Mappings {

    private static final int MAX_NAME = 100;

    private final Presets presets;
    private final JdbcClient jdbc;
    private final JsonMapper json;
    private final ApplicationEventPublisher events;

    Mappings(Presets presets, JdbcClient jdbc, JsonMapper json, ApplicationEventPublisher events) {
        this.presets = presets;
        this.jdbc = jdbc;
        this.json = json;
        this.events = events;
    }

    /** The saved ones first. */
    public List<Mapping> all() {
        List<Mapping> all = new ArrayList<>(jdbc.sql("select name, document from import_mapping order by name")
                .query((rs, _) ->
                        json.readValue(rs.getString("document"), Mapping.class).named(rs.getString("name"), false))
                .list());
        all.addAll(presets.all());
        return all;
    }

    public Mapping get(String name) {
        Mapping preset = presets.get(name);
        if (preset != null) {
            return preset;
        }
        return jdbc.sql("select document from import_mapping where name = :name")
                .param("name", name)
                .query((rs, _) ->
                        json.readValue(rs.getString("document"), Mapping.class).named(name, false))
                .optional()
                .orElseThrow(() -> new ProblemException(IntakeProblem.NO_SUCH_MAPPING, Map.of("mapping", name)));
    }

    /** The mapping of this name, or all of the set of this name, in the order in which they run. */
    public List<Mapping> resolve(String name) {
        List<String> set = presets.set(name);
        return set.isEmpty() ? List.of(get(name)) : set.stream().map(this::get).toList();
    }

    public Map<String, List<String>> sets() {
        return presets.sets();
    }

    @Transactional
    public Mapping save(String name, Mapping mapping, String by) {
        String clean = name.strip();
        if (presets.get(clean) != null || !presets.set(clean).isEmpty()) {
            throw new ProblemException(IntakeProblem.MAPPING_BUILT_IN, Map.of("mapping", clean));
        }
        if (clean.isEmpty() || clean.length() > MAX_NAME) {
            throw new ProblemException(IntakeProblem.MAPPING_WITHOUT_NAME, Map.of("limit", MAX_NAME));
        }
        Mapping named = mapping.named(clean, false);
        requireSound(named);
        jdbc.sql("""
                insert into import_mapping (name, document, updated_by) values (:name, :document::jsonb, :by)
                on conflict (name) do update set document = excluded.document, updated_by = excluded.updated_by, updated_at = now()""")
                .param("name", clean)
                .param("document", json.writeValueAsString(named))
                .param("by", by)
                .update();
        events.publishEvent(new AuditableEvent("mapping.saved", "mapping:" + clean, Map.of()));
        return named;
    }

    @Transactional
    public void delete(String name) {
        if (presets.get(name) != null) {
            throw new ProblemException(IntakeProblem.MAPPING_BUILT_IN, Map.of("mapping", name));
        }
        if (jdbc.sql("delete from import_mapping where name = :name")
                        .param("name", name)
                        .update()
                == 0) {
            throw new ProblemException(IntakeProblem.NO_SUCH_MAPPING, Map.of("mapping", name));
        }
        events.publishEvent(new AuditableEvent("mapping.deleted", "mapping:" + name, Map.of()));
    }

    /** Everything wrong with the mapping in itself, at once. */
    public static void requireSound(Mapping mapping) {
        require(MappingCheck.of(mapping));
    }

    /** The same, together with the columns of a file. */
    public static void requireSound(Mapping mapping, String file, List<String> header) {
        require(MappingCheck.of(mapping, file, header));
    }

    private static void require(List<Finding> findings) {
        if (!findings.isEmpty()) {
            throw new ProblemException(
                    Problem.of(IntakeProblem.MAPPING_INVALID, Map.of("count", findings.size())),
                    findings.stream().map(Mappings::problem).toList());
        }
    }

    private static Problem problem(Finding finding) {
        Map<String, Object> values = new LinkedHashMap<>(finding.values());
        values.put("value", String.valueOf(finding.value()));
        return new Problem(IntakeProblem.of(finding.slug()), values, finding.column());
    }
}
