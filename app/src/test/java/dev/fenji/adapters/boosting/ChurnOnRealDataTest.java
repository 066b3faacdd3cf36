package dev.fenji.adapters.boosting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import dev.fenji.kernel.churn.ChurnOutcome;
import dev.fenji.kernel.churn.ChurnReport;
import dev.fenji.kernel.churn.ChurnRule;
import dev.fenji.kernel.churn.ChurnTrainer;
import dev.fenji.kernel.churn.Examples;
import dev.fenji.kernel.churn.Feature;
import dev.fenji.kernel.churn.FeatureTable;
import dev.fenji.kernel.churn.LogisticTrainer;
import dev.fenji.kernel.churn.ProcessTrainer;
import dev.fenji.kernel.churn.ScoreTrainer;
import dev.fenji.kernel.churn.Snapshot;
import dev.fenji.kernel.churn.TrainingRule;
import dev.fenji.kernel.clv.ModelKind;
import dev.fenji.kernel.grading.CalibrationBin;
import dev.fenji.kernel.grading.Grade;
import dev.fenji.kernel.grading.GradeOutcome;
import dev.fenji.kernel.grading.GradeReport;
import dev.fenji.kernel.grading.Measure;
import dev.fenji.kernel.grading.Verdict;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Churn models on real data, where the development checkout has it; prints the figures of docs/methods/churn.md. */
class ChurnOnRealDataTest {

    private static final ChurnRule RULE = new ChurnRule(90, 90);
    private static final Set<String> TELCO_NUMBERS = Set.of("tenure", "MonthlyCharges", "TotalCharges");

    @ParameterizedTest
    @ValueSource(strings = {"2011-07-01", "2011-08-01", "2011-09-01"})
    void onlineRetailJudgedOnItsLastMonths(LocalDate last) throws SQLException {
        Path folder = data("online_retail");
        try (RetailYears years = new RetailYears(folder)) {
            List<Snapshot> snapshots = new ArrayList<>();
            for (LocalDate day = LocalDate.of(2010, 7, 1); !day.isAfter(last); day = day.plusMonths(1)) {
                snapshots.add(years.snapshot(RULE, day));
            }
            List<ScoreTrainer> trainers = List.of(
                    new ProcessTrainer(ModelKind.MBG_NBD, years::states, RULE),
                    new ProcessTrainer(ModelKind.PARETO_NBD, years::states, RULE),
                    new LogisticTrainer(),
                    new BoostedTrees());
            ChurnReport report =
                    report(new ChurnTrainer(trainers, TrainingRule.STANDARD).train(snapshots, RULE), last.toString());
            assertThat(report.candidates()).hasSize(4);
            assertThat(graded(report).model().value(Measure.AUC, 0)).isGreaterThan(.65);
            assertThat(graded(report).verdict()).isNotEqualTo(Verdict.WORSE);
        }
    }

    @Test
    void contractsThatEnded() throws IOException {
        Examples examples = telco(data("churn").resolve("telco_churn.csv.gz"));
        ChurnReport report = report(
                new ChurnTrainer(List.of(new LogisticTrainer(), new BoostedTrees()), TrainingRule.STANDARD)
                        .trainOnLabels(examples),
                "telco");
        assertThat(report.rows()).isEqualTo(7_043);
        assertThat(report.churned()).isEqualTo(1_869);
        assertThat(graded(report).model().value(Measure.AUC, 0)).isGreaterThan(.8);
        assertThat(graded(report).verdict()).isEqualTo(Verdict.BETTER);
    }

    private static Examples telco(Path file) throws IOException {
        List<NamedCsvRecord> rows = new ArrayList<>();
        try (Reader reader =
                        new InputStreamReader(new GZIPInputStream(Files.newInputStream(file)), StandardCharsets.UTF_8);
                CsvReader<NamedCsvRecord> csv = CsvReader.builder().ofNamedCsvRecord(reader)) {
            csv.forEach(rows::add);
        }
        List<String> names = rows.getFirst().getHeader().stream()
                .filter(name -> !name.equals("customerID") && !name.equals("Churn"))
                .toList();
        List<Feature> features = names.stream()
                .map(name -> TELCO_NUMBERS.contains(name) ? Feature.number(name) : Feature.category(name))
                .toList();
        FeatureTable.Builder table = FeatureTable.builder(features);
        boolean[] churned = new boolean[rows.size()];
        for (int row = 0; row < churned.length; row++) {
            table.customer(row);
            for (int i = 0; i < names.size(); i++) {
                String text = rows.get(row).getField(names.get(i));
                if (TELCO_NUMBERS.contains(names.get(i))) {
                    table.number(i, text.isBlank() ? Double.NaN : Double.parseDouble(text));
                } else {
                    table.text(i, text);
                }
            }
            churned[row] = rows.get(row).getField("Churn").equals("Yes");
        }
        return new Examples(table.build(), churned);
    }

    private static ChurnReport report(ChurnOutcome outcome, String title) {
        ChurnReport report = ((ChurnOutcome.Trained) outcome).report();
        System.out.printf(
                "%n%s: chosen %s (%s), %d rows, %d customers, %d churned, flags %s%n",
                title,
                report.chosen(),
                report.calibration(),
                report.rows(),
                report.customers(),
                report.churned(),
                report.flags());
        System.out.println(
                "learned from " + days(report.trainingDays()) + ", chosen on " + days(report.validationDays()));
        report.candidates().forEach(System.out::println);
        GradeReport grade = graded(report);
        System.out.printf(
                "judged on %d customers, %d churned: %s, recommended %s%n",
                grade.customers(), grade.events(), grade.verdict(), grade.recommended());
        print(grade.model());
        grade.rules().forEach(ChurnOnRealDataTest::print);
        grade.comparisons()
                .forEach(each -> System.out.println(each.rule() + " " + each.verdict() + " " + each.differences()));
        System.out.println(grade.model().brier());
        for (CalibrationBin bin : grade.model().reliability()) {
            System.out.printf(
                    "  %.3f expected %.3f observed (%.3f to %.3f) of %d%n",
                    bin.expected(), bin.observed(), bin.low(), bin.high(), bin.customers());
        }
        return report;
    }

    private static List<LocalDate> days(List<Integer> days) {
        return days.stream().map(day -> LocalDate.ofEpochDay(day)).toList();
    }

    private static void print(Grade grade) {
        System.out.print(grade.forecast());
        grade.measures()
                .forEach((measure, estimate) -> System.out.printf(
                        "  %s %.4f (%.4f to %.4f)", measure.slug(), estimate.value(), estimate.low(), estimate.high()));
        System.out.println();
    }

    private static GradeReport graded(ChurnReport report) {
        return ((GradeOutcome.Graded) report.grade()).report();
    }

    static Path data(String folder) {
        String given = System.getProperty("FENJI_SHARED_DATA", System.getenv("FENJI_SHARED_DATA"));
        Path data = given == null ? upwards() : Path.of(given);
        boolean present = Files.isDirectory(data.resolve(folder));
        if (!present) {
            System.out.println(folder + " is not here: set FENJI_SHARED_DATA to try churn models on it.");
        }
        assumeTrue(present);
        return data.resolve(folder);
    }

    private static Path upwards() {
        Path folder = Path.of("").toAbsolutePath();
        while (folder != null && !Files.isDirectory(folder.resolve("shared/data"))) {
            folder = folder.getParent();
        }
        return folder == null ? Path.of("shared/data") : folder.resolve("shared/data");
    }
}
