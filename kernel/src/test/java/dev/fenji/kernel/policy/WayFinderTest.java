package dev.fenji.kernel.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.fenji.kernel.Title;
import dev.fenji.kernel.condition.Condition;
import dev.fenji.kernel.condition.Operand;
import dev.fenji.kernel.condition.Operator;
import dev.fenji.kernel.facts.CustomerFacts;
import dev.fenji.kernel.facts.FieldCatalogue;
import dev.fenji.kernel.policy.Explanation.Raw;
import dev.fenji.kernel.policy.Method.Scoring;
import dev.fenji.kernel.policy.Way.Change;
import dev.fenji.kernel.policy.Way.State;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is said to bring a customer to a tier brings it there, and nothing smaller does. */
class WayFinderTest {

    private static final LocalDate DAY = People.AS_OF;
    private static final int LARGEST = 9;
    private static final List<String> SMALL =
            List.of("frequency", "recency_days", "category_breadth", FieldCatalogue.PAYMENT_DELAY);

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4})
    void everyChangeSaidToBeEnoughReachesTheTier(long seed) {
        var random = new SplittableRandom(seed);
        var population = People.crowd(random, 400);
        int several = 0;
        for (PolicyDocument document : List.of(
                ShippedPolicies.abc(),
                ShippedPolicies.rfm(),
                RfmPolicyTest.fixed(),
                ShippedPolicies.foreignScorecard("CN"),
                ShippedPolicies.foreignScorecard("CN").withGates(late("B")),
                RandomCards.card(random),
                RandomMatrices.orderly(random),
                RandomMatrices.odd(random))) {
            Calibration calibration = People.calibrated(document, population);
            for (int row = 0; row < 60; row++) {
                CustomerFacts facts = population.row(row);
                for (TierDef tier : document.tiers()) {
                    Way way = find(document, calibration, facts, null, tier.id());
                    several += way.state() == State.SEVERAL ? 1 : 0;
                    assertTrue(document, calibration, facts, null, way, "seed %d customer %d".formatted(seed, row));
                }
            }
        }
        assertThat(several).as("combinations seen").isGreaterThan(20);
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {5, 6, 7, 8, 9, 10})
    void noSmallerSetOfFieldsWouldDo(long seed) {
        var random = new SplittableRandom(seed);
        Map<State, Integer> seen = new HashMap<>();
        for (int i = 0; i < 40; i++) {
            PolicyDocument document = small(random);
            Calibration calibration = People.calibrated(document, People.buyers("50", "20", "90"));
            CustomerFacts facts = buyer(random);
            String target = document.tiers().get(random.nextInt(2)).id();
            String what = "seed %d policy %d".formatted(seed, i);
            Way way = find(document, calibration, facts, null, target);
            seen.merge(way.state(), 1, Integer::sum);
            assertTrue(document, calibration, facts, null, way, what);
            int fewest = plainFewest(document, calibration, facts, target);
            switch (way.state()) {
                case THERE -> assertThat(fewest).as(what).isZero();
                case ONE -> assertThat(fewest).as(what).isEqualTo(1);
                case SEVERAL -> assertThat(way.together()).as(what).hasSize(fewest);
                default -> assertThat(fewest).as("%s: %s", what, way).isEqualTo(Integer.MAX_VALUE);
            }
        }
        assertThat(seen).containsKeys(State.ONE, State.SEVERAL);
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {11, 12, 13})
    void neitherGatesNorStabilityStandInTheWayOfWhatIsFound(long seed) {
        var random = new SplittableRandom(seed);
        int held = 0;
        for (int i = 0; i < 200; i++) {
            PolicyDocument document = Ladders.with(new StabilityRules(
                            random.nextInt(90), StabilityRules.Descent.ONE_STEP, 1 + random.nextInt(60), null, 30))
                    .withTiers(Ladders.withStays())
                    .withGates(late("B"));
            Ladders.Life life = new Ladders.Life(document);
            LocalDate day = Ladders.START;
            CustomerFacts facts = Ladders.worth(random.nextInt(110));
            for (int run = random.nextInt(4); run >= 0; run--, day = day.plusDays(1 + random.nextInt(60))) {
                facts = People.customer(
                        1,
                        "frequency",
                        "1",
                        "net_revenue",
                        Integer.toString(random.nextInt(110)),
                        "returns",
                        "0",
                        FieldCatalogue.PAYMENT_DELAY,
                        Integer.toString(random.nextInt(90)));
                life.on(day, facts);
            }
            Calibration calibration = People.calibrated(document, People.buyers("50", "20", "90"));
            for (TierDef tier : document.tiers()) {
                Way way = new WayFinder(People.version(document), calibration)
                        .find(facts, life.standing(), day, tier.id());
                assertThat(way.state()).as("seed %d life %d", seed, i).isNotEqualTo(State.OUT_OF_REACH);
                assertTrue(document, calibration, facts, life.standing(), day, way, "seed %d".formatted(seed));
                held += way.gates().isEmpty() ? 0 : 1;
            }
        }
        assertThat(held).isPositive();
    }

    @Test
    void aGateThatBarsTheTierIsNamedAndTheWayLeadsAroundIt() {
        PolicyDocument document = Ladders.plain().withGates(late("B"));
        Calibration calibration = People.calibrated(document, People.buyers("50", "20", "90"));
        CustomerFacts facts =
                People.customer(1, "frequency", "1", "net_revenue", "60", FieldCatalogue.PAYMENT_DELAY, "75");

        Way way = find(document, calibration, facts, null, "A");

        assertThat(way.state()).isEqualTo(State.SEVERAL);
        assertThat(way.gates()).extracting(Explanation.GateHit::gate).containsExactly("late");
        assertThat(way.atBest()).isEmpty();
        assertThat(way.together())
                .extracting(Change::field, Change::to)
                .containsExactly(tuple("net_revenue", number("75")), tuple(FieldCatalogue.PAYMENT_DELAY, number("60")));
    }

    @Test
    void aGateOnWhatNobodyCanChangeIsSaidToStandInTheWay() {
        Gate country =
                GateTest.gate("country", Condition.is("country", Operator.EQ, Operand.of("XX")), Gate.Effect.CAP, "C");
        PolicyDocument document = Ladders.plain().withGates(country);
        Calibration calibration = People.calibrated(document, People.buyers("50", "20", "90"));
        CustomerFacts facts = People.customer(1, "frequency", "1", "net_revenue", "60", "country", "XX");

        Way way = find(document, calibration, facts, null, "A");

        assertThat(way.state()).isEqualTo(State.OUT_OF_REACH);
        assertThat(way.atBest()).extracting(Explanation.GateHit::gate).containsExactly("country");
        assertThat(way.best()).isEqualByComparingTo("100");
    }

    @Test
    void tenureIsReachedByWaitingAloneAndTheDayIsTold() {
        PolicyDocument document = card(List.of(
                criterion("tenure_days", 1, new Scoring.Ramp(BigDecimal.ZERO, new BigDecimal("100"))),
                criterion("clv", 1, new Scoring.Ramp(BigDecimal.ZERO, new BigDecimal("100")))));
        Calibration calibration = People.calibrated(document, People.buyers("50", "20", "90"));
        CustomerFacts facts = People.customer(1, "frequency", "1", "tenure_days", "10", "clv", "50");

        Way way = find(document, calibration, facts, null, "A");

        assertThat(way.state()).isEqualTo(State.OUT_OF_REACH);
        Change waiting = way.single().getFirst();
        assertThat(waiting.lever()).isEqualTo(Lever.WAITING);
        assertThat(waiting.enough()).isTrue();
        assertThat(waiting.to()).isEqualTo(number("90"));
        assertThat(waiting.notBefore()).isEqualTo(DAY.plusDays(80));
        assertThat(way.best()).isEqualByComparingTo("30");
    }

    @Test
    void storedFactsLeadToTheVeryDecisionThatWasStored() {
        var random = new SplittableRandom(14);
        var population = People.crowd(random, 300);
        PolicyDocument document = ShippedPolicies.foreignScorecard("CN").withGates(late("B"));
        Calibration calibration = People.calibrated(document, population);
        Assigner assigner = new Assigner(People.version(document), calibration);
        var codec = new ExplanationCodec(People.version(document), calibration);
        for (int row = 0; row < population.size(); row++) {
            CustomerFacts facts = population.row(row);
            String text = assigner.assign(facts, null).explanation();
            CustomerFacts restored = codec.facts(text, People.customer(facts.customerId()));
            assertThat(assigner.decide(restored, null)).isEqualTo(assigner.decide(facts, null));
        }
    }

    @Test
    void whatIsMissingIsToldInPointsAndWhereTheyAreLost() {
        PolicyDocument document = card(List.of(
                criterion("frequency", 3, new Scoring.Ramp(BigDecimal.ZERO, BigDecimal.TEN)),
                criterion("category_breadth", 1, new Scoring.Ramp(BigDecimal.ZERO, BigDecimal.TEN))));
        Calibration calibration = People.calibrated(document, People.buyers("50", "20", "90"));
        CustomerFacts facts = People.customer(1, "frequency", "6", "category_breadth", "2");

        Shortfall shortfall = Shortfall.of(
                document,
                calibration,
                People.decide(document, calibration, facts).explanation(),
                "A");

        assertThat(shortfall.needed()).isEqualByComparingTo("70");
        assertThat(shortfall.missing()).isEqualByComparingTo("20");
        assertThat(shortfall.losses())
                .extracting(Shortfall.Loss::criterion, loss -> loss.lost().toPlainString())
                .containsExactly(tuple("frequency", "30.00"), tuple("category_breadth", "20.00"));
    }

    @Test
    void whoIsNotRatedByThePolicyHasNoWay() {
        PolicyDocument plain = Ladders.plain();
        PolicyDocument document = new PolicyDocument(
                plain.slug(),
                plain.title(),
                null,
                12,
                plain.value(),
                true,
                Condition.is("type", Operator.EQ, Operand.of("PERSON")),
                List.of(),
                30,
                plain.method(),
                plain.tiers());
        Calibration calibration = People.calibrated(plain, People.buyers("50", "20", "90"));
        CustomerFacts facts = People.customer(1, "frequency", "1", "net_revenue", "60", "type", "ORGANISATION");

        assertThat(find(document, calibration, facts, null, "A").state()).isEqualTo(State.NOT_IN_SCOPE);
    }

    private static void assertTrue(
            PolicyDocument document,
            Calibration calibration,
            CustomerFacts facts,
            @Nullable Standing standing,
            Way way,
            String what) {
        assertTrue(document, calibration, facts, standing, DAY, way, what);
    }

    private static void assertTrue(
            PolicyDocument document,
            Calibration calibration,
            CustomerFacts facts,
            @Nullable Standing standing,
            LocalDate day,
            Way way,
            String what) {
        Assigner assigner = new Assigner(People.version(document), calibration);
        int target = document.tierIndex(way.target());
        for (Change change : way.single()) {
            if (change.enough()) {
                assertReaches(
                        assigner,
                        new ChangedFacts(facts, Map.of(change.field(), change.to())),
                        standing,
                        day,
                        target,
                        what);
            }
        }
        if (!way.together().isEmpty()) {
            Map<String, Raw> all = new HashMap<>();
            way.together().forEach(change -> all.put(change.field(), change.to()));
            assertReaches(assigner, new ChangedFacts(facts, all), standing, day, target, what + " " + way.together());
        }
        assertThat(new WayFinder(People.version(document), calibration).find(facts, standing, day, way.target()))
                .as(what)
                .isEqualTo(way);
    }

    private static void assertReaches(
            Assigner assigner,
            CustomerFacts facts,
            @Nullable Standing standing,
            LocalDate day,
            int target,
            String what) {
        int tier = assigner.rate(facts, standing, day).tier();
        assertThat(tier).as(what).isBetween(0, target);
    }

    /** The size of the smallest set of small fields that is enough, by trying all their values; none is MAX_VALUE. */
    private static int plainFewest(
            PolicyDocument document, Calibration calibration, CustomerFacts facts, String target) {
        Assigner assigner = new Assigner(People.version(document), calibration);
        int wanted = document.tierIndex(target);
        return fewest(assigner, facts, wanted, 0, new HashMap<>());
    }

    private static int fewest(Assigner assigner, CustomerFacts facts, int wanted, int at, Map<String, Raw> changes) {
        if (at == SMALL.size()) {
            int tier =
                    assigner.rate(new ChangedFacts(facts, changes), null, DAY).tier();
            return tier >= 0 && tier <= wanted ? changes.size() : Integer.MAX_VALUE;
        }
        int fewest = fewest(assigner, facts, wanted, at + 1, changes);
        for (int value = 0; value <= LARGEST; value++) {
            if (isAllowed(SMALL.get(at), facts, value)) {
                changes.put(SMALL.get(at), number(Integer.toString(value)));
                fewest = Math.min(fewest, fewest(assigner, facts, wanted, at + 1, changes));
                changes.remove(SMALL.get(at));
            }
        }
        return fewest;
    }

    /** Purchases never become fewer, the last one never earlier; agreements go either way. */
    private static boolean isAllowed(String field, CustomerFacts facts, int value) {
        long now = facts.micros(field) / 1_000_000;
        return switch (field) {
            case "recency_days" -> value < now && value > 0;
            case "frequency", "category_breadth" -> value > now;
            default -> value != now;
        };
    }

    private static PolicyDocument small(SplittableRandom random) {
        List<Method.Criterion> criteria = new ArrayList<>();
        for (String field : SMALL.subList(0, 3)) {
            criteria.add(criterion(
                    field, 1 + random.nextInt(5), random.nextInt(3) == 0 ? ramp(field, random) : bands(random)));
        }
        PolicyDocument document = card(criteria);
        return random.nextBoolean()
                ? document
                : document.withGates(GateTest.gate(
                        "late",
                        Condition.is(FieldCatalogue.PAYMENT_DELAY, Operator.GT, Operand.of(4)),
                        Gate.Effect.CAP,
                        "B"));
    }

    private static Scoring ramp(String field, SplittableRandom random) {
        BigDecimal top = BigDecimal.valueOf(5 + random.nextInt(5));
        return field.equals("recency_days")
                ? new Scoring.Ramp(top, BigDecimal.ONE)
                : new Scoring.Ramp(BigDecimal.ZERO, top);
    }

    private static Scoring bands(SplittableRandom random) {
        List<Method.Band> bands = new ArrayList<>();
        BigDecimal from = null;
        for (int edge = 2 + random.nextInt(2); edge <= LARGEST - 1; edge += 1 + random.nextInt(4)) {
            bands.add(new Method.Band(from, BigDecimal.valueOf(edge), BigDecimal.valueOf(random.nextInt(101))));
            from = BigDecimal.valueOf(edge);
        }
        bands.add(new Method.Band(from, null, BigDecimal.valueOf(random.nextInt(101))));
        return new Scoring.Bands(bands);
    }

    private static CustomerFacts buyer(SplittableRandom random) {
        return People.customer(
                1,
                "frequency",
                Integer.toString(1 + random.nextInt(4)),
                "recency_days",
                Integer.toString(1 + random.nextInt(9)),
                "category_breadth",
                Integer.toString(random.nextInt(4)),
                FieldCatalogue.PAYMENT_DELAY,
                Integer.toString(random.nextInt(10)));
    }

    private static PolicyDocument card(List<Method.Criterion> criteria) {
        return Ladders.plain()
                .withMethod(new Method.Scorecard(BigDecimal.ONE, criteria, 1))
                .withTiers(List.of(
                        TierDef.enter("A", Title.of("A", "A"), "#000", "70"),
                        TierDef.enter("B", Title.of("B", "B"), "#000", "45"),
                        TierDef.enter("C", Title.of("C", "C"), "#000", "0")));
    }

    private static Method.Criterion criterion(String field, int weight, Scoring scoring) {
        return new Method.Criterion(field, Title.of(field, field), field, BigDecimal.valueOf(weight), scoring);
    }

    private static Gate late(String tier) {
        return GateTest.gate("late", GateTest.over(60), Gate.Effect.CAP, tier);
    }

    private static Way find(
            PolicyDocument document,
            Calibration calibration,
            CustomerFacts facts,
            @Nullable Standing standing,
            String target) {
        return new WayFinder(People.version(document), calibration).find(facts, standing, DAY, target);
    }

    private static Raw number(String value) {
        return new Raw(new BigDecimal(value), null);
    }
}
