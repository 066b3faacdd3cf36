package dev.fenji.kernel.churn;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.fenji.kernel.clv.ModelKind;
import dev.fenji.kernel.clv.PurchaseStates;
import dev.fenji.kernel.grading.GradeOutcome;
import dev.fenji.kernel.grading.GradeReport;
import dev.fenji.kernel.grading.GradingRule;
import dev.fenji.kernel.grading.Measure;
import dev.fenji.kernel.grading.Verdict;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ChurnTrainerTest {

    private static final TrainingRule RULE =
            new TrainingRule(200, 40, 5, 100_000, 1, .33, .66, GradingRule.STANDARD.withResamples(200));
    private static final World WORLD = World.of(1_500, 500, 800, 42);

    private static ChurnTrainer trainer(ScoreTrainer... trainers) {
        return new ChurnTrainer(List.of(trainers), RULE);
    }

    private static ChurnOutcome.Trained trained(ChurnOutcome outcome) {
        return (ChurnOutcome.Trained) outcome;
    }

    private static GradeReport graded(ChurnReport report) {
        return ((GradeOutcome.Graded) report.grade()).report();
    }

    @Test
    void choosesOnOneLaterDateAndJudgesOnAnother() {
        List<Snapshot> snapshots = WORLD.snapshots(240, 690, 30);
        ChurnOutcome.Trained trained =
                trained(trainer(new LogisticTrainer(), new ProcessTrainer(ModelKind.MBG_NBD, WORLD::states, World.RULE))
                        .train(snapshots, World.RULE));
        ChurnReport report = trained.report();
        assertThat(report.testDay()).isEqualTo(690);
        assertThat(report.validationDays()).containsExactly(600);
        assertThat(report.trainingDays()).startsWith(240).endsWith(510);
        assertThat(report.candidates())
                .hasSize(2)
                .isSortedAccordingTo((a, b) -> Double.compare(a.logLoss(), b.logLoss()));
        assertThat(report.chosen()).isEqualTo(report.candidates().getFirst().name());
        assertThat(report.flags()).isEmpty();
        GradeReport grade = graded(report);
        assertThat(grade.verdict()).isEqualTo(Verdict.BETTER);
        assertThat(grade.model().value(Measure.AUC, 0)).isGreaterThan(.7);
        assertThat(requireNonNull(grade.model().brier()).reliability()).isLessThan(.01);
    }

    @Test
    void risksRiseWithSilenceAndFactorsSaySo() {
        List<Snapshot> snapshots = WORLD.snapshots(240, 690, 30);
        for (ScoreTrainer score :
                List.of(new LogisticTrainer(), new ProcessTrainer(ModelKind.PARETO_NBD, WORLD::states, World.RULE))) {
            ChurnModel model =
                    trained(trainer(score).train(snapshots, World.RULE)).model();
            FeatureTable table = WORLD.snapshot(700).examples().table();
            List<CustomerRisk> risks = model.score(table);
            assertThat(risks).hasSize(table.rows());
            assertThat(model.risks(table))
                    .containsExactly(
                            risks.stream().mapToDouble(CustomerRisk::risk).toArray());
            double quiet = mean(risks, table, 60, 90);
            double busy = mean(risks, table, 0, 20);
            assertThat(quiet).isGreaterThan(busy + .1);
            CustomerRisk silent = risks.stream()
                    .filter(risk -> recency(risk) > 80 && risk.risk() > .5)
                    .findFirst()
                    .orElseThrow();
            Factor recency = factor(silent, PurchaseFeatures.RECENCY_DAYS);
            assertThat(recency.contribution()).isPositive();
            assertThat(requireNonNull(recency.groups().low()))
                    .isLessThan(requireNonNull(recency.groups().high()));
            assertThat(silent.band()).isEqualTo(RULE.band(silent.risk()));
            assertThat(silent.factors())
                    .isSortedAccordingTo(
                            (a, b) -> Double.compare(Math.abs(b.contribution()), Math.abs(a.contribution())));
        }
    }

    private static double mean(List<CustomerRisk> risks, FeatureTable table, int from, int to) {
        double sum = 0;
        int count = 0;
        for (int row = 0; row < risks.size(); row++) {
            double recency = table.number(0, row);
            if (recency >= from && recency < to) {
                sum += risks.get(row).risk();
                count++;
            }
        }
        return sum / count;
    }

    private static double recency(CustomerRisk risk) {
        return risk.factors().stream()
                .filter(factor -> factor.feature().equals(PurchaseFeatures.RECENCY_DAYS))
                .mapToDouble(factor -> requireNonNull(factor.value()))
                .findFirst()
                .orElse(-1);
    }

    private static Factor factor(CustomerRisk risk, String feature) {
        return risk.factors().stream()
                .filter(factor -> factor.feature().equals(feature))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void shapleyValuesAddUpToTheWayFromTheTypicalCustomer() {
        Examples examples = WORLD.snapshot(500).examples();
        ProcessModel model = (ProcessModel)
                requireNonNull(new ProcessTrainer(ModelKind.MBG_NBD, WORLD::states, World.RULE).train(examples, 1));
        FeatureTable table = examples.table();
        double[] scores = model.logOdds(table);
        double[][] contributions = model.contributions(table);
        FeatureTable.Builder typical = FeatureTable.builder(table.features());
        typical.customer(1)
                .number(1, model.typical()[0])
                .number(0, model.typical()[1])
                .number(2, model.typical()[2]);
        double base = model.logOdds(typical.build())[0];
        for (int row = 0; row < 200; row++) {
            assertThat(base + Arrays.stream(contributions[row]).sum()).isCloseTo(scores[row], within(1e-9));
        }
    }

    @Test
    void theSameSnapshotsGiveTheSameModelInAnyOrder() {
        List<Snapshot> snapshots = WORLD.snapshots(240, 690, 90);
        ChurnOutcome.Trained one = trained(trainer(new LogisticTrainer()).train(snapshots, World.RULE));
        ChurnOutcome.Trained other = trained(trainer(new LogisticTrainer()).train(List.copyOf(snapshots), World.RULE));
        assertThat(other.report()).isEqualTo(one.report());
        FeatureTable table = snapshots.getLast().examples().table();
        assertThat(other.model().score(table)).isEqualTo(one.model().score(table));
    }

    @Test
    void aModelThatWasKeptIsTheSameToTheBit() {
        List<Snapshot> snapshots = WORLD.snapshots(240, 690, 90);
        FeatureTable table = snapshots.getLast().examples().table();
        for (ScoreTrainer way :
                List.of(new LogisticTrainer(), new ProcessTrainer(ModelKind.MBG_NBD, WORLD::states, World.RULE))) {
            ChurnModel model =
                    trained(trainer(way).train(snapshots, World.RULE)).model();
            ChurnModel kept = requireNonNull(ChurnModel.read(requireNonNull(model.tree()), way, TrainingRule.STANDARD));
            assertThat(kept.risks(table)).isEqualTo(model.risks(table));
            assertThat(kept.scoreAmongThemselves(table)).isEqualTo(model.scoreAmongThemselves(table));
        }
    }

    @Test
    void noOutcomeIsLearnedFromThatOverlapsOneThatIsJudged() {
        Split split = requireNonNull(Split.overTime(WORLD.snapshots(200, 650, 50), 90));
        assertThat(split.testDay()).isEqualTo(650);
        assertThat(split.validationDays()).containsExactly(550);
        assertThat(split.trainingDays()).endsWith(450);
        assertThat(split.beforeTest().knownDay()).isLessThanOrEqualTo(650);
        assertThat(split.training().knownDay()).isLessThanOrEqualTo(550);
    }

    @Test
    void aShortHistoryChoosesAndJudgesOnOneDateAndSaysSo() {
        ChurnOutcome.Trained trained =
                trained(trainer(new LogisticTrainer()).train(WORLD.snapshots(300, 420, 30), World.RULE));
        assertThat(trained.report().flags()).contains(ChurnReport.Flag.CHOSEN_ON_THE_TEST_DATE);
        assertThat(trained.report().trainingDays()).containsExactly(300, 330);
    }

    @Test
    void refusesWithTheReason() {
        assertThat(trainer(new LogisticTrainer()).train(List.of(), World.RULE))
                .isEqualTo(new ChurnOutcome.Refused(
                        ChurnOutcome.Reason.TOO_SHORT_HISTORY, java.util.Map.of("dates", 0, "windowDays", 90)));
        assertThat(reason(trainer(new LogisticTrainer()).train(WORLD.snapshots(300, 360, 30), World.RULE)))
                .isEqualTo(ChurnOutcome.Reason.TOO_SHORT_HISTORY);
        World small = World.of(150, 100, 600, 1);
        assertThat(reason(trainer(new LogisticTrainer()).train(small.snapshots(200, 500, 50), World.RULE)))
                .isEqualTo(ChurnOutcome.Reason.TOO_FEW_CUSTOMERS);
        Examples stayed = World.withCategories(500, 2).where(row -> true);
        Examples nobody = new Examples(stayed.table(), new boolean[500]);
        assertThat(reason(trainer(new LogisticTrainer()).trainOnLabels(nobody)))
                .isEqualTo(ChurnOutcome.Reason.TOO_FEW_OUTCOMES);
        assertThat(reason(trainer(new Nothing()).trainOnLabels(stayed))).isEqualTo(ChurnOutcome.Reason.NOTHING_LEARNED);
    }

    private static ChurnOutcome.Reason reason(ChurnOutcome outcome) {
        return ((ChurnOutcome.Refused) outcome).reason();
    }

    private static final class Nothing implements ScoreTrainer {
        @Override
        public String name() {
            return "nothing";
        }

        @Override
        public @Nullable ScoreModel train(Examples examples, long seed) {
            return null;
        }
    }

    @Test
    void givenLabelsWorkAndAMissingCandidateIsSaid() {
        Examples examples = World.withCategories(3_000, 9);
        ChurnOutcome.Trained trained = trained(trainer(
                        new LogisticTrainer(),
                        new Nothing(),
                        new ProcessTrainer(ModelKind.MBG_NBD, day -> new PurchaseStates.Builder().build(), World.RULE))
                .trainOnLabels(examples));
        assertThat(trained.report().flags()).contains(ChurnReport.Flag.CANDIDATE_MISSING);
        assertThat(trained.report().testDay()).isZero();
        GradeReport grade = graded(trained.report());
        assertThat(grade.customers()).isBetween(500, 700);
        assertThat(grade.verdict()).isEqualTo(Verdict.BETTER);
        Factor contract = trained.model().score(examples.table()).stream()
                .flatMap(risk -> risk.factors().stream())
                .filter(factor -> "monthly".equals(factor.text()))
                .findFirst()
                .orElseThrow();
        assertThat(contract.contribution()).isPositive();
        assertThat(requireNonNull(contract.groups().low()))
                .isLessThan(requireNonNull(contract.groups().high()));
    }

    @Test
    void aScoreWithoutAnyTruthIsNoBetterThanTheRule() {
        Examples labels = World.withCategories(2_000, 10);
        FeatureTable.Builder noise = FeatureTable.builder(List.of(Feature.number("noise")));
        for (int row = 0; row < 2_000; row++) {
            noise.customer(row).number(0, labels.table().number(2, row));
        }
        ChurnReport report = trained(
                        trainer(new LogisticTrainer()).trainOnLabels(new Examples(noise.build(), labels.churned())))
                .report();
        assertThat(graded(report).verdict()).isEqualTo(Verdict.NO_BETTER);
        assertThat(graded(report).recommended()).isEqualTo("base-chance");
    }

    @Test
    void aBigHistoryIsSampledByCustomer() {
        TrainingRule little = new TrainingRule(100, 20, 3, 1_500, 1, .33, .66, GradingRule.STANDARD.withResamples(100));
        ChurnOutcome.Trained trained = trained(new ChurnTrainer(List.of(new LogisticTrainer()), little)
                .train(WORLD.snapshots(240, 690, 90), World.RULE));
        assertThat(trained.report().flags()).contains(ChurnReport.Flag.SAMPLED);
    }

    @Test
    void churnAndItsWindowAreTwoThings() {
        ChurnRule rule = new ChurnRule(30, 60);
        assertThat(rule.atStake(70, 100)).isTrue();
        assertThat(rule.atStake(69, 100)).isFalse();
        assertThat(rule.atStake(100, 100)).isFalse();
        assertThat(rule.endOfWindow(100)).isEqualTo(160);
        assertThat(rule.lost(129, 100)).isTrue();
        assertThat(rule.lost(130, 100)).isFalse();
        assertThat(RULE.band(.33)).isEqualTo(RiskBand.MIDDLE);
        assertThat(RULE.band(.66)).isEqualTo(RiskBand.HIGH);
        assertThat(RULE.band(.3299)).isEqualTo(RiskBand.LOW);
    }
}
