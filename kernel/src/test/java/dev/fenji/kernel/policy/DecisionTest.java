package dev.fenji.kernel.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fenji.kernel.facts.CustomerFacts;
import dev.fenji.kernel.facts.Population;
import java.time.LocalDate;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DecisionTest {

    private static final PolicyDocument ABC = ShippedPolicies.abc();
    private static final Calibration CALIBRATION = People.calibrated(ABC, People.buyers("50", "20", "15", "10", "5"));
    private static final LocalDate SINCE = LocalDate.of(2025, 1, 1);

    @ParameterizedTest(name = "before {0}, worth {1} → {2}")
    @CsvSource(
            nullValues = "-",
            value = {
                "-, 50, PROMOTED",
                "B, 50, PROMOTED",
                "A, 50, KEPT",
                "A, 10, DEMOTED",
                "GOLD, 10, PROMOTED", // of another ladder
            })
    void comparesTheTierWithTheStandingBefore(@Nullable String before, String worth, Outcome outcome) {
        Standing standing = before == null ? null : new Standing(before, SINCE);
        Decision decision = Tiering.assign(People.version(ABC), CALIBRATION, buyer(worth), standing);
        assertThat(decision.outcome()).isEqualTo(outcome);
        assertThat(decision.explanation().stability().before()).isEqualTo(before);
        assertThat(decision.explanation().stability().standing()).isEqualTo(decision.tier());
    }

    @Test
    void theDifferenceOfTwoExplanationsNamesWhatChanged() {
        Explanation then = explain("50");
        Explanation now = explain("10");
        ExplanationDiff diff = now.diff(then);
        assertThat(diff.tierBefore()).isEqualTo("A");
        assertThat(diff.tierAfter()).isEqualTo("B");
        assertThat(diff.samePolicy()).isTrue();
        assertThat(diff.changes()).singleElement().satisfies(change -> {
            assertThat(change.criterion()).isEqualTo("value");
            assertThat(change.contribution()).isEqualByComparingTo("-40");
            assertThat(Objects.requireNonNull(change.rawBefore().number())).isEqualByComparingTo("50");
        });
        assertThat(now.diff(now).changes()).isEmpty();
    }

    @Test
    void aTextOfAnotherCalibrationIsNotBelieved() {
        Assignment stored = new Assigner(People.version(ABC), CALIBRATION).assign(buyer("15"), null);
        Calibration other = People.calibrated(ABC, People.buyers("1000", "20", "15"));
        assertThatThrownBy(() -> new ExplanationCodec(People.version(ABC), other).decode(1, stored.explanation()))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining(stored.explanation());
        assertThatThrownBy(() -> new ExplanationCodec(People.version(ABC), CALIBRATION).decode(1, "2|P"))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void theStoredTextIsOfAFormThatNeverChanges() {
        Assignment stored =
                new Assigner(People.version(ABC), CALIBRATION).assign(buyer("15.50"), new Standing("B", SINCE));
        assertThat(stored.explanation()).isEqualTo("1|P|0|15.5|B|1|15.5");
    }

    @Test
    void aDigestTakesCustomersInOrderOnly() {
        Assigner assigner = new Assigner(People.version(ABC), CALIBRATION);
        RunDigest digest = new RunDigest().add(assigner.assign(buyer("15"), null));
        assertThatThrownBy(() -> digest.add(assigner.assign(buyer("15"), null)))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(digest.hex()).hasSize(64);
    }

    @Test
    void nobodyToLearnFromIsSaid() {
        assertThat(refusal(ABC, People.population().build()))
                .isEqualTo(CalibrationOutcome.Refusal.Kind.NOBODY_IN_SCOPE);
        Population prospects = People.population().customer(1).customer(2).build();
        assertThat(refusal(ShippedPolicies.rfm(), prospects)).isEqualTo(CalibrationOutcome.Refusal.Kind.NOBODY_RATED);
        PolicyDocument broken = ABC.withMethod(RfmPolicyTest.fixed().method());
        assertThat(refusal(broken, People.buyers("1"))).isEqualTo(CalibrationOutcome.Refusal.Kind.POLICY_INVALID);
        assertThatThrownBy(() -> new Assigner(People.version(broken), CALIBRATION))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void whenNobodyBoughtAndNothingIsToLearnEverybodyIsUnrated() {
        Population prospects = People.population().customer(1).customer(2).build();
        Decision decision = People.decide(ABC, People.calibrated(ABC, prospects), People.customer(1, "frequency", "0"));
        assertThat(((Decision.Unrated) decision).reason()).isEqualTo(UnratedReason.NO_PURCHASE);
    }

    private static CalibrationOutcome.Refusal.Kind refusal(PolicyDocument document, Population population) {
        CalibrationOutcome outcome = Tiering.calibrate(People.version(document), population, People.PROVENANCE);
        return ((CalibrationOutcome.Refused) outcome).refusals().get(0).kind();
    }

    private static Explanation explain(String worth) {
        return Tiering.assign(People.version(ABC), CALIBRATION, buyer(worth), null)
                .explanation();
    }

    private static CustomerFacts buyer(String worth) {
        return People.customer(1, "frequency", "1", "net_revenue", worth);
    }
}
