package dev.fenji.insight.model;

import dev.fenji.insight.Forecaster;
import dev.fenji.insight.NewForecasts;
import dev.fenji.insight.RunProgress;
import dev.fenji.kernel.churn.ScoreTrainer;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** The models' part of a run: learn of each scope, or take over what the run before learned, then value everyone. */
@Component
class ModelRun implements Forecaster {
    private static final String PHASE = "MODELS";

    private final ModelSettingsStore settings;
    private final FitBook book;
    private final WorthStore store;
    private final List<ScoreTrainer> trainers;
    private final ChurnMemory memory;
    private final FactorText factors;
    private final JsonMapper json;

    ModelRun(
            ModelSettingsStore settings,
            FitBook book,
            WorthStore store,
            ObjectProvider<ScoreTrainer> trainers,
            ChurnMemory memory,
            FactorText factors,
            JsonMapper json) {
        this.settings = settings;
        this.book = book;
        this.store = store;
        this.trainers = trainers.orderedStream().toList();
        this.memory = memory;
        this.factors = factors;
        this.json = json;
    }

    @Override
    public NewForecasts forecast(Connection copy, Task task, RunProgress progress) throws SQLException {
        progress.phase(PHASE, null);
        ModelSettings now = settings.current();
        var reader = new PurchaseReader(copy, task.knownAt(), progress);
        var churnReader = new ChurnReader(copy, task.knownAt(), progress);
        var churn = new ChurnScoring(churnReader, reader, now.churn(), task.asOf(), trainers, memory, factors);
        var work = new ModelWork(task, now, json.writeValueAsString(now), reader, churn, progress);
        return work.forecast(store, book.latest());
    }
}
