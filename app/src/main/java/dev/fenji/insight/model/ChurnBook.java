package dev.fenji.insight.model;

import dev.fenji.kernel.churn.ChurnModel;
import dev.fenji.kernel.churn.ScoreTrainer;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** What runs learned of churn. */
@Component
class ChurnBook {
    private static final TypeReference<Map<String, Object>> TREE = new TypeReference<>() {};

    private final JdbcClient jdbc;
    private final JsonMapper json;

    ChurnBook(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /** A model with what there is to say about it, and the settings it was learned under. */
    record Learned(ChurnModel model, ChurnPart part, LocalDate on, String settings) {}

    /** What was learned last in these days, both included; null when nothing was, or nobody here can read it. */
    @Nullable
    Learned learned(LocalDate from, LocalDate to, String settings, List<ScoreTrainer> trainers) {
        Stored stored = jdbc.sql("""
                select learned_on, part, model from churn_fit
                where learned_on between :from and :to and settings = :settings
                order by learned_on desc, run_id desc limit 1""")
                .param("from", from)
                .param("to", to)
                .param("settings", settings)
                .query((row, _) -> new Stored(
                        row.getObject(1, LocalDate.class),
                        json.readValue(row.getString(2), ChurnPart.class),
                        json.readValue(row.getString(3), TREE)))
                .optional()
                .orElse(null);
        if (stored == null) {
            return null;
        }
        ChurnModel model = model(stored.tree, stored.part, trainers);
        return model == null ? null : new Learned(model, stored.part, stored.on, settings);
    }

    private record Stored(LocalDate on, ChurnPart part, Map<String, Object> tree) {}

    private static @Nullable ChurnModel model(Map<String, Object> tree, ChurnPart part, List<ScoreTrainer> trainers) {
        String chosen = part.learnedFrom() == null ? "" : part.learnedFrom().chosen();
        for (ScoreTrainer trainer : trainers) {
            if (trainer.name().equals(chosen)) {
                return ChurnModel.read(tree, trainer, ChurnWork.RULE);
            }
        }
        return null;
    }

    /** Without committing. A model that cannot be kept is learned again next time. */
    void add(Connection postgres, long runId, Learned learned) throws SQLException {
        Map<String, Object> tree = learned.model().tree();
        if (tree == null) {
            return;
        }
        try (PreparedStatement insert = postgres.prepareStatement("""
                insert into churn_fit (run_id, learned_on, settings, part, model)
                values (?, ?, ?, ?::jsonb, ?::jsonb)""")) {
            insert.setLong(1, runId);
            insert.setObject(2, learned.on());
            insert.setString(3, learned.settings());
            insert.setString(4, json.writeValueAsString(learned.part()));
            insert.setString(5, json.writeValueAsString(tree));
            insert.executeUpdate();
        }
    }
}
