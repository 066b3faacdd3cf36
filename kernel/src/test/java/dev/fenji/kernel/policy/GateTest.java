package dev.fenji.kernel.policy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fenji.kernel.Title;
import dev.fenji.kernel.condition.Condition;
import dev.fenji.kernel.condition.Operand;
import dev.fenji.kernel.condition.Operator;
import dev.fenji.kernel.facts.CustomerFacts;
import dev.fenji.kernel.facts.FieldCatalogue;
import dev.fenji.kernel.policy.Gate.Effect;
import dev.fenji.kernel.policy.PolicyProblem.Kind;
import java.util.List;
import org.junit.jupiter.api.Test;

class GateTest {

    private static final String DELAY = FieldCatalogue.PAYMENT_DELAY;
    private static final Gate LATE_PAYER = gate("late", over(60), Effect.CAP, "C");
    private static final Gate STRATEGIC = gate("strategic", tagged(), Effect.FLOOR, "B");

    @Test
    void aCapShowsTheTierBeforeAndAfterAndTheValueThatMadeItFire() {
        Explanation explanation = decide(Ladders.plain().withGates(LATE_PAYER), customer("90", "75"));
        assertThat(explanation.tier()).isEqualTo("C");
        assertThat(explanation.stability().computed()).isEqualTo("A");
        assertThat(explanation.stability().gated()).isEqualTo("C");
        assertThat(explanation.gates()).singleElement().satisfies(hit -> {
            assertThat(hit.gate()).isEqualTo("late");
            assertThat(hit.tierBefore()).isEqualTo("A");
            assertThat(hit.tierAfter()).isEqualTo("C");
            assertThat(hit.facts().get(0).raw().number()).isEqualByComparingTo("75");
        });
        assertThat(explanation.toNextTier())
                .as("no criterion helps against a gate")
                .isEmpty();
    }

    @Test
    void anUnknownConditionNeverFires() {
        PolicyDocument document = Ladders.plain().withGates(LATE_PAYER);
        CustomerFacts unknown = People.customer(1, "frequency", "1", "net_revenue", "90");
        assertThat(decide(document, unknown).tier()).isEqualTo("A");
        assertThat(decide(document, unknown).gates()).isEmpty();
    }

    @Test
    void gatesApplyInTheirOrderAndThoseWithoutEffectAreShownToo() {
        Gate harmless = gate("harmless", over(10), Effect.CAP, "A");
        Gate lift = gate("lift", over(10), Effect.FLOOR, "B");
        Explanation explanation = decide(Ladders.plain().withGates(harmless, LATE_PAYER, lift), customer("10", "75"));
        assertThat(explanation.tier()).isEqualTo("B");
        assertThat(explanation.gates().stream().map(Explanation.GateHit::tierAfter))
                .containsExactly("D", "D", "B");
    }

    @Test
    void aFixDecidesWhateverTheScore() {
        PolicyDocument document = Ladders.plain().withGates(gate("fix", over(60), Effect.FIX, "D"));
        assertThat(decide(document, customer("99", "61")).tier()).isEqualTo("D");
        assertThat(decide(document, customer("99", "60")).tier()).isEqualTo("A");
    }

    @Test
    void tagsAreRememberedInTheStoredText() {
        PolicyDocument document = Ladders.plain().withGates(STRATEGIC);
        Calibration calibration = People.calibrated(document, People.buyers("10", "20"));
        Assigner assigner = new Assigner(People.version(document), calibration);
        CustomerFacts facts = People.population()
                .customer(1)
                .micros("frequency", People.micros("1"))
                .micros("net_revenue", People.micros("10"))
                .tags("tags", List.of("a,b|c", "key"))
                .build()
                .row(0);
        Assignment stored = assigner.assign(facts, null);
        assertThat(stored.tier()).isEqualTo("B");
        assertThat(stored.gated()).isEqualTo("B");
        assertThat(new ExplanationCodec(People.version(document), calibration).decode(1, stored.explanation()))
                .isEqualTo(assigner.decide(facts, null));
    }

    @Test
    void whoHasNoTierPassesNoGate() {
        PolicyDocument document = Ladders.plain().withGates(STRATEGIC);
        assertThat(decide(document, Ladders.lapsed()).tier()).isNull();
    }

    @Test
    void everythingWrongWithGatesIsSaidWithItsPlace() {
        PolicyDocument document = Ladders.plain()
                .withGates(
                        gate("one", over(60), Effect.FLOOR, "A"),
                        gate("two", over(60), Effect.CAP, "C"),
                        gate("one", comparison("no.such.field", Operator.GT, Operand.of(1)), Effect.CAP, "Z"),
                        gate("four", comparison("country", Operator.GT, Operand.of(1)), Effect.CAP, "B"),
                        gate("five", comparison("tier", Operator.EQ, Operand.of("A")), Effect.CAP, "A"),
                        gate("six", Condition.all(), Effect.CAP, "D"),
                        gate("seven", Condition.all(over(70), Condition.any()), Effect.CAP, "D"),
                        gate("eight", new Condition.Comparison("country", Operator.IN, List.of()), Effect.CAP, "D"));
        List<PolicyProblem> problems = PolicyCheck.problems(document, FieldCatalogue.standard());
        assertThat(problems.stream()
                        .filter(PolicyProblem::isError)
                        .map(problem -> problem.kind() + " " + problem.place()))
                .containsExactlyInAnyOrder(
                        Kind.GATES_CONTRADICT + " gates[1]",
                        Kind.DUPLICATE_ID + " gates[2].id",
                        Kind.UNKNOWN_TIER + " gates[2].tier",
                        Kind.UNKNOWN_FIELD + " gates[2].when",
                        Kind.WRONG_OPERATOR + " gates[3].when",
                        Kind.TIER_DEPENDS_ON_ITSELF + " gates[4].when",
                        Kind.CONDITION_EMPTY + " gates[5].when",
                        Kind.CONDITION_EMPTY + " gates[6].when.all[1].any",
                        Kind.VALUE_MISSING + " gates[7].when");
        assertThat(problems).anySatisfy(problem -> {
            assertThat(problem.kind()).isEqualTo(Kind.GATES_MAY_CONTRADICT);
            assertThat(problem.isError()).isFalse();
        });
    }

    static Gate gate(String id, Condition when, Effect effect, String tier) {
        return new Gate(id, Title.of("because of " + id, "原因 " + id), when, effect, tier);
    }

    static Condition over(long days) {
        return comparison(DELAY, Operator.GT, Operand.of(days));
    }

    private static Condition tagged() {
        return comparison("tags", Operator.CONTAINS, Operand.of("key"));
    }

    private static Condition comparison(String field, Operator operator, Operand value) {
        return new Condition.Comparison(field, operator, List.of(value));
    }

    private static CustomerFacts customer(String revenue, String delay) {
        return People.customer(1, "frequency", "1", "net_revenue", revenue, DELAY, delay);
    }

    private static Explanation decide(PolicyDocument document, CustomerFacts facts) {
        Calibration calibration = People.calibrated(document, People.buyers("10", "20", "90"));
        return People.decide(document, calibration, facts).explanation();
    }
}
