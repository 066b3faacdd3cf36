package dev.fenji.insight;

import dev.fenji.kernel.facts.FieldCatalogue;
import dev.fenji.kernel.facts.Population;
import dev.fenji.kernel.metric.Metric;
import dev.fenji.kernel.metric.Metrics;
import dev.fenji.kernel.provenance.Provenance;
import dev.fenji.kernel.time.MetricWindow;
import dev.fenji.shared.Organisation;
import dev.fenji.shared.OrganisationProfile;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * What a run does: refresh the copy, compute the figures, let the steps do their part, write the metrics, and commit all of it,
 * its own end included, in one transaction. Until then nothing of it is seen, and a run that fails, is cancelled or is killed
 * leaves nothing.
 */
@Component
class RunExecution {
    private final Engine engine;
    private final RunStore store;
    private final MetricStore metrics;
    private final List<RunStep> steps;
    private final Forecaster forecaster;
    private final Organisation organisation;
    private final AnalyticsSettings settings;
    private final CodeVersion version;
    private final DataSource postgres;
    private final Clock clock;

    RunExecution(
            Engine engine,
            RunStore store,
            MetricStore metrics,
            List<RunStep> steps,
            Forecaster forecaster,
            Organisation organisation,
            AnalyticsSettings settings,
            CodeVersion version,
            DataSource postgres,
            Clock clock) {
        this.engine = engine;
        this.store = store;
        this.metrics = metrics;
        this.steps = steps;
        this.forecaster = forecaster;
        this.organisation = organisation;
        this.settings = settings;
        this.version = version;
        this.postgres = postgres;
        this.clock = clock;
    }

    void execute(InsightRun run, RunProgress progress) throws Exception {
        var stopwatch = new Stopwatch();
        progress.phase("COPY", null);
        CopyState copied = engine.copy().refresh(progress::done);
        stopwatch.lap("copyMillis");
        LocalDate asOf;
        Map<Integer, Figures> figures;
        try (Connection copy = engine.analytics().connect()) {
            asOf = run.asOf() == null ? chosenDay(copy) : run.asOf();
            Map<Integer, Set<String>> needs = needs();
            Forecasts forecasts = forecasts(copy, task(run, asOf), needs.values(), progress);
            stopwatch.lap("modelsMillis");
            figures = figures(copy, asOf, run.knownAt(), needs, forecasts, progress);
        }
        LocalDate inForce = store.dayInForce();
        boolean replay = inForce != null && asOf.isBefore(inForce);
        store.decide(run.id(), asOf, replay);
        stopwatch.lap("metricsMillis");
        Provenance provenance = provenance(run, asOf, copied, figures);
        stopwatch.lap("digestMillis");
        try (var transaction = new RunTransaction(postgres)) {
            var underWay = new RunUnderWay(
                    provenance, copied.snapshot(), replay, figures, progress, engine.workers(), transaction);
            List<RunStep.Part> parts =
                    steps.stream().map(step -> step.carryOut(underWay)).toList();
            writeMetrics(underWay);
            List<Map<String, Object>> results = results(parts);
            stopwatch.lap("tiersMillis");
            progress.phase("COMMIT", null);
            RunTransaction.await(transaction.write(connection -> {
                if (settings.automatic() && !replay) {
                    store.addModels(connection, run);
                }
                return store.done(connection, run.id(), underWay.result(results, stopwatch.laps()));
            }));
            transaction.commit();
            parts.forEach(RunStep.Part::announce);
        }
    }

    private Forecaster.Task task(InsightRun run, LocalDate asOf) {
        OrganisationProfile whose = organisation.current();
        return new Forecaster.Task(
                run.id(), asOf, run.knownAt(), whose.zone().getId(), whose.baseCurrency(), version.version());
    }

    /** Which day a run would be as of now, were it to choose. */
    private LocalDate chosenDay(Connection copy) throws SQLException {
        LocalDate today = LocalDate.ofInstant(clock.instant(), organisation.zone());
        LocalDate day = AsOfDay.choose(today, newestSale(copy), store.dayInForce(), settings.staleAfter());
        return AsOfDay.withInput(day, today, newestInput(copy), settings.staleAfter());
    }

