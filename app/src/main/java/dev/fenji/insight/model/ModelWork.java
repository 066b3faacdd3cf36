package dev.fenji.insight.model;

import dev.fenji.insight.Forecaster;
import dev.fenji.insight.RunProgress;
import dev.fenji.insight.Stopwatch;
import dev.fenji.kernel.metric.Metrics;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One run's models, from purchases to values and reports. */
final class ModelWork {
    private static final String WITHOUT_CUSTOMER = "WITHOUT_CUSTOMER";
    private static final String ON_OR_AFTER_AS_OF = "ON_OR_AFTER_AS_OF";
    private static final String MERGED_SAME_DAY = "MERGED_SAME_DAY";
    private static final String TAKEN_BACK = "TAKEN_BACK";

    /** Reasons for leaving something out that each run counts anew, whether it fits or not. */
    static final Set<String> OF_THE_RUN = Set.of(WITHOUT_CUSTOMER, ON_OR_AFTER_AS_OF, MERGED_SAME_DAY, TAKEN_BACK);

    private static final Set<String> NEXT_ORDER = Set.of(Metrics.NEXT_ORDER_ON.id(), Metrics.NEXT_ORDER_AMOUNT.id());
    private static final int COST_MONTHS = 12;

    private final Forecaster.Task task;
    private final ModelSettings settings;
    private final String settingsText;
    private final PurchaseReader reader;
    private final NextOrders nextOrders;
    private final ChurnScoring churn;
    private final RunProgress progress;
    private final LocalDate asOf;
    private final Stopwatch stopwatch = new Stopwatch();
    private @Nullable Map<String, List<PurchaseReader.DayCount>> segmentDays;

    ModelWork(
            Forecaster.Task task,
            ModelSettings settings,
            String settingsText,
            PurchaseReader reader,
            NextOrders nextOrders,
            ChurnScoring churn,
            RunProgress progress) {
        this.task = task;
        this.settings = settings;
        this.settingsText = settingsText;
        this.reader = reader;
        this.nextOrders = nextOrders;
        this.churn = churn;
        this.progress = progress;
        this.asOf = task.asOf();
    }

    /** These metrics of everyone, without reports and grades. */
    WorthColumns forecast(Map<String, ScopeReport> before, Set<String> metrics) throws SQLException {
        Learning learning = learning(before);
        var worth = new WorthColumns(asOf, churn.customers(learning.history()));
        if (metrics.contains(Metrics.CHURN_RISK.id())) {
            churn.score(learning, settingsText, worth);
        }
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
        progress.phase("GRADE", null);
        ScopeReport kept = learning.kept();
        GradePart grade = kept == null ? grade(learning.history(), learning.ofAll()) : kept.grade();
        stopwatch.lap("gradeMillis");
        progress.phase("REPORTS", (long) learning.scopes().size());
        List<ScopeReport> reports = new ArrayList<>();
        for (int i = 0; i < valued.size(); i++) {
            reports.add(report(learning, i, valued.get(i), terms, i == 0 ? grade : null, i == 0 ? risk.part() : null));
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

    private @Nullable GradePart grade(PurchaseHistory history, ScopeFit fit) throws SQLException {
        if (fit.model() == null) {
            return null;
        }
        int judged = HoldOut.daysToJudge(history.days(), settings.horizonDays());
        if (judged == 0) {
            return HoldOut.tooShort(history.days());
        }
        LocalDate cut = asOf.minusDays(judged);
        LocalDate middle = cut.minusDays((history.days() - judged) / 2);
        return new HoldOut(
                        reader.history(middle, null),
                        reader.history(cut, null),
                        history,
                        settings.churn().lostAfterDays())
                .grade();
    }

    private ScopeReport report(
            Learning learning,
            int place,
            @Nullable Scoped valued,
            ValueTerms terms,
            @Nullable GradePart grade,
            @Nullable ChurnPart risk)
            throws SQLException {
        Learning.Scope scope = learning.scopes().get(place);
        PurchaseHistory history = scope.history();
        ScopeFit fit = scope.fit();
        LearnedModel model = fit.model();
        boolean everyone = scope.segment() == null;
        return new ScopeReport(
                scope.name(),
                everyone ? null : settings.segmentBy(),
                scope.segment(),
                asOf,
                learning.fittedOn(),
                learning.because(),
                counts(history),
                everyone ? leftOut(fit, history) : fit.leftOut(),
                fit.refusal(),
                fit.purchases(),
                fit.spend(),
                valued == null ? Scoped.nobody(terms) : valued.part(terms),
                model == null ? null : Pictures.tracking(model.purchases(), days(scope.segment()), asOf),
                model == null ? null : Pictures.aliveMap(model.purchases(), history.days()),
                valued == null ? null : Pictures.histogram(valued.values()),
                grade,
                risk,
                provenance(learning, history));
    }

    /** Purchases by day: of everyone, or of the customers of a segment. */
    private List<PurchaseReader.DayCount> days(@Nullable String segment) throws SQLException {
        String field = settings.segmentBy();
        if (segment == null || field == null) {
            return reader.days(asOf);
        }
        Map<String, List<PurchaseReader.DayCount>> all = segmentDays;
        if (all == null) {
            all = reader.days(asOf, field);
            segmentDays = all;
        }
        return all.getOrDefault(segment, List.of());
    }

    private static ScopeReport.Counts counts(PurchaseHistory history) {
        boolean any = history.size() > 0;
        return new ScopeReport.Counts(
                history.size(),
                history.repeatCustomers(),
                history.purchaseDays(),
                any ? LocalDate.ofEpochDay(history.firstDay()) : null,
                any ? LocalDate.ofEpochDay(history.lastDay()) : null,
                history.days());
    }

    private List<ScopeReport.LeftOut> leftOut(ScopeFit fit, PurchaseHistory history) throws SQLException {
        PurchaseReader.Documents documents = reader.documents(asOf);
        List<ScopeReport.LeftOut> leftOut = new ArrayList<>(fit.leftOut());
        add(leftOut, WITHOUT_CUSTOMER, documents.unattributed());
        add(leftOut, ON_OR_AFTER_AS_OF, documents.later());
        add(leftOut, MERGED_SAME_DAY, documents.merged());
        add(leftOut, TAKEN_BACK, documents.days() - history.purchaseDays());
        return leftOut;
    }

    private static void add(List<ScopeReport.LeftOut> to, String reason, long count) {
        if (count > 0) {
            to.add(new ScopeReport.LeftOut(reason, count));
        }
    }

    private Map<String, Object> provenance(Learning learning, PurchaseHistory history) {
        var made = new LinkedHashMap<String, Object>();
        made.put("run", task.runId());
        made.put("asOf", asOf.toString());
        if (task.knownAt() != null) {
            made.put("knownAt", task.knownAt().toString());
        }
        made.put("fittedOn", learning.fittedOn().toString());
        made.put("fittedPurchaseDays", learning.fittedPurchaseDays());
        made.put("customers", history.size());
        made.put("zone", task.zone());
        made.put("baseCurrency", task.baseCurrency());
        made.put("settings", settingsText);
        made.put("codeVersion", task.codeVersion());
        return made;
    }

    private Map<String, Object> made(Learning learning) {
        return Map.of(
                "fittedOn", learning.fittedOn().toString(),
                "because", learning.because().name(),
                "settings", settingsText);
    }
}
