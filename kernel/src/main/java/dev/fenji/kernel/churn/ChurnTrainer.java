package dev.fenji.kernel.churn;

import dev.fenji.kernel.grading.Actual;
import dev.fenji.kernel.grading.Forecast;
import dev.fenji.kernel.grading.GradeOutcome;
import dev.fenji.kernel.grading.GradeReport;
import dev.fenji.kernel.grading.Grading;
import dev.fenji.kernel.grading.Measure;
import dev.fenji.kernel.grading.NaiveRules;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Trains a churn model: every candidate learns on early dates, the one with the least log loss on a later date is chosen,
 * learns again from all that was known by the test date and is judged there beside naive rules; the model handed out has
 * then learned from everything.
 */
public final class ChurnTrainer {

    private final List<ScoreTrainer> trainers;
    private final TrainingRule rule;

    public ChurnTrainer(List<ScoreTrainer> trainers, TrainingRule rule) {
        this.trainers = List.copyOf(trainers);
        this.rule = rule;
    }

    /** Customers without a contract: several past days with the outcome at the end of the rule's window. */
    public ChurnOutcome train(List<Snapshot> snapshots, ChurnRule churn) {
        Split split = Split.overTime(snapshots, churn.windowDays());
        if (split == null) {
            return new ChurnOutcome.Refused(
                    ChurnOutcome.Reason.TOO_SHORT_HISTORY,
                    Map.of("dates", snapshots.size(), "windowDays", churn.windowDays()));
        }
        List<Examples> all = snapshots.stream().map(Snapshot::examples).toList();
        return train(split, Examples.concat(all));
    }

    /** Outcomes that are given, such as contracts that ended: one row per customer. */
    public ChurnOutcome trainOnLabels(Examples examples) {
        return train(Split.overCustomers(examples, rule.seed()), examples);
    }

    private ChurnOutcome train(Split split, Examples all) {
        ChurnOutcome.Refused refused = tooLittle(split.training());
        if (refused != null) {
            return refused;
        }
        Set<ChurnReport.Flag> flags = EnumSet.noneOf(ChurnReport.Flag.class);
        List<Tried> tried = new ArrayList<>();
        for (ScoreTrainer trainer : trainers) {
            Tried one = attempt(trainer, split);
            if (one == null) {
                flags.add(ChurnReport.Flag.CANDIDATE_MISSING);
            } else {
                tried.add(one);
            }
        }
        tried.sort(Comparator.comparingDouble(one -> one.candidate.logLoss()));
        if (tried.isEmpty()) {
            return nothingLearned();
        }
        if (split.choosesOnTest()) {
            flags.add(ChurnReport.Flag.CHOSEN_ON_THE_TEST_DATE);
        }
        if (all.size() > rule.maximumRows()) {
            flags.add(ChurnReport.Flag.SAMPLED);
        }
        return finish(tried, split, all, flags);
    }

    private ChurnOutcome finish(List<Tried> tried, Split split, Examples all, Set<ChurnReport.Flag> flags) {
        Tried best = tried.getFirst();
        CalibratedScore judged = learn(best.trainer, split.beforeTest());
        CalibratedScore last = learn(best.trainer, all);
        if (judged == null || last == null) {
            return nothingLearned();
        }
        ChurnReport report = new ChurnReport(
                best.trainer.name(),
                tried.stream().map(Tried::candidate).toList(),
                last.calibrator().kind(),
                grade(judged, best.trainer.name(), split),
                split.trainingDays(),
                split.validationDays(),
                split.testDay(),
                customers(all),
                all.size(),
                all.events(),
                List.copyOf(flags));
        return new ChurnOutcome.Trained(ChurnModel.of(last, split.test().table(), rule), report);
    }

    private record Tried(ScoreTrainer trainer, ChurnReport.Candidate candidate) {}

    private @Nullable Tried attempt(ScoreTrainer trainer, Split split) {
        CalibratedScore score = learn(trainer, split.training());
        if (score == null) {
            return null;
        }
        double[] chances = score.chances(split.validation().table());
        GradeOutcome outcome = Grading.grade(
                Forecast.ofChances(trainer.name(), chances),
                List.of(),
                Actual.ofEvents(split.validation().churned()),
                rule.grading().withResamples(100));
        double loss = Double.MAX_VALUE;
        double auc = 0.5;
        if (outcome instanceof GradeOutcome.Graded(GradeReport report)) {
            loss = report.model().value(Measure.LOG_LOSS, loss);
            auc = report.model().value(Measure.AUC, auc);
        }
        return new Tried(
                trainer,
                new ChurnReport.Candidate(trainer.name(), score.calibrator().kind(), loss, auc));
    }

    private @Nullable CalibratedScore learn(ScoreTrainer trainer, Examples examples) {
        double share = (double) rule.maximumRows() / Math.max(examples.size(), 1);
        Examples some = share >= 1
                ? examples
                : examples.where(row -> Folds.uniform(examples.table().customer(row), rule.seed() + 2) < share);
        return CalibratedScore.learn(trainer, some, rule);
    }

    private GradeOutcome grade(CalibratedScore score, String name, Split split) {
        Examples test = split.test();
        Forecast model = Forecast.ofChances(name, score.chances(test.table()));
        Examples earlier = split.beforeTest();
        List<Forecast> rules =
                NaiveRules.forChances(recency(earlier.table()), earlier.churned(), recency(test.table()));
        return Grading.grade(
                model,
                test.table().indexOf(PurchaseFeatures.RECENCY_DAYS) < 0 ? rules.subList(0, 1) : rules,
                Actual.ofEvents(test.churned()),
                rule.grading());
    }

    private static double[] recency(FeatureTable table) {
        int recency = table.indexOf(PurchaseFeatures.RECENCY_DAYS);
        return IntStream.range(0, table.rows())
                .mapToDouble(row -> recency < 0 ? 0 : table.number(recency, row))
                .toArray();
    }

    private ChurnOutcome.@Nullable Refused tooLittle(Examples examples) {
        int customers = customers(examples);
        if (customers < rule.minimumCustomers()) {
            return new ChurnOutcome.Refused(
                    ChurnOutcome.Reason.TOO_FEW_CUSTOMERS,
                    Map.of("customers", customers, "needed", rule.minimumCustomers()));
        }
        int churned = examples.events();
        int stayed = examples.size() - churned;
        if (Math.min(churned, stayed) < rule.minimumOutcomes()) {
            return new ChurnOutcome.Refused(
                    ChurnOutcome.Reason.TOO_FEW_OUTCOMES,
                    Map.of("churned", churned, "stayed", stayed, "needed", rule.minimumOutcomes()));
        }
        return null;
    }

    private ChurnOutcome nothingLearned() {
        return new ChurnOutcome.Refused(ChurnOutcome.Reason.NOTHING_LEARNED, Map.of("trainers", trainers.size()));
    }

    private static int customers(Examples examples) {
        return (int) IntStream.range(0, examples.size())
                .mapToLong(examples.table()::customer)
                .distinct()
                .count();
    }
}
