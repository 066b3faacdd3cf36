package dev.fenji.kernel.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.fenji.kernel.Title;
import dev.fenji.kernel.facts.CustomerFacts;
import dev.fenji.kernel.facts.Population;
import dev.fenji.kernel.metric.Direction;
import dev.fenji.kernel.policy.Explanation.AxisScore;
import dev.fenji.kernel.policy.Explanation.Part;
import dev.fenji.kernel.policy.Explanation.Step;
import dev.fenji.kernel.policy.Method.Scoring;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** Value × potential on figures worked out by hand. */
class MatrixPolicyTest {

    private static final String[] LI_TRADING = {
        "net_revenue", "800",
        "frequency", "4",
        "revenue_growth", "0.25",
        "potential.share_of_wallet", "40",
        "potential.share_of_wallet.confidence", "0.6",
        "potential.payment_ability", "90",
        "potential.payment_ability.confidence", "0.2"
    };

    /** Three bands each; A both high, B one high and one middle, and so on down the diagonals. */
    static PolicyDocument document() {
        var value = new Method.ScoreAxis(
                new BigDecimal("0.5"),
                null,
                lines(),
                List.of(
                        criterion("revenue", "net_revenue", "3", ramp("0", "1000")),
                        criterion("orders", "frequency", "1", ramp("0", "10"))));
        var potential = new Method.ScoreAxis(
                new BigDecimal("0.5"),
                new BigDecimal("0.3"),
                lines(),
                List.of(
                        criterion("growth", "revenue_growth", "1", ramp("0", "1")),
                        criterion("wallet", "potential.share_of_wallet", "2", ramp("100", "0")),
                        criterion("payment", "potential.payment_ability", "1", ramp("0", "100"))));
        return new PolicyDocument(
                "value-potential",
                Title.of("Value × potential", "价值×潜力"),
                null,
                12,
                "net_revenue",
                true,
                null,
                List.of(),
                30,
                new Method.Matrix(value, potential, RandomMatrices.cells(3, 5), 100),
                List.of(tier("A"), tier("B"), tier("C"), tier("D"), tier("E")));
    }

    @Test
    void eachAxisIsAWeightedMeanAndTheScoreTheMeanOfBoth() {
        Explanation explanation = decide(LI_TRADING).explanation();
        assertThat(explanation.axes())
                .extracting(AxisScore::axis, AxisScore::score, AxisScore::band, AxisScore::coverage)
                .containsExactly(
                        tuple("value", new BigDecimal("70"), 3, new BigDecimal("1")),
                        tuple("potential", new BigDecimal("48.333333"), 2, new BigDecimal("0.75")));
        assertThat(explanation.total()).isEqualByComparingTo("59.166667");
        assertThat(explanation.tier()).isEqualTo("B");
        assertThat(Objects.requireNonNull(explanation.segment()).id()).isEqualTo("3-2");
    }

    @Test
    void contributionsAreHalvedSoThatAllPartsAddUp() {
        assertThat(decide(LI_TRADING).explanation().parts())
                .extracting(Part::criterion, Part::axis, Part::points, Part::contribution)
                .containsExactly(
                        tuple("revenue", "value", new BigDecimal("80"), new BigDecimal("30")),
                        tuple("orders", "value", new BigDecimal("40"), new BigDecimal("5")),
                        tuple("growth", "potential", new BigDecimal("25"), new BigDecimal("4.166667")),
                        tuple("wallet", "potential", new BigDecimal("60"), new BigDecimal("20")),
                        tuple("payment", "potential", null, null));
    }

    @Test
    void anInputThatIsNotSureEnoughIsShownButDoesNotCount() {
        Part payment = decide(LI_TRADING).explanation().parts().get(4);
        assertThat(payment.raw().number()).isEqualByComparingTo("90");
        assertThat(payment.confidence())
                .isEqualTo(new Explanation.Confidence(new BigDecimal("0.2"), new BigDecimal("0.3")));
        Part sure = decide(with("potential.payment_ability.confidence", "0.3"))
                .explanation()
                .parts()
                .get(4);
        assertThat(sure.points()).isEqualByComparingTo("90");
        assertThat(document().fields())
                .contains("potential.share_of_wallet.confidence", "potential.payment_ability.confidence");
    }

    @Test
    void theNextTierIsReachedOnEitherAxis() {
        assertThat(decide(LI_TRADING).explanation().toNextTier())
                .extracting(Step::field, step -> step.possible() ? step.to().number() : null)
                .containsExactly(
                        tuple("net_revenue", null),
                        tuple("frequency", null),
                        tuple("revenue_growth", new BigDecimal("0.9")),
                        tuple("potential.share_of_wallet", new BigDecimal("7.5")),
                        tuple("potential.payment_ability", null));
        assertThat(decide(with("net_revenue", "799.99")).explanation().tier()).isEqualTo("C");
    }

    @Test
    void whereBeingSurerIsEnoughTheStepIsToBeSurer() {
        assertThat(decide(with("revenue_growth", "0.9", "potential.share_of_wallet", "36"))
                        .explanation()
                        .tier())
                .isEqualTo("A");
        Explanation explanation = decide(with("revenue_growth", "0.86", "potential.share_of_wallet", "40"))
                .explanation();
        assertThat(explanation.tier()).isEqualTo("B"); // (86 + 120) / 3 = 68.67; with the 90 it is 74
        Step step = explanation.toNextTier().get(4);
        assertThat(step.field()).isEqualTo("potential.payment_ability.confidence");
        assertThat(step.to().number()).isEqualByComparingTo("0.3");
    }

