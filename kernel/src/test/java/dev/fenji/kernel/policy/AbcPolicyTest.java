package dev.fenji.kernel.policy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fenji.kernel.facts.Population;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class AbcPolicyTest {

    @Test
    void whoCrossesALineTakesTheBetterClass() {
        // shares before: 0, .5, .7, .85, .95 — the third starts at .7 and so is A though it ends at .85
        assertThat(tiers(ShippedPolicies.abc(), "50", "20", "15", "10", "5")).containsExactly("A", "A", "A", "B", "C");
    }

    @Test
    void whoCrossesALineTakesTheLowerClassWhenTheShareIncludesTheCustomer() {
        assertThat(tiers(including(), "50", "20", "15", "10", "5")).containsExactly("A", "A", "B", "B", "C");
    }

    @Test
    void nobodyIsAWhenTheFirstAloneIsMoreThanTheLineAndTheShareIncludesIt() {
        assertThat(tiers(including(), "90", "5", "5")).containsExactly("B", "B", "B");
        assertThat(tiers(ShippedPolicies.abc(), "90", "5", "5")).containsExactly("A", "B", "B");
    }

    @Test
    void equalValuesShareTheBetterClass() {
        // shares before the four twenties: .2, .4, .6, .8: the last would be B alone
        assertThat(tiers(ShippedPolicies.abc(), "20", "20", "20", "20", "20")).containsExactly("A", "A", "A", "A", "A");
    }

    @Test
    void zeroAndNegativeValuesAreAlwaysCAndStayOutOfTheBase() {
        Population population = People.buyers("80", "20", "0", "-500");
        Calibration calibration = People.calibrated(ShippedPolicies.abc(), population);
        assertThat(calibration.whole().base()).isEqualByComparingTo("100");
        assertThat(tiers(ShippedPolicies.abc(), "80", "20", "0", "-500")).containsExactly("A", "B", "C", "C");
    }

    @Test
    void aCustomerExactlyAtTheLineStartsTheNextClass() {
        // .80 before the second: not below 80 %
        assertThat(tiers(ShippedPolicies.abc(), "80", "15", "5")).containsExactly("A", "B", "C");
    }

    @Test
    void withoutAPurchaseNobodyIsRated() {
        Calibration calibration = People.calibrated(ShippedPolicies.abc(), People.buyers("80", "20"));
        Decision decision = People.decide(
                ShippedPolicies.abc(), calibration, People.customer(9, "frequency", "0", "net_revenue", "-10"));
        assertThat(decision).isInstanceOf(Decision.Unrated.class);
        assertThat(((Decision.Unrated) decision).reason()).isEqualTo(UnratedReason.NO_PURCHASE);
    }

    @Test
    void everybodyIsCWhenNothingIsPositive() {
        assertThat(tiers(ShippedPolicies.abc(), "0", "-1")).containsExactly("C", "C");
        assertThat(tiers(including(), "0")).containsExactly("C");
        Calibration calibration = People.calibrated(ShippedPolicies.abc(), People.buyers("0", "-1"));
        Explanation explanation = People.decide(
                        ShippedPolicies.abc(), calibration, People.customer(1, "frequency", "1", "net_revenue", "0"))
                .explanation();
        assertThat(explanation.toNextTier())
                .singleElement()
                .satisfies(step -> assertThat(step.possible()).isFalse());
    }

    @Test
    void theStepToTheNextTierIsInWholeCents() {
        Calibration calibration =
                People.calibrated(ShippedPolicies.abc(), People.buyers("80.005001", "15.001", "4.999"));
        Explanation explanation = People.decide(
                        ShippedPolicies.abc(),
                        calibration,
                        People.customer(3, "frequency", "1", "net_revenue", "4.999"))
                .explanation();
        assertThat(explanation.toNextTier())
                .singleElement()
                .satisfies(step -> assertThat(step.to().number()).isEqualByComparingTo("15.01"));
    }

    @Test
    void saysWhatTheNextTierNeeds() {
        Calibration calibration = People.calibrated(ShippedPolicies.abc(), People.buyers("50", "20", "15", "10", "5"));
        Explanation explanation = People.decide(
                        ShippedPolicies.abc(), calibration, People.customer(4, "frequency", "2", "net_revenue", "10"))
                .explanation();
        assertThat(explanation.tier()).isEqualTo("B");
        assertThat(explanation.toNextTier()).singleElement().satisfies(step -> {
            assertThat(step.tier()).isEqualTo("A");
            assertThat(step.to().number()).isEqualByComparingTo("15");
            assertThat(step.possible()).isTrue();
        });
        assertThat(explanation.parts()).singleElement().satisfies(part -> {
            assertThat(part.band())
                    .isEqualTo(new Explanation.Interval(new BigDecimal("10"), true, new BigDecimal("15"), false));
            assertThat(part.contribution()).isEqualByComparingTo("10");
        });
    }

    private static PolicyDocument including() {
        return ShippedPolicies.abc().withMethod(new Method.Abc("net_revenue", Method.Crossing.INCLUDING));
    }

    private static List<String> tiers(PolicyDocument document, String... revenues) {
        Population population = People.buyers(revenues);
        Calibration calibration = People.calibrated(document, population);
        List<String> tiers = new ArrayList<>();
        for (int row = 0; row < population.size(); row++) {
            tiers.add(String.valueOf(
                    People.decide(document, calibration, population.row(row)).tier()));
        }
        return tiers;
    }
}
