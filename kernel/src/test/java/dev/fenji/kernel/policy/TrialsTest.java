package dev.fenji.kernel.policy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fenji.kernel.Title;
import dev.fenji.kernel.condition.Condition;
import dev.fenji.kernel.condition.Operand;
import dev.fenji.kernel.condition.Operator;
import dev.fenji.kernel.facts.Population;
import dev.fenji.kernel.number.Micros;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.IntFunction;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Trying is assigning: the same tiers and scores, whatever was tried before and is remembered from it. */
class TrialsTest {

    private static final IntFunction<@Nullable Standing> NOBODY = row -> null;

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3})
    void everyTrialSaysWhatAssigningSaysWhateverWasTriedBefore(long seed) {
        RandomGenerator random = new SplittableRandom(seed);
        Population crowd = People.crowd(random, 700);
        Trials trials = new Trials(crowd, 6);
        List<PolicyDocument> documents = documents(random);
        for (int i = 0; i < 40; i++) {
            PolicyDocument document = documents.get(random.nextInt(documents.size()));
            IntFunction<@Nullable Standing> before = standings(document, seed);
            Trial trial = tried(trials, document, before);
            Calibration calibration = People.calibrated(document, crowd);
            assertThat(trial.calibration()).as("seed %d", seed).isEqualTo(calibration);
            Assigner assigner = new Assigner(People.version(document), calibration);
            for (int row = 0; row < crowd.size(); row++) {
                Assignment assignment = assigner.assign(crowd.row(row), before.apply(row));
                int tier = document.tierIndex(assignment.tier());
                assertThat(Math.max(-1, trial.tiers()[row]))
                        .as("seed %d, %s, customer %d", seed, document.slug(), row)
                        .isEqualTo(tier);
                assertThat(trial.scores()[row]).isEqualTo(assignment.scoreMicros());
                assertPlace(document, trial.places(), row, assigner.decide(crowd.row(row), before.apply(row)));
                if (tier < 0) {
                    String code = "|U" + Trial.reason(trial.tiers()[row]).code();
                    assertThat(assignment.explanation()).as("seed %d", seed).contains(code);
                }
            }
        }
    }

    private static void assertPlace(
            PolicyDocument document, @Nullable MatrixPlaces places, int row, Decision decision) {
        if (!(document.method() instanceof Method.Matrix matrix) || places == null) {
            assertThat(places).isNull();
            return;
        }
        Explanation explanation = decision.explanation();
        List<@Nullable BigDecimal> scores = explanation.axes().isEmpty()
                ? Arrays.asList(null, null)
                : Arrays.asList(
                        explanation.axes().get(0).score(),
                        explanation.axes().get(1).score());
        assertThat(Micros.toDecimal(places.value()[row])).isEqualTo(scores.get(0));
        assertThat(Micros.toDecimal(places.potential()[row])).isEqualTo(scores.get(1));
        Explanation.SegmentHit segment = explanation.segment();
        int cell = places.cells()[row];
        assertThat(cell < 0 ? null : matrix.cells().get(cell).id()).isEqualTo(segment == null ? null : segment.id());
    }

    @Test
    void saysWhyNothingCanBeTried() {
        Trials trials = new Trials(People.buyers("10", "20"), 6);
        assertThat(trials.run(People.version(ShippedPolicies.rfm()), People.PROVENANCE, NOBODY))
                .isInstanceOfSatisfying(
                        Trials.Outcome.NotTried.class,
                        refused -> assertThat(refused.refusals())
                                .extracting(CalibrationOutcome.Refusal::kind)
                                .containsExactly(CalibrationOutcome.Refusal.Kind.TOO_FEW_FOR_QUANTILES));
    }

    private static Trial tried(Trials trials, PolicyDocument document, IntFunction<@Nullable Standing> before) {
        Trials.Outcome outcome = trials.run(People.version(document), People.PROVENANCE, before);
        if (outcome instanceof Trials.Outcome.Tried(Trial trial)) {
            return trial;
        }
        throw new AssertionError("not tried: " + outcome);
    }

    /** Policies of every method, and what somebody who edits them comes by. */
    private static List<PolicyDocument> documents(RandomGenerator random) {
        PolicyDocument card = RandomCards.card(random);
        List<PolicyDocument> documents = new ArrayList<>(List.of(
                ShippedPolicies.abc(),
                ShippedPolicies.rfm(),
                RfmPolicyTest.fixed(),
                ShippedPolicies.foreignScorecard("CN"),
                card,
                RandomCards.card(random),
                RandomMatrices.orderly(random),
                RandomMatrices.odd(random)));
        documents.add(RandomMatrices.orderly(random)
                .withStability(new StabilityRules(20, StabilityRules.Descent.ONE_STEP, 30, null, 60)));
        documents.add(card.withTiers(List.of(
                TierDef.enter("A", Title.of("A", "A"), "#000", "70").staying("61"),
                TierDef.enter("B", Title.of("B", "B"), "#000", "45").staying("40"),
                TierDef.enter("D", Title.of("D", "D"), "#000", "0"))));
        Gate cap = new Gate(
                "home",
                Title.of("Home", "国内"),
                Condition.is("country", Operator.EQ, new Operand.Text("CN")),
                Gate.Effect.CAP,
                "B");
        documents.add(card.withGates(cap));
        documents.add(ShippedPolicies.abc().withGates(cap));
        documents.add(
                Ladders.plain().withStability(new StabilityRules(20, StabilityRules.Descent.ONE_STEP, 30, null, 60)));
        return documents;
    }

    /** Some were never on the ladder, others fell or rose at some time. */
    private static IntFunction<@Nullable Standing> standings(PolicyDocument document, long seed) {
        return row -> {
            RandomGenerator random = new SplittableRandom(seed * 1_000_003 + row);
            if (random.nextInt(4) == 0) {
                return null;
            }
            String tier = document.tiers()
                    .get(random.nextInt(document.tiers().size()))
                    .id();
            LocalDate since = People.AS_OF.minusDays(1 + random.nextInt(500));
            LocalDate below = random.nextBoolean() ? null : since.plusDays(random.nextInt(20));
            return new Standing(tier, since, new StandingState(below, null, null, null, null));
        };
    }
}