    @Test
    void whatNobodyHasDeclaredMayBeObservedByASureSource() {
        Explanation explanation = decide(
                        "net_revenue",
                        "800",
                        "frequency",
                        "4",
                        "revenue_growth",
                        "0.25",
                        "potential.payment_ability",
                        "90",
                        "potential.payment_ability.confidence",
                        "0.5")
                .explanation();
        assertThat(explanation.tier()).isEqualTo("B"); // (25 + 90) / 2
        Step wallet = explanation.toNextTier().get(3);
        assertThat(wallet.field()).isEqualTo("potential.share_of_wallet");
        assertThat(wallet.from().isKnown()).isFalse();
        assertThat(wallet.to().number()).isEqualByComparingTo("17.5"); // (25 + 90 + 2 · 82.5) / 4 = 70
    }

    @Test
    void tooLittleKnownOfThePotentialIsAReasonOfItsOwn() {
        Decision decision = decide("net_revenue", "800", "frequency", "4", "revenue_growth", "0.25");
        assertThat(decision)
                .isInstanceOfSatisfying(
                        Decision.Unrated.class,
                        unrated -> assertThat(unrated.reason()).isEqualTo(UnratedReason.POTENTIAL_TOO_LITTLE_KNOWN));
        assertThat(Objects.requireNonNull(decision.explanation().reason()).facts())
                .isEqualTo(Map.of("coverage", new BigDecimal("0.25"), "needed", new BigDecimal("0.5")));
        assertThat(decision.explanation().axes())
                .extracting(AxisScore::score)
                .containsExactly(new BigDecimal("70"), null);
        assertThat(decide("frequency", "4", "revenue_growth", "0.25"))
                .isInstanceOfSatisfying(
                        Decision.Unrated.class,
                        unrated -> assertThat(unrated.reason()).isEqualTo(UnratedReason.COVERAGE_TOO_LOW));
    }

    @Test
    void quantilesAreLearnedFromInputsThatAreSureEnoughOnly() {
        Method.Matrix method = (Method.Matrix) document().method();
        var payment = criterion("payment", "potential.payment_ability", "1", new Scoring.Quantile(2, Direction.HIGH));
        var potential = new Method.ScoreAxis(BigDecimal.ZERO, new BigDecimal("0.3"), lines(), List.of(payment));
        PolicyDocument learning =
                document().withMethod(new Method.Matrix(method.value(), potential, method.cells(), 3));
        Population.Builder population = People.population();
        for (int i = 1; i <= 4; i++) {
            population.customer(i);
            People.put(population, "frequency", "1", "net_revenue", "100", "potential.payment_ability", i + "0");
            People.put(population, "potential.payment_ability.confidence", i == 4 ? "0.1" : "0.9");
        }
        Calibration calibration = People.calibrated(learning, population.build());
        assertThat(Objects.requireNonNull(calibration.whole().bins().get("payment")))
                .isEqualTo(new Calibration.Bins(List.of(new BigDecimal("20")), List.of(2, 1)));
    }

    @Test
    void saysOfWhichCellsATierIsAndWherePointsAreLost() {
        Decision decision = decide(LI_TRADING);
        Calibration calibration = People.calibrated(document(), People.buyers("1"));
        Shortfall shortfall = Shortfall.of(document(), calibration, decision.explanation(), "A");
        assertThat(shortfall.segments()).containsExactly(Title.of("A", "A"));
        assertThat(shortfall.gaps())
                .extracting(Shortfall.Gap::axis, Shortfall.Gap::needed, Shortfall.Gap::missing)
                .containsExactly(
                        tuple("value", null, null),
                        tuple("potential", new BigDecimal("70"), new BigDecimal("21.666667")));
        assertThat(shortfall.losses())
                .extracting(Shortfall.Loss::criterion, loss -> loss.lost().toPlainString())
                .containsExactly(
                        tuple("wallet", "13.33"), // 2 · 40 / 3, halved
                        tuple("growth", "12.50"),
                        tuple("revenue", "7.50"),
                        tuple("orders", "7.50"));
    }

    static Decision decide(String... figures) {
        CustomerFacts facts = People.customer(1, figures);
        return People.decide(document(), People.calibrated(document(), People.buyers("1")), facts);
    }

    private static String[] with(String... changed) {
        List<String> figures = new ArrayList<>(List.of(LI_TRADING));
        figures.addAll(List.of(changed));
        return figures.toArray(String[]::new);
    }

    private static List<BigDecimal> lines() {
        return List.of(new BigDecimal("40"), new BigDecimal("70"));
    }

    private static TierDef tier(String id) {
        return TierDef.cells(id, Title.of(id, id), "#000");
    }

    private static Scoring ramp(String from, String to) {
        return new Scoring.Ramp(new BigDecimal(from), new BigDecimal(to));
    }

    private static Method.Criterion criterion(String id, String field, String weight, Scoring scoring) {
        return new Method.Criterion(id, Title.of(id, id), field, new BigDecimal(weight), scoring);
    }
}
