package dev.fenji.insight.model;

import dev.fenji.identity.CurrentUser;
import dev.fenji.shared.AuditableEvent;
import dev.fenji.shared.ProblemException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/** The settings of the value models: one document, audited. */
@Component
public class ModelSettingsStore {
    private final JdbcClient jdbc;
    private final JsonMapper json;
    private final ApplicationEventPublisher events;
    private final CurrentUser user;
    private final Clock clock;

    ModelSettingsStore(
            JdbcClient jdbc, JsonMapper json, ApplicationEventPublisher events, CurrentUser user, Clock clock) {
        this.jdbc = jdbc;
        this.json = json;
        this.events = events;
        this.user = user;
        this.clock = clock;
    }

    /** Who set them, if anybody did. */
    public record Stored(
            ModelSettings settings,
            @Nullable Instant changedAt,
            @Nullable String changedBy) {}

    public ModelSettings current() {
        return stored().settings();
    }

    public Stored stored() {
        return jdbc.sql("select document, changed_at, changed_by from model_settings")
                .query((row, _) -> {
                    String document = row.getString("document");
                    Timestamp at = row.getTimestamp("changed_at");
                    return new Stored(
                            document == null ? ModelSettings.STANDARD : json.readValue(document, ModelSettings.class),
                            at == null ? null : at.toInstant(),
                            row.getString("changed_by"));
                })
                .single();
    }

    @Transactional
    public Stored change(ModelSettings wanted) {
        Map<String, String> faults = wanted.faults();
        if (!faults.isEmpty()) {
            var first = faults.entrySet().iterator().next();
            throw new ProblemException(
                    ModelProblem.SETTING_OUT_OF_RANGE, Map.of("field", first.getKey(), "value", first.getValue()));
        }
        String document = json.writeValueAsString(wanted);
        jdbc.sql("update model_settings set document = :document::jsonb, changed_at = :at, changed_by = :by")
                .param("document", document)
                .param("at", Timestamp.from(clock.instant()))
                .param("by", user.orSystem().username())
                .update();
        events.publishEvent(new AuditableEvent("models.settings-changed", "models", Map.of("settings", document)));
        return stored();
    }
}
