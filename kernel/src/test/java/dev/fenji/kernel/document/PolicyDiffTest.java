package dev.fenji.kernel.document;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fenji.kernel.Title;
import dev.fenji.kernel.condition.Condition;
import dev.fenji.kernel.document.PolicyDiff.Change;
import dev.fenji.kernel.document.PolicyDiff.Kind;
import dev.fenji.kernel.policy.Gate;
import dev.fenji.kernel.policy.Method;
import dev.fenji.kernel.policy.PolicyDocument;
import dev.fenji.kernel.policy.ShippedPolicies;
import dev.fenji.kernel.policy.StabilityRules;
import dev.fenji.kernel.policy.TierDef;
import dev.fenji.kernel.policy.TierPlan;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class PolicyDiffTest {

    private static final PolicyDocument ABC = ShippedPolicies.abc();

    @Test
    void aDocumentDoesNotDifferFromItself() {
        for (PolicyDocument document : List.of(ABC, ShippedPolicies.rfm(), ShippedPolicies.foreignScorecard("CN"))) {
            assertThat(PolicyDiff.between(document, document)).isEmpty();
        }
    }

    @Test
    void namesTheFieldWithTheValueBeforeAndAfter() {
        List<TierDef> tiers = new ArrayList<>(ABC.tiers());
        TierDef first = tiers.getFirst();
        tiers.set(0, TierDef.share(first.id(), first.title(), "#123456", "0.7").planned(new TierPlan(null, 12, null)));
        assertThat(PolicyDiff.between(ABC, ABC.withTiers(tiers)))
                .extracting(Change::place)
                .containsExactlyInAnyOrder("tiers[A].share", "tiers[A].color", "tiers[A].plan.capacity");
        assertThat(PolicyDiff.between(ABC, ABC.withTiers(tiers)))
                .filteredOn(change -> change.property().equals("plan.capacity"))
                .singleElement()
                .satisfies(change -> {
                    assertThat(change.kind()).isEqualTo(Kind.ADDED);
                    assertThat(change.before()).isNull();
                    assertThat(change.after()).isEqualTo(12);
                });
    }

    @Test
    void numbersThatAreEqualDoNotDifferWhateverTheirZeros() {
        List<TierDef> tiers = new ArrayList<>(ABC.tiers());
        TierDef first = tiers.getFirst();
        assertThat(first.share()).isNotNull();
        tiers.set(
                0,
                new TierDef(
                        first.id(),
                        first.title(),
                        first.color(),
                        null,
                        new BigDecimal(first.share() + "000"),
                        first.segments()));
        assertThat(PolicyDiff.between(ABC, ABC.withTiers(tiers))).isEmpty();
    }

    @Test
    void tellsWhatCameWentAndChangedPlaces() {
        Gate gate = new Gate("late", Title.of("Late", "逾期"), Condition.all(), Gate.Effect.CAP, "B");
        Gate harder = new Gate("late", Title.of("Late", "逾期"), Condition.all(), Gate.Effect.FIX, "C");
        Gate other = new Gate("other", Title.of("Other", "其他"), Condition.all(), Gate.Effect.FLOOR, "B");
        assertThat(PolicyDiff.between(ABC, ABC.withGates(gate)))
                .extracting(Change::kind, Change::place)
                .containsExactly(org.assertj.core.groups.Tuple.tuple(Kind.ADDED, "gates[late]"));
        assertThat(PolicyDiff.between(ABC.withGates(gate), ABC))
                .extracting(Change::kind)
                .containsExactly(Kind.REMOVED);
        assertThat(PolicyDiff.between(ABC.withGates(gate), ABC.withGates(harder)))
                .extracting(Change::place)
                .containsExactly("gates[late].effect", "gates[late].tier");
        assertThat(PolicyDiff.between(ABC.withGates(gate, other), ABC.withGates(other, gate)))
                .singleElement()
                .satisfies(change -> {
                    assertThat(change.kind()).isEqualTo(Kind.ORDER);
                    assertThat(change.after()).isEqualTo(List.of("other", "late"));
                });
        List<TierDef> turned = new ArrayList<>(ABC.tiers());
        Collections.swap(turned, 0, 1);
        assertThat(PolicyDiff.between(ABC, ABC.withTiers(turned)))
                .extracting(Change::kind)
                .containsExactly(Kind.ORDER);
    }

    @Test
    void anotherMethodIsOneChangeAndStabilityIsToldRuleByRule() {
        PolicyDocument stable = ABC.withStability(new StabilityRules(30, StabilityRules.Descent.ONE_STEP, 10, null, 0));
        assertThat(PolicyDiff.between(ABC, stable))
                .extracting(Change::place)
                .contains("stability.minimumDays", "stability.graceDays", "stability.descent");
        PolicyDocument other = ABC.withMethod(new Method.Scorecard(BigDecimal.ONE, List.of(), 100));
        assertThat(PolicyDiff.between(ABC, other)).extracting(Change::place).contains("method.kind");
    }
}
