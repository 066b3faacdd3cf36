package dev.fenji.kernel.policy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fenji.kernel.facts.CustomerFacts;
import dev.fenji.kernel.facts.FieldCatalogue;
import dev.fenji.kernel.facts.Population;
import dev.fenji.kernel.policy.Ladders.Life;
import dev.fenji.kernel.policy.StabilityRules.Descent;
import dev.fenji.kernel.policy.StabilityRules.End;
import dev.fenji.kernel.policy.StabilityRules.Validity;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What must hold for whatever rules of stability and gates, on seeded random lives. */
class StabilityPropertiesTest {

    private static final LocalDate START = Ladders.START;
    private static final int POLICIES = 60;

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3})
    void everyDayHasADecisionThatItsTextRestores(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        for (int i = 0; i < POLICIES; i++) {
            PolicyDocument document = policy(random);
            Calibration calibration = People.calibrated(document, People.buyers("50", "20", "90"));
            Assigner assigner = new Assigner(People.version(document), calibration);
            ExplanationCodec codec = new ExplanationCodec(People.version(document), calibration);
            Standing before = null;
            LocalDate day = START;
            for (int run = 0; run < 40; run++, day = day.plusDays(1 + random.nextInt(20))) {
                CustomerFacts facts = facts(random);
                Assignment stored = assigner.assign(facts, before, day);
                Decision decision = assigner.decide(facts, before, day);
                assertThat(codec.decode(1, stored.explanation()))
                        .as("seed %d policy %d run %d: %s", seed, i, run, stored)
                        .isEqualTo(decision);
                assertThat(decision.tier()).isEqualTo(stored.tier());
                assertThat(decision.explanation().tier()).isEqualTo(stored.tier());
                assertThat(StandingState.parse(stored.standing().state().text()))
                        .isEqualTo(stored.standing().state());
                before = stored.standing();
            }
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {4, 5, 6})
    void constantFiguresNeverSwing(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        for (int i = 0; i < POLICIES; i++) {
            PolicyDocument document = policy(random);
            Life life = new Life(document);
            life.on(START, facts(random));
            LocalDate day = START.plusDays(random.nextInt(100));
            CustomerFacts constant = facts(random);
            life.on(day, constant);
            int last = rank(document, life.tier());
            for (int run = 0; run < 60; run++) {
                day = day.plusDays(1 + random.nextInt(30));
                life.on(day, constant);
                int now = rank(document, life.tier());
                assertThat(now).as("seed %d policy %d: never up again", seed, i).isGreaterThanOrEqualTo(last);
                last = now;
            }
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {7, 8, 9})
    void moreRevenueNeverLeadsToAWorseStanding(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        for (int i = 0; i < POLICIES * 10; i++) {
            PolicyDocument document = policy(random);
            Life life = new Life(document);
            LocalDate day = START;
            for (int run = random.nextInt(4); run >= 0; run--, day = day.plusDays(1 + random.nextInt(60))) {
                life.on(day, facts(random));
            }
            Assigner assigner = new Assigner(
                    People.version(document), People.calibrated(document, People.buyers("50", "20", "90")));
            long revenue = random.nextInt(100);
            long returns = random.nextInt(30);
            String worse = assigner.assign(Ladders.worth(revenue, returns), life.standing(), day)
                    .tier();
            String better = assigner.assign(
                            Ladders.worth(revenue + random.nextInt(1, 40), returns), life.standing(), day)
                    .tier();
            assertThat(rank(document, better))
                    .as("seed %d policy %d from %s", seed, i, life.standing())
                    .isLessThanOrEqualTo(rank(document, worse));
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {10, 11, 12})
    void skippedRunsMakeNoDifferenceWhereOnlyDatesPass(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        for (int i = 0; i < POLICIES; i++) {
            PolicyDocument document = policy(random);
            Life daily = new Life(document);
            Life seldom = new Life(document);
            CustomerFacts first = facts(random);
            CustomerFacts then = facts(random);
            int change = 1 + random.nextInt(60);
            for (int day = 0; day < 500; day++) {
                CustomerFacts facts = day < change ? first : then;
                daily.on(START.plusDays(day), facts);
                // both see the change on its day; what follows is a matter of dates
                if (day <= change || random.nextInt(40) == 0) {
                    seldom.on(START.plusDays(day), facts);
                    assertThat(seldom.standing())
                            .as("seed %d policy %d day %d %s", seed, i, day, document.stability())
                            .isEqualTo(daily.standing());
                }
            }
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {13, 14})
    void whatIsSaidToPreventTheDescentPreventsIt(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        int told = 0;
        for (int i = 0; i < POLICIES * 5; i++) {
            PolicyDocument document = policy(random);
            Life life = new Life(document);
            life.on(START, Ladders.worth(80));
            LocalDate day = START.plusDays(1 + random.nextInt(50));
            Standing before = life.standing();
            life.on(day, Ladders.worth(random.nextInt(60)));
            List<Explanation.Step> steps = life.why().toStay();
            if (steps.isEmpty() || before.tier() == null || !before.tier().equals(life.tier())) {
                continue;
            }
            told++;
            var needed = Objects.requireNonNull(steps.get(0).to().number());
            life.on(day.plusDays(1), People.customer(1, "frequency", "1", "net_revenue", needed.toPlainString()));
            assertThat(life.why().until()).as("seed %d policy %d", seed, i).isNull();
            assertThat(life.tier()).isEqualTo(before.tier());
        }
        assertThat(told).isGreaterThan(20);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "abc-net-revenue, e8f4c502782c8fdff9f2d12c29ed038bbe8012060198010cd46aa6359f75c728",
        "rfm-5x5, 86f50f12716612db5cf9948bdcda14a9226c134bb056ab6cb124e425e0c42c66",
        "foreign-b2b-scorecard, 44a924c598e7c9383220303325b4b2a9c73e9ecfec5cd99c2502b4f3c21d8578",
    })
    void policiesWithoutGatesAndStabilityKeepTheDigestsTheyHadBeforeThereWereAny(String slug, String digest) {
        Population population = People.crowd(new SplittableRandom(77), 600);
        PolicyDocument document = Stream.of(
                        ShippedPolicies.abc(), ShippedPolicies.rfm(), ShippedPolicies.foreignScorecard("CN"))
                .filter(one -> one.slug().equals(slug))
                .findFirst()
                .orElseThrow();
        Assigner assigner = new Assigner(People.version(document), People.calibrated(document, population));
        RunDigest run = new RunDigest();
        for (int i = 0; i < population.size(); i++) {
            Standing before = i % 3 == 0 ? null : new Standing(i % 3 == 1 ? "A" : "B", LocalDate.of(2025, 1, 1));
            run.add(assigner.assign(population.row(i), before));
        }
        assertThat(run.hex()).isEqualTo(digest);
    }

    private static PolicyDocument policy(SplittableRandom random) {
        int minimum = random.nextInt(3) == 0 ? 0 : random.nextInt(120);
        int grace = random.nextInt(3) == 0 ? 0 : random.nextInt(60);
        Validity validity = random.nextBoolean()
                ? null
                : new Validity(1 + random.nextInt(12), End.values()[random.nextInt(End.values().length)]);
        boolean slow = minimum + grace > 0 || validity != null;
        Descent descent = slow && random.nextBoolean() ? Descent.ONE_STEP : Descent.TO_SCORE;
        List<Gate> gates = new ArrayList<>();
        if (random.nextInt(3) == 0) {
            gates.add(GateTest.gate("late", GateTest.over(60), Gate.Effect.CAP, "C"));
        }
        return Ladders.with(new StabilityRules(minimum, descent, grace, validity, random.nextInt(2) * 60))
                .withTiers(
                        random.nextBoolean()
                                ? Ladders.withStays()
                                : Ladders.plain().tiers())
                .withGates(gates.toArray(Gate[]::new));
    }

    private static CustomerFacts facts(SplittableRandom random) {
        if (random.nextInt(12) == 0) {
            return Ladders.lapsed();
        }
        return People.customer(
                1,
                "frequency",
                "1",
                "net_revenue",
                Integer.toString(random.nextInt(110)),
                "returns",
                Integer.toString(random.nextInt(30)),
                FieldCatalogue.PAYMENT_DELAY,
                Integer.toString(random.nextInt(80)));
    }

    private static int rank(PolicyDocument document, @Nullable String tier) {
        return tier == null ? document.tiers().size() : document.tierIndex(tier);
    }
}
