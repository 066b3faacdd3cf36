package dev.fenji.insight.model;

import dev.fenji.insight.Forecaster;
import dev.fenji.insight.NewForecasts;
import dev.fenji.insight.RunProgress;
import dev.fenji.insight.model.ScopeReport.FittedBecause;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** One run's models, from purchases to values and reports. */
final class ModelWork {
    private static final String WITHOUT_CUSTOMER = "WITHOUT_CUSTOMER";
    private static final String ON_OR_AFTER_AS_OF = "ON_OR_AFTER_AS_OF";
    private static final String MERGED_SAME_DAY = "MERGED_SAME_DAY";

    /** Reasons for leaving something out that each run counts anew, whether it fits or not. */
    static final Set<String> OF_THE_RUN = Set.of(WITHOUT_CUSTOMER, ON_OR_AFTER_AS_OF, MERGED_SAME_DAY);

    private static final int MOST_SEGMENTS = 60;
    private static final int LEAST_OF_SEGMENT = 50;
    private static final int COST_MONTHS = 12;

    private final Forecaster.Task task;
    private final ModelSettings settings;
    private final String settingsText;
    private final PurchaseReader reader;
    private final ChurnScoring churn;
    private final RunProgress progress;
    private final LocalDate asOf;

    ModelWork(
            Forecaster.Task task,
            ModelSettings settings,
            String settingsText,
            PurchaseReader reader,
            ChurnScoring churn,
            RunProgress progress) {
        this.task = task;
        this.settings = settings;
        this.settingsText = settingsText;
        this.reader = reader;
        this.churn = churn;
        this.progress = progress;
        this.asOf = task.asOf();
    }

    /** What all scopes of the run share. */
    private record Shared(ValueTerms terms, FittedBecause because, LocalDate fittedOn, long fittedPurchaseDays) {}

    NewForecasts forecast(WorthStore store, Map<String, ScopeReport> before) throws SQLException {
        PurchaseHistory history = reader.history(asOf, settings.segmentBy());
        ScopeReport lastOfAll = before.get(ScopeReport.ALL);
        FittedBecause because = Freshness.because(lastOfAll, settingsText, history, asOf);
        ScopeReport kept = because == FittedBecause.TAKEN_OVER ? lastOfAll : null;
        var shared = new Shared(
                ValueTerms.of(settings, reader.costs(asOf.minusMonths(COST_MONTHS), asOf)),
                because,
                kept == null ? asOf : kept.fittedOn(),
                kept == null ? history.purchaseDays() : Freshness.fittedPurchaseDays(kept));
        List<ScopeReport> reports = new ArrayList<>();
        var worth = new WorthColumns(store, task.runId(), asOf, churn.customers(history), reports);
        ChurnPart risk = churn.score(history, kept == null ? null : kept.fittedOn(), settingsText, worth);
        ScopeFit ofAll = kept == null ? ScopeFit.of(history) : ScopeFit.takenOver(kept);
        GradePart grade = kept == null ? grade(history, ofAll) : kept.grade();
        Map<String, PurchaseHistory> segments = segments(history);
        // Everyone first: those of a segment are valued again by the segment's model.
        reports.add(report(ScopeReport.ALL, null, history, ofAll, grade, risk, shared, worth));
        for (var segment : segments.entrySet()) {
            String scope = settings.segmentBy() + ":" + segment.getKey();
            ScopeReport last = kept == null ? null : before.get(scope);
            ScopeFit fit = last == null ? ScopeFit.borrowing(segment.getValue(), ofAll) : ScopeFit.takenOver(last);
            reports.add(report(scope, segment.getKey(), segment.getValue(), fit, null, null, shared, worth));
            progress.done(reports.size());
        }
        return worth;
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

    /** The largest segments with enough customers, by name. */
    private Map<String, PurchaseHistory> segments(PurchaseHistory history) {
        if (settings.segmentBy() == null) {
            return Map.of();
        }
        Map<String, Integer> sizes = new TreeMap<>();
        for (int row = 0; row < history.size(); row++) {
            String segment = history.segment(row);
            if (segment != null) {
                sizes.merge(segment, 1, Integer::sum);
            }
        }
        Map<String, PurchaseHistory> segments = new LinkedHashMap<>();
        sizes.entrySet().stream()
                .filter(size -> size.getValue() >= LEAST_OF_SEGMENT)
                .sorted(Map.Entry.<String, Integer>comparingByValue(Comparator.reverseOrder())
                        .thenComparing(Map.Entry.comparingByKey()))
                .limit(MOST_SEGMENTS)
                .forEach(size -> segments.put(size.getKey(), history.ofSegment(size.getKey())));
        return segments;
    }

    private ScopeReport report(
            String scope,
            @Nullable String segment,
            PurchaseHistory history,
            ScopeFit fit,
            @Nullable GradePart grade,
            @Nullable ChurnPart risk,
            Shared shared,
            WorthColumns worth)
            throws SQLException {
        LearnedModel model = fit.model();
        Scoped scoped = model == null ? null : new Scoped(scope, history, model, shared.terms);
        if (scoped != null) {
            scoped.putInto(worth);
        }
        boolean everyone = segment == null;
        return new ScopeReport(
                scope,
                everyone ? null : settings.segmentBy(),
                segment,
                asOf,
                shared.fittedOn,
                shared.because,
                counts(history),
                everyone ? leftOut(fit) : fit.leftOut(),
                fit.refusal(),
                fit.purchases(),
                fit.spend(),
                scoped == null ? Scoped.nobody(shared.terms) : scoped.part(shared.terms),
                everyone && model != null ? Pictures.tracking(model.purchases(), reader.days(asOf), asOf) : null,
                model == null ? null : Pictures.aliveMap(model.purchases(), history.days()),
                scoped == null ? null : Pictures.histogram(scoped.values()),
                grade,
                risk,
                provenance(history, shared));
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

    private List<ScopeReport.LeftOut> leftOut(ScopeFit fit) throws SQLException {
        PurchaseReader.Documents documents = reader.documents(asOf);
        List<ScopeReport.LeftOut> leftOut = new ArrayList<>(fit.leftOut());
        add(leftOut, WITHOUT_CUSTOMER, documents.unattributed());
        add(leftOut, ON_OR_AFTER_AS_OF, documents.later());
        add(leftOut, MERGED_SAME_DAY, documents.merged());
        return leftOut;
    }

    private static void add(List<ScopeReport.LeftOut> to, String reason, long count) {
        if (count > 0) {
            to.add(new ScopeReport.LeftOut(reason, count));
        }
    }

    private Map<String, Object> provenance(PurchaseHistory history, Shared shared) {
        var made = new LinkedHashMap<String, Object>();
        made.put("run", task.runId());
        made.put("asOf", asOf.toString());
        if (task.knownAt() != null) {
            made.put("knownAt", task.knownAt().toString());
        }
        made.put("fittedOn", shared.fittedOn.toString());
        made.put("fittedPurchaseDays", shared.fittedPurchaseDays);
        made.put("customers", history.size());
        made.put("zone", task.zone());
        made.put("baseCurrency", task.baseCurrency());
        made.put("settings", settingsText);
        made.put("codeVersion", task.codeVersion());
        return made;
    }
}
