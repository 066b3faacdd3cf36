package dev.fenji.kernel.policy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fenji.kernel.facts.CustomerFacts;
import dev.fenji.kernel.facts.Population;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RfmPolicyTest {

    @ParameterizedTest(name = "recency {0}, frequency {1}, monetary {2} → {3}{4}{5}")
    @CsvSource({
        "30, 1, 100, 5, 1, 1", // at a boundary: better for recency, lower for the others
        "31, 2, 100.01, 4, 2, 2",
        "60, 10, 5000, 4, 4, 4",
        "366, 11, 5000.000001, 1, 5, 5",
    })
    void valuesAtABoundaryTakeTheLowerScoreAndTheBetterRecency(
            String recency, String frequency, String monetary, int r, int f, int m) {
        PolicyDocument document = fixed();
        Calibration calibration = People.calibrated(document, People.buyers("10"));
        Explanation explanation = People.decide(
                        document,
                        calibration,
                        People.customer(1, "recency_days", recency, "frequency", frequency, "net_revenue", monetary))
                .explanation();
        assertThat(explanation.parts())
                .extracting(part -> Objects.requireNonNull(part.points()).intValue())
                .containsExactly(r, f, m);
        assertThat(explanation.total()).isEqualByComparingTo(BigDecimal.valueOf(r + f + m));
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3})
    void agreesWithAPlainComputationOfQuantiles(long seed) {
        Population population = People.crowd(new SplittableRandom(seed), 700);
        PolicyDocument document = ShippedPolicies.rfm();
        Calibration calibration = People.calibrated(document, population);
        Map<Long, String> cells = PlainTiers.rfm(population);
        for (int row = 0; row < population.size(); row++) {
            CustomerFacts facts = population.row(row);
            Explanation explanation =
                    People.decide(document, calibration, facts).explanation();
            String cell = cells.get(facts.customerId());
            if (cell == null) {
                assertThat(explanation.tier()).isNull();
                continue;
            }
            String points = String.join(
                    " ",
                    explanation.parts().stream()
                            .map(part -> String.valueOf(part.points()))
                            .toList());
            assertThat(points)
                    .as("seed %d customer %d", seed, facts.customerId())
                    .isEqualTo(cell);
        }
    }

    @Test
    void reportsUnevenBinsInsteadOfSplittingTies() {
        Population.Builder population = People.population();
        for (int i = 1; i <= 200; i++) {
            population.customer(i);
            People.put(population, "frequency", i <= 150 ? "1" : "2", "recency_days", "" + i, "net_revenue", "" + i);
        }
        Calibration calibration = People.calibrated(ShippedPolicies.rfm(), population.build());
        Calibration.Bins frequency =
                Objects.requireNonNull(calibration.whole().bins().get("frequency"));
        assertThat(frequency.counts()).containsExactly(150, 0, 0, 50, 0);
        assertThat(Objects.requireNonNull(calibration.whole().bins().get("recency"))
                        .counts())
                .containsExactly(40, 40, 40, 40, 40);
    }

    @Test
    void refusesQuantilesOfTooFewAndFixedBoundariesDoNot() {
        Population few = People.crowd(new SplittableRandom(5), 60);
        CalibrationOutcome outcome = Tiering.calibrate(People.version(ShippedPolicies.rfm()), few, People.PROVENANCE);
        assertThat(outcome).isInstanceOfSatisfying(CalibrationOutcome.Refused.class, refused -> {
            assertThat(refused.refusals().get(0).kind())
                    .isEqualTo(CalibrationOutcome.Refusal.Kind.TOO_FEW_FOR_QUANTILES);
            assertThat(refused.refusals().get(0).facts()).containsEntry("needed", 100);
        });
        assertThat(Tiering.calibrate(People.version(fixed()), few, People.PROVENANCE))
                .isInstanceOf(CalibrationOutcome.Calibrated.class);
    }

    @Test
    void fixingLearnedBoundariesChangesNobodysTier() {
        Population population = People.crowd(new SplittableRandom(8), 500);
        PolicyDocument learned = ShippedPolicies.rfm();
        Calibration calibration = People.calibrated(learned, population);
        PolicyDocument fixed = FixedBoundaries.of(learned, calibration);
        Calibration again = People.calibrated(fixed, population);
        for (int row = 0; row < population.size(); row++) {
            assertThat(People.decide(fixed, again, population.row(row)).tier())
                    .isEqualTo(People.decide(learned, calibration, population.row(row))
                            .tier());
        }
    }

    @Test
    void namesTheSegmentsOfTheGrid() {
        PolicyDocument document = fixed();
        Calibration calibration = People.calibrated(document, People.buyers("10"));
        Explanation champion = People.decide(
                        document,
                        calibration,
                        People.customer(1, "recency_days", "5", "frequency", "9", "net_revenue", "50"))
                .explanation();
        assertThat(Objects.requireNonNull(champion.segment()).id()).isEqualTo("champion");
        assertThat(champion.tier()).isEqualTo("A");
        assertThat(champion.toNextTier()).isEmpty();
        Explanation hibernating = People.decide(
                        document,
                        calibration,
                        People.customer(1, "recency_days", "400", "frequency", "1", "net_revenue", "50"))
                .explanation();
        assertThat(Objects.requireNonNull(hibernating.segment()).id()).isEqualTo("hibernating");
        // R4 F1 is promising (C); F3 with R1 is at risk (C)
        assertThat(hibernating.toNextTier())
                .extracting(step -> step.criterion() + " " + step.to().number())
                .containsExactly("recency 60", "frequency 4");
    }

    @Test
    void combinesFrequencyAndMonetaryHalvesUp() {
        Method.Rfm rfm = (Method.Rfm) fixed().method();
        PolicyDocument document = fixed().withMethod(new Method.Rfm(
                rfm.scale(),
                rfm.binning(),
                rfm.boundaries(),
                rfm.frequencyMetric(),
                rfm.monetaryMetric(),
                Method.Axis.FM,
                rfm.segments(),
                rfm.minimumPopulation()));
        Calibration calibration = People.calibrated(document, People.buyers("10"));
        // R5, F1, M5 → FM 3: potential loyalist
        Explanation explanation = People.decide(
                        document,
                        calibration,
                        People.customer(1, "recency_days", "5", "frequency", "1", "net_revenue", "9000"))
                .explanation();
        assertThat(Objects.requireNonNull(explanation.segment()).id()).isEqualTo("potential-loyalist");
        assertThat(explanation.segment().f()).isEqualTo(3);
        assertThat(explanation.toNextTier())
                .extracting(Explanation.Step::criterion)
                .contains("monetary");
    }

    static PolicyDocument fixed() {
        Method.Rfm rfm = (Method.Rfm) ShippedPolicies.rfm().method();
        return ShippedPolicies.rfm()
                .withMethod(new Method.Rfm(
                        5,
                        Method.Binning.FIXED,
                        new Method.Boundaries(
                                numbers("30", "60", "90", "180"),
                                numbers("1", "3", "5", "10"),
                                numbers("100", "500", "1000", "5000")),
                        "frequency",
                        "net_revenue",
                        Method.Axis.F,
                        rfm.segments(),
                        100));
    }

    private static List<BigDecimal> numbers(String... values) {
        return Arrays.stream(values).map(BigDecimal::new).toList();
    }
}
