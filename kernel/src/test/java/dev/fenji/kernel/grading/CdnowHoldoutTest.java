package dev.fenji.kernel.grading;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import de.siegmar.fastcsv.reader.NamedCsvRecord;
import dev.fenji.kernel.clv.DataWindow;
import dev.fenji.kernel.clv.FitOutcome;
import dev.fenji.kernel.clv.ModelFit;
import dev.fenji.kernel.clv.ModelKind;
import dev.fenji.kernel.clv.PurchaseModel;
import dev.fenji.kernel.clv.PurchaseState;
import dev.fenji.kernel.clv.PurchaseStates;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The published hold-out of the CDNOW sample: 39 weeks to fit, 39 weeks to judge, 1,882 purchases in them. Prints the table of
 * docs/methods/grading.md.
 */
@Tag("slow")
class CdnowHoldoutTest {

    private static final LocalDate END = LocalDate.of(1997, 9, 30);
    private static final LocalDate LAST = LocalDate.of(1998, 6, 30);
    private static final int HORIZON = 39 * 7;

    private record Holdout(NaiveHistory history, List<PurchaseState> states, double[] actual) {}

    private static Holdout read() {
        Map<String, TreeMap<LocalDate, Double>> log = new TreeMap<>();
        for (NamedCsvRecord row : SharedData.rows("clv/cdnow_sample.csv.gz")) {
            log.computeIfAbsent(row.getField("customer_id"), any -> new TreeMap<>())
                    .merge(LocalDate.parse(row.getField("date")), Double.valueOf(row.getField("amount")), Double::sum);
        }
        int n = log.size();
        boolean[] early = new boolean[n];
        boolean[] late = new boolean[n];
        double[][] columns = new double[5][n];
        double[] actual = new double[n];
        List<PurchaseState> states = new ArrayList<>();
        LocalDate middle = LocalDate.of(1997, 5, 16);
        int i = 0;
        for (TreeMap<LocalDate, Double> days : log.values()) {
            var before = days.headMap(END, true);
            int age = days(before.firstKey(), END);
            int silence = days(before.lastKey(), END);
            states.add(new PurchaseState(before.size() - 1, age - silence, age));
            columns[0][i] = before.size() - 1;
            columns[1][i] = age;
            columns[2][i] = silence;
            columns[3][i] = before.size();
            columns[4][i] =
                    before.values().stream().mapToDouble(Double::doubleValue).sum();
            early[i] = before.firstKey().isBefore(middle);
            late[i] = !before.lastKey().isBefore(middle);
            actual[i++] = days.subMap(END, false, LAST, true).size();
        }
        double retention = NaiveRules.retention(early, late);
        NaiveHistory history =
                new NaiveHistory(columns[0], columns[1], columns[2], columns[3], columns[4], HORIZON, 90, retention);
        return new Holdout(history, states, actual);
    }

    private static int days(LocalDate from, LocalDate to) {
        return (int) (to.toEpochDay() - from.toEpochDay());
    }

    private static Forecast model(ModelKind kind, Holdout holdout) {
        PurchaseStates.Builder states = new PurchaseStates.Builder();
        holdout.states().forEach(states::add);
        FitOutcome<PurchaseModel> fit =
                ModelFit.fit(kind, states.build(), new DataWindow(LocalDate.of(1997, 1, 1), END.plusDays(1)));
        PurchaseModel model = ((FitOutcome.Fitted<PurchaseModel>) fit).model();
        double[] expected = holdout.states().stream()
                .mapToDouble(state -> model.expectedPurchases(state, HORIZON))
                .toArray();
        double[] again = holdout.states().stream()
                .mapToDouble(state -> 1 - model.probabilities(state, HORIZON, 0)[0])
                .toArray();
        return Forecast.ofAmounts(kind.id(), expected).withChances(again);
    }

    private static GradeReport grade(Forecast model, Holdout holdout) {
        return ((GradeOutcome.Graded) Grading.grade(
                        model,
                        NaiveRules.forAmounts(holdout.history()),
                        Actual.ofAmounts(holdout.actual()),
                        GradingRule.STANDARD))
                .report();
    }

    @Test
    void theSameRateIsTheReferenceFigure() {
        Grade same = grade(model(ModelKind.MBG_NBD, read()), read()).rules().getFirst();
        assertThat((1 + same.value(Measure.TOTAL_ERROR, 0)) * 1_882).isCloseTo(2_930.1, within(.05));
        assertThat(same.value(Measure.MAE, 0)).isCloseTo(1.0237, within(5e-5));
        assertThat(same.value(Measure.CORRELATION, 0)).isCloseTo(.5839, within(5e-5));
    }

    @ParameterizedTest
    @CsvSource({"BG_NBD, 1653.4, .7855, .6256", "MBG_NBD, 1576.7, .7648, .6273", "PARETO_NBD, 1665.5, .7545, .6302"})
    void aModelHasTheReferenceFiguresAndItsVerdict(ModelKind kind, double sum, double mae, double correlation) {
        Holdout holdout = read();
        GradeReport report = grade(model(kind, holdout), holdout);
        assertThat(report.customers()).isEqualTo(2_357);
        assertThat(report.actualTotal()).isEqualTo(1_882);
        Grade model = report.model();
        assertThat((1 + model.value(Measure.TOTAL_ERROR, 0)) * 1_882).isCloseTo(sum, within(.1));
        assertThat(model.value(Measure.MAE, 0)).isCloseTo(mae, within(1e-4));
        assertThat(model.value(Measure.CORRELATION, 0)).isCloseTo(correlation, within(1e-4));
        Comparison sameRate = report.comparisons().getFirst();
        assertThat(sameRate.verdict()).isEqualTo(Verdict.BETTER);
        assertThat(requireNonNull(sameRate.differences().get(Measure.MAE)).low())
                .isPositive();
        print(report);
    }

    private static void print(GradeReport report) {
        System.out.printf(
                "%n%s: %s, recommended %s, flags %s%n",
                report.model().forecast(), report.verdict(), report.recommended(), report.flags());
        print(report.model());
        report.rules().forEach(CdnowHoldoutTest::print);
        for (Comparison each : report.comparisons()) {
            System.out.print("  against " + each.rule() + ": " + each.verdict());
            each.differences().forEach((measure, difference) -> {
                if (difference.deciding()) {
                    System.out.printf(
                            "  %s %.4f (%.4f to %.4f)",
                            measure.slug(), difference.gain(), difference.low(), difference.high());
                }
            });
            System.out.println();
        }
    }

    private static void print(Grade grade) {
        System.out.print("  " + grade.forecast());
        grade.measures()
                .forEach((measure, estimate) -> System.out.printf(
                        "  %s %.4f (%.4f to %.4f)", measure.slug(), estimate.value(), estimate.low(), estimate.high()));
        System.out.println();
    }
}
