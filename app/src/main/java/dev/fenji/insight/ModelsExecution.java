package dev.fenji.insight;

import dev.fenji.shared.Organisation;
import dev.fenji.shared.OrganisationProfile;
import java.sql.Connection;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import javax.sql.DataSource;
import org.springframework.stereotype.Component;

/**
 * What a run of the value models does: learn where that is due, value everybody as of the day in force from the facts that the tiers
 * were made of, and commit all of it, its own end included, in one transaction.
 */
@Component
class ModelsExecution {
    private final Engine engine;
    private final RunStore store;
    private final Forecaster forecaster;
    private final Organisation organisation;
    private final CodeVersion version;
    private final DataSource postgres;

    ModelsExecution(
            Engine engine,
            RunStore store,
            Forecaster forecaster,
            Organisation organisation,
            CodeVersion version,
            DataSource postgres) {
        this.engine = engine;
        this.store = store;
        this.forecaster = forecaster;
        this.organisation = organisation;
        this.version = version;
        this.postgres = postgres;
    }

    void execute(InsightRun run, RunProgress progress) throws Exception {
        var stopwatch = new Stopwatch();
        LocalDate asOf = Objects.requireNonNull(store.dayInForce(), "Tiers come first.");
        store.decide(run.id(), asOf, false);
        CopyState copied = engine.copy().state();
        if (copied == null) {
            progress.phase("COPY", null);
            copied = engine.copy().refresh(progress::done);
        }
        stopwatch.lap("copyMillis");
        OrganisationProfile whose = organisation.current();
        var task = new Forecaster.Task(
                run.id(), asOf, null, whose.zone().getId(), whose.baseCurrency(), version.version());
        NewForecasts forecasts;
        try (Connection copy = engine.analytics().connect()) {
            forecasts = forecaster.learn(copy, task, progress);
        }
        stopwatch.lap("modelsMillis");
        Map<String, Long> counts = new TreeMap<>(forecasts.millis());
        counts.put("customers", (long) forecasts.customers());
        Instant knownAt = copied.knownAt();
        try (var transaction = new RunTransaction(postgres)) {
            progress.phase("COMMIT", null);
            RunTransaction.await(transaction.write(connection -> {
                counts.put("forecastsChanged", forecasts.write(connection));
                stopwatch.lap("forecastsMillis");
                counts.putAll(stopwatch.laps());
                var result = new RunResult(knownAt, counts, List.of(), provenance(task, knownAt, forecasts));
                return store.done(connection, run.id(), result);
            }));
            transaction.commit();
        }
    }

    private static Map<String, Object> provenance(Forecaster.Task task, Instant knownAt, NewForecasts forecasts) {
        var made = new LinkedHashMap<String, Object>();
        made.put("asOf", task.asOf());
        made.put("knownAt", knownAt);
        made.put("zone", task.zone());
        made.put("baseCurrency", task.baseCurrency());
        made.put("customers", forecasts.customers());
        made.put("codeVersion", task.codeVersion());
        made.put("javaVersion", Runtime.version().toString());
        made.put("models", forecasts.made());
        return made;
    }
}
