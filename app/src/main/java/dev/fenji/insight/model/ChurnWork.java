package dev.fenji.insight.model;

import dev.fenji.kernel.churn.ChurnModel;
import dev.fenji.kernel.churn.ChurnOutcome;
import dev.fenji.kernel.churn.ChurnReport;
import dev.fenji.kernel.churn.ChurnRule;
import dev.fenji.kernel.churn.ChurnTrainer;
import dev.fenji.kernel.churn.CustomerRisk;
import dev.fenji.kernel.churn.Factor;
import dev.fenji.kernel.churn.FeatureTable;
import dev.fenji.kernel.churn.GroupAverages;
import dev.fenji.kernel.churn.LogisticTrainer;
import dev.fenji.kernel.churn.ProcessTrainer;
import dev.fenji.kernel.churn.ScoreTrainer;
import dev.fenji.kernel.churn.Snapshot;
import dev.fenji.kernel.churn.TrainingRule;
import dev.fenji.kernel.clv.ModelKind;
import dev.fenji.kernel.clv.PurchaseStates;
import dev.fenji.kernel.grading.GradeOutcome;
import dev.fenji.kernel.grading.GradeReport;
import dev.fenji.kernel.metric.BaseMetrics;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Learns who is lost, from past days whose outcome is known, and scores those who are still there. A day's features come from facts
 * before it; its outcome is known at the end of its window.
 */
final class ChurnWork {
    /** So many past days, a window apart, are learned from. */
    private static final int DAYS_TO_LEARN_FROM = 4;

    private static final int WINDOW_MONTHS = 12;
    static final TrainingRule RULE = TrainingRule.STANDARD.withResamples(200);

    private final ChurnReader reader;
    private final PurchaseReader purchases;
    private final ModelSettings.Churn settings;
    private final LocalDate asOf;
    private final List<ScoreTrainer> further;
    private final ChurnRule rule;
    private final Map<LocalDate, Map<Long, BaseMetrics>> readings = new HashMap<>();

    /** @param further ways to score beside those of the kernel */
    ChurnWork(
            ChurnReader reader,
            PurchaseReader purchases,
            ModelSettings.Churn settings,
            LocalDate asOf,
            List<ScoreTrainer> further) {
        this.reader = reader;
        this.purchases = purchases;
        this.settings = settings;
        this.asOf = asOf;
        this.further = further;
        this.rule = new ChurnRule(settings.lostAfterDays(), settings.windowDays());
    }

    /** What was learned; the model is null when there is none, then the part says why. */
    record Outcome(@Nullable ChurnModel model, ChurnPart part) {}

    Outcome learn(PurchaseHistory history) throws SQLException {
        int least = settings.lostAfterDays() + 2 * settings.windowDays();
        if (history.days() < least) {
            return refused(
                    ModelProblem.CHURN_HISTORY_TOO_SHORT,
                    Map.of(
                            "days", history.days(),
                            "least", least,
                            "lostAfterDays", settings.lostAfterDays(),
                            "windowDays", settings.windowDays()));
        }
        List<Snapshot> snapshots = new ArrayList<>();
        for (int back = DAYS_TO_LEARN_FROM; back >= 1; back--) {
            LocalDate day = asOf.minusDays((long) back * settings.windowDays());
            if (day.toEpochDay() - history.firstDay() >= settings.windowDays()) {
                snapshots.add(snapshot(day));
            }
        }
        Outcome learned = outcome(new ChurnTrainer(trainers(), RULE).train(snapshots, rule));
        forget();
        return learned;
    }

    /** All ways of scoring there are. */
    List<ScoreTrainer> trainers() {
        List<ScoreTrainer> trainers = new ArrayList<>(List.of(
                new LogisticTrainer(),
                new ProcessTrainer(ModelKind.MBG_NBD, this::states, rule),
                new ProcessTrainer(ModelKind.PARETO_NBD, this::states, rule)));
        trainers.addAll(further);
        return trainers;
    }

    /** Lets go of what was read. */
    void forget() {
        readings.clear();
    }

