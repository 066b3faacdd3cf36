package dev.fenji.kernel.policy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fenji.kernel.facts.FieldCatalogue;
import dev.fenji.kernel.policy.Ladders.Life;
import dev.fenji.kernel.policy.PolicyProblem.Kind;
import dev.fenji.kernel.policy.StabilityRules.Descent;
import dev.fenji.kernel.policy.StabilityRules.End;
import dev.fenji.kernel.policy.StabilityRules.Validity;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StabilityTest {

    private static final LocalDate START = Ladders.START;

    @Test
    void aTierIsKeptByLessThanReachesIt() {
        Life life = new Life(Ladders.plain().withTiers(Ladders.withStays()));
        life.on(START, Ladders.worth(80));
        Decision kept = life.on(START.plusDays(1), Ladders.worth(70));
        assertThat(kept).isInstanceOf(Decision.Kept.class);
        assertThat(life.tier()).isEqualTo("A");
        assertThat(life.why().computed()).isEqualTo("B");
        assertThat(life.why().rule()).isEqualTo(StabilityRule.STAY_THRESHOLD);
        life.on(START.plusDays(2), Ladders.worth(47));
        assertThat(life.tier()).as("B asks 45 of those who come from above").isEqualTo("B");
        assertThat(new Life(Ladders.plain().withTiers(Ladders.withStays()))
                        .on(START, Ladders.worth(47))
                        .tier())
                .as("and 50 of everyone else")
                .isEqualTo("C");
    }

    @Test
    void abcStaysByAWiderShare() {
        List<TierDef> tiers = ShippedPolicies.abc().tiers();
        PolicyDocument document =
                ShippedPolicies.abc().withTiers(List.of(tiers.get(0).staying("0.9"), tiers.get(1), tiers.get(2)));
        Calibration calibration = People.calibrated(document, People.buyers("60", "25", "10", "4", "1"));
        Assigner assigner = new Assigner(People.version(document), calibration);
        Standing a = new Standing("A", START);
        assertThat(assigner.assign(Ladders.worth(10), null).tier()).isEqualTo("B");
        assertThat(assigner.assign(Ladders.worth(10), a).tier()).isEqualTo("A");
        assertThat(assigner.assign(Ladders.worth(9), a).tier()).isEqualTo("C");
    }

    @Test
    void aDescentIsAnnouncedWithItsDayAndWhatPreventsIt() {
        Life life = new Life(Ladders.with(new StabilityRules(90, Descent.TO_SCORE, 30, null, 0)));
        life.on(START, Ladders.worth(80));
        Decision held = life.on(START.plusDays(10), Ladders.worth(30));
        assertThat(held).isInstanceOfSatisfying(Decision.Held.class, one -> {
            assertThat(one.tier()).isEqualTo("A");
            assertThat(one.computed()).isEqualTo("C");
        });
        assertThat(life.why().rule()).isEqualTo(StabilityRule.TENURE);
        assertThat(life.why().below()).isEqualTo(START.plusDays(10));
        assertThat(life.why().until()).isEqualTo(START.plusDays(120));
        assertThat(life.why().toStay()).singleElement().satisfies(step -> {
            assertThat(step.tier()).isEqualTo("A");
            assertThat(step.to().number()).isEqualByComparingTo("75");
        });
        life.on(START.plusDays(95), Ladders.worth(30));
        assertThat(life.why().rule()).isEqualTo(StabilityRule.GRACE);
        life.on(START.plusDays(119), Ladders.worth(30));
        assertThat(life.tier()).isEqualTo("A");
        Decision fallen = life.on(START.plusDays(120), Ladders.worth(30));
        assertThat(fallen).isInstanceOf(Decision.Demoted.class);
        assertThat(life.tier()).isEqualTo("C");
    }

    @Test
    void whoRecoversInTimeHearsNothingMore() {
        Life life = new Life(Ladders.with(new StabilityRules(0, Descent.TO_SCORE, 30, null, 0)));
        life.on(START, Ladders.worth(80));
        life.on(START.plusDays(1), Ladders.worth(30));
        life.on(START.plusDays(20), Ladders.worth(76));
        assertThat(life.why().until()).isNull();
        life.on(START.plusDays(25), Ladders.worth(30));
        assertThat(life.why().until()).as("the grace begins anew").isEqualTo(START.plusDays(55));
    }

    @Test
    void oneStepAtATimeFollowsTheDatesThoughRunsWereSkipped() {
        PolicyDocument document = Ladders.with(new StabilityRules(30, Descent.ONE_STEP, 10, null, 0));
        Life daily = new Life(document);
        Life seldom = new Life(document);
        for (int day = 0; day <= 200; day++) {
            int worth = day < 40 ? 80 : 5;
            daily.on(START.plusDays(day), Ladders.worth(worth));
            if (day == 0 || day == 40 || day == 97 || day == 200) {
                seldom.on(START.plusDays(day), Ladders.worth(worth));
                assertThat(seldom.standing()).as("day %d", day).isEqualTo(daily.standing());
            }
        }
        assertThat(daily.tier()).isEqualTo("D");
        assertThat(daily.standing().since()).isEqualTo(START.plusDays(40 + 10 + 40 + 40));
    }

    @ParameterizedTest(name = "{0} months to the end of a {1} from {2} → {3}, then {4}")
    @CsvSource({
        "12, DAY,     2024-04-15, 2025-04-15, 2026-04-15",
        "12, DAY,     2024-10-25, 2025-10-25, 2026-10-25",
        "12, MONTH,   2020-07-06, 2021-08-01, 2022-08-01",
        "12, YEAR,    2020-07-06, 2022-01-01, 2023-01-01",
        "0,  QUARTER, 2025-02-10, 2025-04-01, 2025-07-01",
        "0,  MONTH,   2025-02-01, 2025-03-01, 2025-04-01",
        "1,  DAY,     2025-01-31, 2025-02-28, 2025-03-31",
    })
    void aValidityEndsOnTheDaysOneWouldExpect(int months, End end, LocalDate since, LocalDate first, LocalDate second) {
        Validity validity = new Validity(months, end);
        assertThat(validity.next(since, since)).isEqualTo(first);
        assertThat(validity.next(since, first)).isEqualTo(second);
        assertThat(validity.next(since, first.minusDays(1))).isEqualTo(first);
    }

    @Test
    void aTierIsLookedAtWhenItsValidityEndsAndAPromotionStartsItAgain() {
        Life life = new Life(Ladders.with(new StabilityRules(0, Descent.TO_SCORE, 0, new Validity(12, End.DAY), 0)));
        life.on(LocalDate.of(2024, 4, 15), Ladders.worth(60));
        life.on(LocalDate.of(2024, 10, 25), Ladders.worth(80));
        assertThat(life.why().validUntil()).isEqualTo("2025-10-25");
        life.on(LocalDate.of(2025, 5, 1), Ladders.worth(10));
        assertThat(life.why().rule()).isEqualTo(StabilityRule.VALIDITY);
        assertThat(life.tier()).isEqualTo("A");
        life.on(LocalDate.of(2025, 10, 24), Ladders.worth(80));
        life.on(LocalDate.of(2025, 10, 25), Ladders.worth(80));
        assertThat(life.why().validUntil()).as("good for another year").isEqualTo("2026-10-25");
        life.on(LocalDate.of(2026, 10, 25), Ladders.worth(10));
        assertThat(life.tier()).isEqualTo("D");
    }

    @Test
    void whoStopsBuyingFallsByTheSameRulesAndThenHasNoTier() {
        Life life = new Life(Ladders.with(new StabilityRules(0, Descent.TO_SCORE, 30, null, 0)));
        life.on(START, Ladders.worth(80));
        Decision held = life.on(START.plusDays(1), Ladders.lapsed());
        assertThat(held.outcome()).isEqualTo(Outcome.HELD);
        assertThat(held.tier()).isEqualTo("A");
        assertThat(held.explanation().reason()).isNotNull();
        Decision gone = life.on(START.plusDays(31), Ladders.lapsed());
        assertThat(gone.outcome()).isEqualTo(Outcome.UNRATED);
        assertThat(life.tier()).isNull();
    }

    @Test
    void aPromotionWhoseBasisIsReturnedIsTakenBackAtOnce() {
        PolicyDocument document = Ladders.with(new StabilityRules(90, Descent.TO_SCORE, 30, null, 60));
        Life life = new Life(document);
        life.on(START, Ladders.worth(60));
        life.on(START.plusDays(1), Ladders.worth(80)); // five more than A needs
        life.on(START.plusDays(5), Ladders.worth(74, 4));
        assertThat(life.why().rule())
                .as("four returned would not have mattered")
                .isEqualTo(StabilityRule.TENURE);
        Decision undone = life.on(START.plusDays(6), Ladders.worth(72, 6));
        assertThat(undone).isInstanceOf(Decision.Demoted.class);
        assertThat(life.why().rule()).isEqualTo(StabilityRule.RETURNS_UNDO);
        assertThat(life.tier()).isEqualTo("B");
    }

    @Test
    void afterTheWindowReturnsAreAnOrdinaryLoss() {
        Life life = new Life(Ladders.with(new StabilityRules(0, Descent.TO_SCORE, 30, null, 60)));
        life.on(START, Ladders.worth(60));
        life.on(START.plusDays(1), Ladders.worth(80));
        life.on(START.plusDays(62), Ladders.worth(60, 20));
        assertThat(life.tier()).isEqualTo("A");
        assertThat(life.why().rule()).isEqualTo(StabilityRule.GRACE);
    }

    @Test
    void aGateIsNotSoftenedByAnyRule() {
        PolicyDocument document = Ladders.with(new StabilityRules(365, Descent.ONE_STEP, 30, null, 0))
                .withGates(GateTest.gate("late", GateTest.over(60), Gate.Effect.CAP, "C"));
        Life life = new Life(document);
        life.on(START, Ladders.worth(80));
        life.on(
                START.plusDays(1),
                People.customer(1, "frequency", "1", "net_revenue", "80", FieldCatalogue.PAYMENT_DELAY, "61"));
        assertThat(life.tier()).isEqualTo("C");
        assertThat(life.why().rule()).isEqualTo(StabilityRule.GATE);
        life.on(START.plusDays(2), Ladders.worth(80));
        assertThat(life.tier()).as("the gate has opened").isEqualTo("A");
    }

    @Test
    void everythingWrongWithStabilityIsSaidWithItsPlace() {
        List<TierDef> tiers = Ladders.plain().tiers();
        PolicyDocument document = Ladders.with(
                        new StabilityRules(-1, Descent.ONE_STEP, 0, new Validity(0, End.DAY), 5000))
                .withTiers(List.of(
                        tiers.get(0).staying("80"),
                        tiers.get(1).staying("40"),
                        tiers.get(2).staying("20"),
                        tiers.get(3).staying("0")));
        assertThat(places(document))
                .containsExactlyInAnyOrder(
                        Kind.OUT_OF_RANGE + " stability.minimumDays",
                        Kind.OUT_OF_RANGE + " stability.validity.months",
                        Kind.OUT_OF_RANGE + " stability.undoReturnsDays",
                        Kind.STAY_HARDER_THAN_ENTER + " tiers[0].stay",
                        Kind.STAY_ON_LAST_TIER + " tiers[3].stay");
        assertThat(places(Ladders.with(new StabilityRules(0, Descent.ONE_STEP, 0, null, 0))))
                .containsExactly(Kind.ONE_STEP_WITHOUT_TIME + " stability.descent");
        PolicyDocument rfm = ShippedPolicies.rfm();
        assertThat(places(rfm.withTiers(
                        List.of(rfm.tiers().get(0).staying("1"), rfm.tiers().get(1)))))
                .contains(Kind.STAY_NOT_FOR_METHOD + " tiers[0].stay");
    }

    private static List<String> places(PolicyDocument document) {
        return PolicyCheck.problems(document, FieldCatalogue.standard()).stream()
                .filter(PolicyProblem::isError)
                .map(problem -> problem.kind() + " " + problem.place())
                .toList();
    }
}
