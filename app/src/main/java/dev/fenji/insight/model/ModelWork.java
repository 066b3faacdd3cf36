package dev.fenji.insight.model;

import dev.fenji.insight.Forecaster;
import dev.fenji.insight.RunProgress;
import dev.fenji.insight.Stopwatch;
import dev.fenji.kernel.metric.Metrics;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One run's models, from purchases to values and reports. */
final class ModelWork {
    private static final Set<String> NEXT_ORDER = Set.of(Metrics.NEXT_ORDER_ON.id(), Metrics.NEXT_ORDER_AMOUNT.id());
    private static final int COST_MONTHS = 12;

    private final Forecaster.Task task;
    private final ModelSettings settings;
    private final String settingsText;
    private final PurchaseReader reader;
    private final NextOrders nextOrders;
    private final NextOrderTrial trial;
    private final ChurnScoring churn;
    private final RunProgress progress;
    private final LocalDate asOf;
    private final Stopwatch stopwatch = new Stopwatch();

    ModelWork(
            Forecaster.Task task,
            ModelSettings settings,
            String settingsText,
            PurchaseReader reader,
            NextOrders nextOrders,
            NextOrderTrial trial,
            ChurnScoring churn,
            RunProgress progress) {
        this.task = task;
        this.settings = settings;
        this.settingsText = settingsText;
        this.reader = reader;
        this.nextOrders = nextOrders;
        this.trial = trial;
        this.churn = churn;
        this.progress = progress;
        this.asOf = task.asOf();
    }

    /** These metrics of everyone, without reports and grades. */
    WorthColumns forecast(Map<String, ScopeReport> before, Set<String> metrics) throws SQLException {
        Learning learning = learning(before);
        var worth = new WorthColumns(asOf, churn.customers(learning.history()));
        if (metrics.contains(Metrics.CHURN_RISK.id())) {
            // Learning who is lost takes longest: whoever waits for the tiers sees that it is due.
            progress.phase(learning.kept() == null ? "CHURN" : "VALUES", null);
            churn.score(learning, settingsText, worth);
        }
        progress.phase("VALUES", null);
        if (metrics.stream().anyMatch(NEXT_ORDER::contains)) {
            nextOrders.putInto(worth, learning.history(), asOf);
        }
        if (metrics.stream()
                .anyMatch(metric -> !metric.equals(Metrics.CHURN_RISK.id()) && !NEXT_ORDER.contains(metric))) {
            value(learning, terms(), worth);
        }
        return worth;
    }

    /** Everything there is to say. */
    ModelResults learn(ModelStores stores, Map<String, ScopeReport> before) throws SQLException {
        progress.phase("FIT", null);
        Learning learning = learning(before);
        stopwatch.lap("fitMillis");
        progress.phase("CHURN", null);
        var worth = new WorthColumns(asOf, churn.customers(learning.history()));
        ChurnScoring.Scored risk = churn.score(learning, settingsText, worth);
        stopwatch.lap("churnMillis");
        progress.phase("VALUES", null);
        ValueTerms terms = terms();
        List<@Nullable Scoped> valued = value(learning, terms, worth);
        nextOrders.putInto(worth, learning.history(), asOf);
        stopwatch.lap("valuesMillis");
        progress.phase("GRADE", (long) learning.scopes().size());
        List<@Nullable GradePart> grades = grades(learning);
        stopwatch.lap("gradeMillis");
        progress.phase("REPORTS", (long) learning.scopes().size());
        var writing = new ScopeReports(task, settings, settingsText, reader, learning, terms);
        List<ScopeReport> reports = new ArrayList<>();
        for (int i = 0; i < valued.size(); i++) {
            reports.add(writing.report(
                    learning.scopes().get(i), valued.get(i), grades.get(i), i == 0 ? risk.part() : null));
            progress.done(reports.size());
        }
        stopwatch.lap("reportsMillis");
        return new ModelResults(
                stores,
                task.runId(),
                worth,
                nextOrders.byCategory(learning.history(), asOf),
                reports,
                risk.learned(),
                made(learning),
                stopwatch.laps());
    }

    private Learning learning(Map<String, ScopeReport> before) throws SQLException {
        PurchaseHistory history = reader.history(asOf, settings.segmentBy());
        return Learning.of(history, settings, settingsText, asOf, before);
    }

    private ValueTerms terms() throws SQLException {
        return ValueTerms.of(settings, reader.costs(asOf.minusMonths(COST_MONTHS), asOf));
    }

    /** Everyone first: those of a segment are valued again by the segment's model. */
    private static List<@Nullable Scoped> value(Learning learning, ValueTerms terms, WorthColumns worth) {
        List<@Nullable Scoped> valued = new ArrayList<>();
        for (Learning.Scope scope : learning.scopes()) {
            LearnedModel model = scope.fit().model();
            Scoped scoped = model == null
                    ? null
                    : new Scoped(
                            scope.name(),
                            scope.history(),
                            model,
                            terms,
                            scope.fit().isTruncated());
            if (scoped != null) {
                scoped.putInto(worth);
            }
            valued.add(scoped);
        }
        return valued;
    }

    /** Where parameters were taken over, so is what was found when they were new. */
    private List<@Nullable GradePart> grades(Learning learning) throws SQLException {
        var judging = new Judging(reader, trial, settings, learning.history(), asOf);
        List<@Nullable GradePart> grades = new ArrayList<>();
        for (Learning.Scope scope : learning.scopes()) {
            GradePart before = scope.kept() == null ? null : scope.kept().grade();
            grades.add(before == null ? judging.grade(scope) : before);
            progress.done(grades.size());
        }
        return grades;
    }

    private Map<String, Object> made(Learning learning) {
        return Map.of(
                "fittedOn", learning.fittedOn().toString(),
                "because", learning.because().name(),
                "settings", settingsText);
    }
}