    private Snapshot snapshot(LocalDate day) throws SQLException {
        return Snapshot.of(
                rule,
                Math.toIntExact(day.toEpochDay()),
                metrics(day).values(),
                metrics(day.minusMonths(WINDOW_MONTHS)),
                metrics(day.plusDays(settings.windowDays())),
                List.of(),
                _ -> Map.of());
    }

    /** Those who can still be lost today. */
    FeatureTable atStake() throws SQLException {
        return Snapshot.atStake(
                rule,
                Math.toIntExact(asOf.toEpochDay()),
                metrics(asOf).values(),
                metrics(asOf.minusMonths(WINDOW_MONTHS)),
                List.of(),
                _ -> Map.of());
    }

    Outcome outcome(ChurnOutcome outcome) {
        return switch (outcome) {
            case ChurnOutcome.Refused refused -> refused(ModelProblem.CHURN_TOO_FEW_CASES, facts(refused));
            case ChurnOutcome.Trained(ChurnModel model, ChurnReport report) -> {
                GradeReport grade = report.grade() instanceof GradeOutcome.Graded(GradeReport graded) ? graded : null;
                yield new Outcome(model, part(ChurnPart.Learning.of(report, grade), null));
            }
        };
    }

    private static Map<String, Object> facts(ChurnOutcome.Refused refused) {
        Map<String, Object> given = refused.facts();
        Map<String, Object> facts = new TreeMap<>();
        facts.put("lost", given.getOrDefault("churned", 0));
        facts.put("kept", given.getOrDefault("stayed", 0));
        facts.put("customers", given.getOrDefault("customers", 0));
        facts.put("least", given.getOrDefault("needed", RULE.minimumOutcomes()));
        return facts;
    }

    Outcome refused(ModelProblem problem, Map<String, Object> values) {
        return new Outcome(null, part(null, ScopeReport.Refusal.of(problem, values)));
    }

    private ChurnPart part(ChurnPart.@Nullable Learning learning, ScopeReport.@Nullable Refusal refusal) {
        return new ChurnPart(
                settings.labelField(),
                settings.lostAfterDays(),
                settings.windowDays(),
                learning == null ? null : asOf,
                0,
                0,
                learning,
                Map.of(),
                refusal);
    }

    /** Puts the risks into the values. @return the averages of numbers in the groups */
    static Map<String, GroupAverages> score(ChurnModel model, FeatureTable table, WorthColumns worth, FactorText text) {
        Map<String, GroupAverages> averages = new TreeMap<>();
        for (CustomerRisk risk : model.scoreAmongThemselves(table)) {
            int row = worth.find(risk.customer());
            if (row >= 0) {
                worth.risk(row, risk.risk(), risk.band().name(), text.write(factors(risk.factors())));
            }
            for (Factor factor : risk.factors()) {
                if (factor.value() != null) {
                    averages.putIfAbsent(factor.feature(), factor.groups());
                }
            }
        }
        return averages;
    }

    private static List<List<Object>> factors(List<Factor> factors) {
        List<List<Object>> kept = new ArrayList<>();
        for (Factor factor : factors) {
            Object value = factor.value() != null ? (Object) rounded(factor.value()) : factor.text();
            kept.add(List.of(factor.feature(), value == null ? "" : value, rounded(factor.contribution())));
        }
        return kept;
    }

    private static double rounded(double value) {
        return Math.round(value * 1e4) / 1e4;
    }

    private Map<Long, BaseMetrics> metrics(LocalDate day) throws SQLException {
        Map<Long, BaseMetrics> known = readings.get(day);
        if (known == null) {
            known = reader.metrics(day);
            readings.put(day, known);
        }
        return known;
    }

    private PurchaseStates states(int epochDay) {
        try {
            return ScopeFit.states(purchases.history(LocalDate.ofEpochDay(epochDay), null));
        } catch (SQLException e) {
            throw new IllegalStateException("The purchases before a past day could not be read.", e);
        }
    }
}
