package dev.fenji.insight.model;

import dev.fenji.insight.Forecaster;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Writes down what a run found of each scope. */
final class ScopeReports {
    private static final String WITHOUT_CUSTOMER = "WITHOUT_CUSTOMER";
    private static final String ON_OR_AFTER_AS_OF = "ON_OR_AFTER_AS_OF";
    private static final String MERGED_SAME_DAY = "MERGED_SAME_DAY";
    private static final String TAKEN_BACK = "TAKEN_BACK";

    /** Reasons for leaving something out that each run counts anew, whether it fits or not. */
    static final Set<String> OF_THE_RUN = Set.of(WITHOUT_CUSTOMER, ON_OR_AFTER_AS_OF, MERGED_SAME_DAY, TAKEN_BACK);

    private final Forecaster.Task task;
    private final ModelSettings settings;
    private final String settingsText;
    private final PurchaseReader reader;
    private final Learning learning;
    private final ValueTerms terms;
    private final LocalDate asOf;
    private @Nullable Map<String, List<PurchaseReader.DayCount>> segmentDays;

    ScopeReports(
            Forecaster.Task task,
            ModelSettings settings,
            String settingsText,
            PurchaseReader reader,
            Learning learning,
            ValueTerms terms) {
        this.task = task;
        this.settings = settings;
        this.settingsText = settingsText;
        this.reader = reader;
        this.learning = learning;
        this.terms = terms;
        this.asOf = task.asOf();
    }

    ScopeReport report(
            Learning.Scope scope, @Nullable Scoped valued, @Nullable GradePart grade, @Nullable ChurnPart risk)
            throws SQLException {
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
                provenance(history));
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

    private Map<String, Object> provenance(PurchaseHistory history) {
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
}