    private static @Nullable LocalDate newestInput(Connection copy) throws SQLException {
        try (Statement statement = copy.createStatement();
                ResultSet row = statement.executeQuery("select max(day) from potential_fact")) {
            row.next();
            long day = row.getLong(1);
            return row.wasNull() ? null : LocalDate.ofEpochDay(day);
        }
    }

    private static @Nullable LocalDate newestSale(Connection copy) throws SQLException {
        try (Statement statement = copy.createStatement();
                ResultSet row =
                        statement.executeQuery("select max(day) from sales_fact where customer_id is not null")) {
            row.next();
            long day = row.getLong(1);
            return row.wasNull() ? null : LocalDate.ofEpochDay(day);
        }
    }

    /** Models are asked only when a policy reads what they say. */
    private Forecasts forecasts(
            Connection copy, Forecaster.Task task, Collection<Set<String>> needs, RunProgress progress)
            throws SQLException {
        Set<String> wanted = new TreeSet<>();
        needs.forEach(wanted::addAll);
        wanted.retainAll(Metrics.forecasts().stream().map(Metric::id).toList());
        return wanted.isEmpty() ? Forecasts.NONE : forecaster.forecast(copy, task, wanted, progress);
    }

    private Map<Integer, Set<String>> needs() {
        Map<Integer, Set<String>> needs = new TreeMap<>(Map.of(MetricWindow.DEFAULT_MONTHS, Set.of()));
        for (RunStep step : steps) {
            for (RunStep.Need need : step.needs()) {
                needs.merge(need.windowMonths(), need.fields(), RunExecution::union);
            }
        }
        return needs;
    }

    private static Map<Integer, Figures> figures(
            Connection copy,
            LocalDate asOf,
            @Nullable Instant knownAt,
            Map<Integer, Set<String>> needs,
            Forecasts forecasts,
            RunProgress progress)
            throws SQLException {
        FieldCatalogue catalogue = FieldCatalogue.standard().with(CustomFields.read(copy));
        Map<Integer, Figures> figures = new TreeMap<>();
        for (var need : needs.entrySet()) {
            var window = new MetricWindow(asOf, need.getKey());
            var attributes = Attributes.of(need.getValue(), catalogue);
            var wanted = WantedForecasts.of(forecasts, need.getValue());
            var loader = new PopulationLoader(copy, window, knownAt, attributes, wanted, progress);
            figures.put(need.getKey(), loader.load());
        }
        return figures;
    }

    private Provenance provenance(InsightRun run, LocalDate asOf, CopyState copied, Map<Integer, Figures> figures) {
        List<Population> populations =
                figures.values().stream().map(Figures::population).toList();
        OrganisationProfile whose = organisation.current();
        return new Provenance(
                run.id(),
                asOf,
                run.knownAt() == null ? copied.knownAt() : run.knownAt(),
                null,
                0,
                null,
                whose.zone().getId(),
                whose.baseCurrency(),
                populations.getFirst().size(),
                Digests.of(populations, engine.workers()),
                0,
                version.version(),
                Map.of());
    }

    private void writeMetrics(RunUnderWay run) throws Exception {
        Population population = run.population(MetricWindow.DEFAULT_MONTHS);
        run.count("customers", population.size());
        long changed = run.replay()
                ? 0
                : RunTransaction.await(run.write(connection -> metrics.write(connection, population, run.runId())));
        run.count("metricsChanged", changed);
    }

    private static List<Map<String, Object>> results(List<RunStep.Part> parts) throws Exception {
        List<Map<String, Object>> results = new ArrayList<>();
        for (RunStep.Part part : parts) {
            results.addAll(part.results());
        }
        return results;
    }

    private static Set<String> union(Set<String> one, Set<String> other) {
        var union = new TreeSet<>(one);
        union.addAll(other);
        return union;
    }
}
