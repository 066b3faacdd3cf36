package dev.fenji.kernel.policy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fenji.kernel.Title;
import dev.fenji.kernel.facts.CustomerFacts;
import dev.fenji.kernel.facts.FieldCatalogue;
import dev.fenji.kernel.facts.Population;
import dev.fenji.kernel.movement.Cause;
import dev.fenji.kernel.policy.Ladders.Life;
import dev.fenji.kernel.policy.StabilityRules.Descent;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What carried a move, from the explanations of both tiers. */
class MoveCauseTest {
    private static final LocalDate START = Ladders.START;
    private static final String DELAY = FieldCatalogue.PAYMENT_DELAY;

    @Test
    void whoComesOntoTheLadderOrLeavesItHasNoCriterion() {
        Life life = new Life(Ladders.plain());
        Explanation rated = life.on(START, Ladders.worth(80)).explanation();
        Explanation lapsed = life.on(START.plusDays(1), Ladders.lapsed()).explanation();
        assertThat(Cause.of(null, rated, true)).isEqualTo(new Cause(Cause.Kind.RATED, null));
        assertThat(Cause.of(rated, lapsed, false)).isEqualTo(new Cause(Cause.Kind.NOT_RATED, "no-purchase"));
        assertThat(Cause.of(lapsed, rated, true).kind()).isEqualTo(Cause.Kind.RATED);
    }

    @Test
    void aGateThatBeginsOrCeasesToActIsNamed() {
        var gate = new Gate("late", Title.of("Pays late", "逾期"), GateTest.over(60), Gate.Effect.CAP, "C");
        Life life = new Life(Ladders.plain().withGates(gate));
        Explanation free = life.on(START, payer("10")).explanation();
        Explanation late = life.on(START.plusDays(1), payer("75")).explanation();
        assertThat(late.tier()).isEqualTo("C");
        assertThat(Cause.of(free, late, false)).isEqualTo(new Cause(Cause.Kind.GATE, "late"));
        assertThat(Cause.of(late, free, true)).isEqualTo(new Cause(Cause.Kind.GATE, "late"));
    }

    @Test
    void theEndOfTheGraceIsARuleOfStabilityAndNotTheScoreOfTheDay() {
        Life life = new Life(Ladders.with(new StabilityRules(0, Descent.TO_SCORE, 30, null, 0)));
        life.on(START, Ladders.worth(80));
        Explanation held = life.on(START.plusDays(1), Ladders.worth(40)).explanation();
        Explanation fallen = life.on(START.plusDays(40), Ladders.worth(40)).explanation();
        assertThat(held.tier()).isEqualTo("A");
        assertThat(fallen.tier()).isEqualTo("C");
        assertThat(Cause.of(held, fallen, false)).isEqualTo(new Cause(Cause.Kind.STABILITY, "grace"));
    }

    @Test
    void whoFallsBecauseOthersRoseMovedByTheYardstick() {
        PolicyDocument abc = ShippedPolicies.abc();
        CustomerFacts same = People.customer(1, "frequency", "1", "recency_days", "10", "net_revenue", "50");
        Explanation before = explained(abc, People.buyers("50", "20", "15", "10", "5"), same);
        Explanation after = explained(abc, People.buyers("50", "900", "800", "700", "5"), same);
        assertThat(before.tier()).isEqualTo("A");
        assertThat(after.tier()).isEqualTo("C");
        assertThat(Cause.of(before, after, false).kind()).isEqualTo(Cause.Kind.YARDSTICK);
    }

    /** Compared with plain looking at all parts. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void theCriterionWhosePointsChangedMostInTheDirectionOfTheMoveIsNamed(long seed) {
        var random = new Random(seed);
        PolicyDocument card = RandomCards.card(random);
        Population crowd = People.crowd(random, 400);
        int moves = 0;
        for (int row = 1; row < crowd.size(); row++) {
            Explanation before = explained(card, crowd, crowd.row(row - 1));
            Explanation after = explained(card, crowd, crowd.row(row));
            if (before.tier() == null || after.tier() == null || before.tier().equals(after.tier())) {
                continue;
            }
            boolean up = card.tierIndex(after.tier()) < card.tierIndex(before.tier());
            Cause cause = Cause.of(before, after, up);
            String plain = largest(before, after, up);
            assertThat(cause)
                    .as("seed %d, row %d", seed, row)
                    .isEqualTo(
                            plain == null
                                    ? new Cause(Cause.Kind.YARDSTICK, null)
                                    : new Cause(Cause.Kind.CRITERION, plain));
            moves++;
        }
        assertThat(moves).as("seed %d", seed).isPositive();
    }

    private static @Nullable String largest(Explanation before, Explanation after, boolean up) {
        String found = null;
        BigDecimal most = BigDecimal.ZERO;
        for (int i = 0; i < after.parts().size(); i++) {
            Explanation.Part was = before.parts().get(i);
            Explanation.Part is = after.parts().get(i);
            BigDecimal change = added(is).subtract(added(was));
            BigDecimal wanted = up ? change : change.negate();
            if (!was.raw().equals(is.raw()) && wanted.compareTo(most) > 0) {
                most = wanted;
                found = is.criterion();
            }
        }
        return found;
    }

    private static BigDecimal added(Explanation.Part part) {
        BigDecimal contribution = part.contribution();
        return contribution == null ? BigDecimal.ZERO : contribution;
    }

    private static CustomerFacts payer(String days) {
        return People.customer(1, "frequency", "1", "net_revenue", "90", DELAY, days);
    }

    private static Explanation explained(PolicyDocument document, Population population, CustomerFacts customer) {
        return new Assigner(People.version(document), People.calibrated(document, population))
                .decide(customer, null)
                .explanation();
    }
}
