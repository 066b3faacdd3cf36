package dev.fenji.insight.model;

import dev.fenji.insight.Forecaster;
import dev.fenji.insight.Forecasts;
import dev.fenji.insight.NewForecasts;
import dev.fenji.insight.RunProgress;
import dev.fenji.kernel.churn.ScoreTrainer;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** What runs ask of the models: learn of each scope, or take over what was learned before, then value everyone. */
@Component
class ModelRun implements Forecaster {
    private static final String PHASE = "MODELS";

    private final ModelSettingsStore settings;
    private final FitBook book;
    private final ModelStores stores;
    private final List<ScoreTrainer> trainers;
    private final FactorText factors;
    private final JsonMapper json;

    ModelRun(
            ModelSettingsStore settings,
            FitBook book,
            ModelStores stores,
            ObjectProvider<ScoreTrainer> trainers,
            FactorText factors,
            JsonMapper json) {
        this.settings = settings;
        this.book = book;
        this.stores = stores;
        this.trainers = trainers.orderedStream().toList();
        this.factors = factors;
        this.json = json;
    }

    @Override
    public Forecasts forecast(Connection copy, Task task, Set<String> metrics, RunProgress progress)
            throws SQLException {
        progress.phase(PHASE, null);
        return work(copy, task, progress).forecast(book.learnedUntil(task.asOf()), metrics);
    }

    @Override
    public NewForecasts learn(Connection copy, Task task, RunProgress progress) throws SQLException {
        return work(copy, task, progress).learn(stores, book.learnedUntil(task.asOf()));
    }

    private ModelWork work(Connection copy, Task task, RunProgress progress) {
        ModelSettings now = settings.current();
        var reader = new PurchaseReader(copy, task.knownAt(), progress);
        var churnReader = new ChurnReader(copy, task.knownAt(), progress);
        var churn = new ChurnScoring(churnReader, reader, now.churn(), task.asOf(), trainers, stores.churn(), factors);
        var nextOrders = new NextOrders(copy, task.knownAt(), progress);
        var trial = new NextOrderTrial(copy, task.knownAt(), progress, nextOrders);
        return new ModelWork(task, now, json.writeValueAsString(now), reader, nextOrders, trial, churn, progress);
    }
}
