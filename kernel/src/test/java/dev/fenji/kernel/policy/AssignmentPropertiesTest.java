package dev.fenji.kernel.policy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fenji.kernel.facts.CustomerFacts;
import dev.fenji.kernel.facts.Population;
import dev.fenji.kernel.number.Micros;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What must hold for every policy and every customer, tried on seeded random populations. */
class AssignmentPropertiesTest {

    private static final List<PolicyDocument> POLICIES = List.of(
            ShippedPolicies.abc(),
            ShippedPolicies.rfm(),
            RfmPolicyTest.fixed(),
            ShippedPolicies.foreignScorecard("CN"),
            RandomCards.card(new SplittableRandom(99)),
            RandomMatrices.orderly(new SplittableRandom(98)),
            RandomMatrices.odd(new SplittableRandom(97)));

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4})
    void everybodyGetsADecisionWhosePartsAddUp(long seed) {
        each(seed, 400, (document, calibration, facts) -> {
            Decision decision = decide(document, calibration, facts, null);
            Explanation explanation = decision.explanation();
            assertThat(explanation.tier()).isEqualTo(decision.tier());
            if (explanation.total() == null) {
                assertThat(decision).isInstanceOf(Decision.Unrated.class);
                return;
            }
            assertThat(sum(explanation)).as("seed %d: %s", seed, explanation).isEqualByComparingTo(explanation.total());
            for (int decimals = 0; decimals <= 4; decimals++) {
                Explanation shown = explanation.shown(decimals);
                assertThat(sum(shown)).as("seed %d", seed).isEqualByComparingTo(Objects.requireNonNull(shown.total()));
            }
        });
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {5, 6, 7})
    void storedTextRestoresTheWholeDecision(long seed) {
        each(seed, 400, (document, calibration, facts) -> {
            for (String before : new @Nullable String[] {null, "A", "C", "of|another\\ladder"}) {
                Standing standing = before == null ? null : new Standing(before, LocalDate.of(2025, 1, 1));
                Assigner assigner = new Assigner(People.version(document), calibration);
                Assignment stored = assigner.assign(facts, standing);
                Rating rating = assigner.rate(facts, standing, assigner.asOf());
                assertThat(rating.standing()).as("seed %d: %s", seed, stored).isEqualTo(stored.standing());
                assertThat(rating.scoreMicros()).as("seed %d: %s", seed, stored).isEqualTo(stored.scoreMicros());
                assertThat(assigner.tierId(rating.tier()))
                        .as("seed %d: %s", seed, stored)
                        .isEqualTo(stored.tier());
                Decision decision = assigner.decide(facts, standing);
                assertThat(new ExplanationCodec(People.version(document), calibration)
                                .decode(facts.customerId(), stored.explanation()))
                        .as("seed %d: %s", seed, stored)
                        .isEqualTo(decision);
                assertThat(stored.tier()).isEqualTo(decision.tier());
                assertThat(stored.outcome()).isEqualTo(decision.outcome());
                assertThat(stored.score()).isEqualTo(decision.explanation().total());
            }
        });
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {8, 9, 10})
    void everyStepReachesTheTierItPromisesAndOneStepLessDoesNot(long seed) {
        each(seed, 300, (document, calibration, facts) -> {
            Explanation explanation = decide(document, calibration, facts, null).explanation();
            int now = document.tierIndex(explanation.tier());
            for (Explanation.Step step : explanation.toNextTier()) {
                if (!step.possible()) {
                    continue;
                }
                Decision after = decide(document, calibration, changed(facts, step.field(), step.to()), null);
                assertThat(document.tierIndex(after.tier()))
                        .as("seed %d %s: %s", seed, document.slug(), step)
                        .isNotNegative()
                        .isLessThan(now);
                assertMinimal(document, calibration, facts, step, now);
            }
        });
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {11, 12, 13})
    void moreOfWhatIsGoodNeverLowersATier(long seed) {
        Map<String, Long> better = Map.of(
                "net_revenue",
                1L,
                "frequency",
                1L,
                "recency_days",
                -1L,
                "revenue_growth",
                1L,
                "tenure_days",
                1L,
                "potential.share_of_wallet",
                -1L,
                "potential.payment_ability",
                1L,
                "potential.market_growth",
                1L);
        SplittableRandom random = new SplittableRandom(seed);
        each(seed, 300, (document, calibration, facts) -> {
            if (isOdd(document)) {
                return; // its bands rise and fall as they like
            }
            int now = document.tierIndex(
                    decide(document, calibration, facts, null).tier());
            better.forEach((field, sign) -> {
                long value = facts.micros(field);
                if (now < 0 || !Micros.isKnown(value)) {
                    return;
                }
                long changed = Math.max(value + sign * random.nextLong(500 * Micros.ONE), sign > 0 ? value : 0);
                var raw = new Explanation.Raw(Micros.decimal(changed), null);
                Decision after = decide(document, calibration, changed(facts, field, raw), null);
                assertThat(document.tierIndex(after.tier()))
                        .as("seed %d %s %s %d → %d", seed, document.slug(), field, value, changed)
                        .isLessThanOrEqualTo(now);
            });
        });
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {14, 15})
    void equalFiguresGetEqualResultsWhateverTheOrder(long seed) {
        Population population = People.crowd(new SplittableRandom(seed), 500);
        Population reversed = reversed(population);
        for (PolicyDocument document : POLICIES) {
            Calibration one = People.calibrated(document, population);
            Calibration other = People.calibrated(document, reversed);
            assertThat(other).as("seed %d %s", seed, document.slug()).isEqualTo(one);
            assertThat(digest(document, one, population)).isEqualTo(digest(document, other, population));
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {16, 17, 18})
    void abcAgreesWithAPlainWalk(long seed) {
        Population population = People.crowd(new SplittableRandom(seed), 900);
        PolicyDocument document = ShippedPolicies.abc();
        Calibration calibration = People.calibrated(document, population);
        Map<Long, String> plain = PlainTiers.abc(population);
        for (int row = 0; row < population.size(); row++) {
            assertThat(decide(document, calibration, population.row(row), null).tier())
                    .as("seed %d customer %d", seed, population.customerId(row))
                    .isEqualTo(plain.get(population.customerId(row)));
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {19})
    void manyThreadsGiveTheSameBytes(long seed) {
        Population population = People.crowd(new SplittableRandom(seed), 4000);
        for (PolicyDocument document : POLICIES) {
            Calibration calibration = People.calibrated(document, population);
            Assigner assigner = new Assigner(People.version(document), calibration);
            List<Assignment> parallel = IntStream.range(0, population.size())
                    .parallel()
                    .mapToObj(row -> assigner.assign(population.row(row), null))
                    .toList();
            RunDigest digest = new RunDigest();
            parallel.forEach(digest::add);
            assertThat(digest.hex()).isEqualTo(digest(document, calibration, population));
        }
    }

    private static void assertMinimal(
            PolicyDocument document, Calibration calibration, CustomerFacts facts, Explanation.Step step, int now) {
        BigDecimal from = step.from().number();
        BigDecimal to = step.to().number();
        if (from == null || to == null || isOdd(document)) {
            return;
        }
        BigDecimal unit = step.unit().step().multiply(BigDecimal.valueOf(to.compareTo(from)));
        BigDecimal less = to.subtract(unit);
        if (to.compareTo(from) > 0 ? less.compareTo(from) <= 0 : less.compareTo(from) >= 0) {
            return;
        }
        Decision after =
                decide(document, calibration, changed(facts, step.field(), new Explanation.Raw(less, null)), null);
        assertThat(document.tierIndex(after.tier()))
                .as("%s %s: %s is enough already", document.slug(), step, less)
                .isGreaterThanOrEqualTo(now);
    }

    private static boolean isOdd(PolicyDocument document) {
        return List.of(RandomCards.SLUG, RandomMatrices.ODD).contains(document.slug());
    }

    private interface Check {
        void on(PolicyDocument document, Calibration calibration, CustomerFacts facts);
    }

    private static void each(long seed, int size, Check check) {
        Population population = People.crowd(new SplittableRandom(seed), size);
        for (PolicyDocument document : POLICIES) {
            Calibration calibration = People.calibrated(document, population);
            for (int row = 0; row < population.size(); row++) {
                check.on(document, calibration, population.row(row));
            }
        }
    }

    private static Decision decide(
            PolicyDocument document, Calibration calibration, CustomerFacts facts, @Nullable Standing before) {
        return Tiering.assign(People.version(document), calibration, facts, before);
    }

    private static String digest(PolicyDocument document, Calibration calibration, Population population) {
        Assigner assigner = new Assigner(People.version(document), calibration);
        RunDigest digest = new RunDigest();
        for (int row = 0; row < population.size(); row++) {
            digest.add(assigner.assign(population.row(row), null));
        }
        return digest.hex();
    }

    private static BigDecimal sum(Explanation explanation) {
        return explanation.parts().stream()
                .map(Explanation.Part::contribution)
                .filter(Objects::nonNull)
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private static CustomerFacts changed(CustomerFacts facts, String field, Explanation.Raw to) {
        return new ChangedFacts(facts, Map.of(field, to));
    }

    private static Population reversed(Population population) {
        Population.Builder builder = People.population();
        for (int row = population.size() - 1; row >= 0; row--) {
            CustomerFacts facts = population.row(row);
            builder.customer(facts.customerId());
            for (String field : population.fields()) {
                builder.micros(field, facts.micros(field)).text(field, facts.text(field));
            }
        }
        return builder.build();
    }
}
