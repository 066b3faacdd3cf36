package dev.fenji.kernel.backtest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.Assertions.withinPercentage;

import dev.fenji.kernel.facts.FieldCatalogue;
import dev.fenji.kernel.policy.Method;
import dev.fenji.kernel.policy.PolicyCheck;
import dev.fenji.kernel.policy.PolicyDocument;
import dev.fenji.kernel.policy.PolicyProblem;
import dev.fenji.kernel.policy.ShippedPolicies;
import dev.fenji.kernel.policy.TierDef;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class VariantsTest {

    private static final PolicyDocument SCORECARD = Baseline.RFM_RANK_SUM.document();

    @Test
    void variants_differ_from_each_other_and_begin_with_the_policy_itself() {
        List<PolicyDocument> variants = Variants.around(SCORECARD, 40, 7);

        assertThat(variants).hasSize(40).doesNotHaveDuplicates().first().isEqualTo(SCORECARD);
        assertThat(Variants.around(SCORECARD, 40, 7)).isEqualTo(variants);
        assertThat(Variants.around(SCORECARD, 40, 8)).isNotEqualTo(variants);
    }

    @Test
    void a_variant_of_a_scorecard_changes_weights_and_thresholds_and_nothing_else() {
        for (PolicyDocument variant : Variants.around(SCORECARD, 60, 3)) {
            var card = (Method.Scorecard) variant.method();
            var base = (Method.Scorecard) SCORECARD.method();
            assertThat(card.criteria())
                    .extracting(Method.Criterion::field, Method.Criterion::scoring)
                    .containsExactlyElementsOf(base.criteria().stream()
                            .map(each -> tuple(each.field(), each.scoring()))
                            .toList());
            assertThat(card.criteria())
                    .allSatisfy(each -> assertThat(each.weight()).isPositive());
            assertThat(weight(card.criteria()))
                    .as("the sum, as far as two digits keep it")
                    .isCloseTo(weight(base.criteria()), withinPercentage(4));
            assertThat(variant.withMethod(base).withTiers(SCORECARD.tiers())).isEqualTo(SCORECARD);
            assertThat(errors(variant)).isEmpty();
        }
    }

    @Test
    void a_variant_of_a_matrix_moves_lines_and_weights_and_leaves_the_cells() {
        PolicyDocument shipped = ShippedPolicies.valuePotential();
        var base = (Method.Matrix) shipped.method();
        List<PolicyDocument> variants = Variants.around(shipped, 60, 4);

        assertThat(Variants.exist(shipped)).isTrue();
        assertThat(variants).hasSize(60).doesNotHaveDuplicates().first().isEqualTo(shipped);
        assertThat(variants)
                .extracting(variant ->
                        ((Method.Matrix) variant.method()).potential().boundaries())
                .as("lines move")
                .contains(base.potential().boundaries())
                .hasSizeGreaterThan(1)
                .anyMatch(lines -> !lines.equals(base.potential().boundaries()));
        for (PolicyDocument variant : variants) {
            var matrix = (Method.Matrix) variant.method();
            assertThat(matrix.cells()).isEqualTo(base.cells());
            assertThat(weight(matrix.value().criteria()))
                    .isCloseTo(weight(base.value().criteria()), withinPercentage(4));
            assertThat(weight(matrix.potential().criteria()))
                    .isCloseTo(weight(base.potential().criteria()), withinPercentage(4));
            assertThat(variant.withMethod(base)).isEqualTo(shipped);
            assertThat(errors(variant)).isEmpty();
        }
    }

    @Test
    void lines_at_the_edge_stay_within_the_scores_and_apart() {
        PolicyDocument shipped = ShippedPolicies.valuePotential();
        var base = (Method.Matrix) shipped.method();
        List<BigDecimal> edges =
                List.of(BigDecimal.ONE, new BigDecimal("3"), new BigDecimal("99"), new BigDecimal("100"));
        var value = new Method.ScoreAxis(
                base.value().minCoverage(), null, edges, base.value().criteria());
        var narrow = new Method.Matrix(value, base.potential(), base.cells(), base.minimumPopulation());
        for (PolicyDocument variant : Variants.around(shipped.withMethod(narrow), 20, 6)) {
            List<BigDecimal> lines = ((Method.Matrix) variant.method()).value().boundaries();
            assertThat(lines).isSorted().doesNotHaveDuplicates().allMatch(line -> line.signum() > 0);
            assertThat(lines.getLast()).isLessThanOrEqualTo(new BigDecimal("100"));
        }
    }

    @Test
    void shares_of_abc_keep_rising() {
        for (PolicyDocument variant : Variants.around(ShippedPolicies.abc(), 60, 5)) {
            BigDecimal before = BigDecimal.ZERO;
            for (TierDef tier : variant.tiers()) {
                if (tier.share() != null) {
                    assertThat(tier.share()).isGreaterThan(before).isLessThanOrEqualTo(BigDecimal.ONE);
                    before = tier.share();
                }
            }
            assertThat(errors(variant)).isEmpty();
        }
    }

    @Test
    void what_keeps_a_tier_moves_with_what_reaches_it() {
        TierDef first = SCORECARD.tiers().getFirst();
        BigDecimal enter = Objects.requireNonNull(first.enter());
        PolicyDocument lasting = SCORECARD.withTiers(List.of(
                first.staying(enter.subtract(BigDecimal.TEN).toPlainString()),
                SCORECARD.tiers().get(1),
                SCORECARD.tiers().get(2)));
        for (PolicyDocument variant : Variants.around(lasting, 30, 9)) {
            TierDef tier = variant.tiers().getFirst();
            BigDecimal reaching = Objects.requireNonNull(tier.enter());
            assertThat(tier.stay()).isNotNull().isEqualByComparingTo(reaching.subtract(BigDecimal.TEN));
        }
    }

    @Test
    void the_boundaries_of_rfm_are_left_alone() {
        PolicyDocument rfm = ShippedPolicies.rfm();
        assertThat(Variants.exist(rfm)).isFalse();
        assertThat(Variants.around(rfm, 10, 1)).containsExactly(rfm);
    }

    @Test
    void the_most_far_sighted_wins_unless_its_tiers_are_of_another_size() {
        Reached asItIs = reached(0.5, 0.2, 0.8);
        Reached better = reached(0.6, 0.3, 0.7);
        Reached bestOfAll = reached(0.9, 0.6, 0.4);
        assertThat(bestOfAll.hasSizesOf(asItIs)).isFalse();
        assertThat(Reached.best(List.of(asItIs, better, bestOfAll), asItIs)).isEqualTo(1);
        assertThat(Reached.best(List.of(asItIs, reached(0.5, 0.2, 0.8)), asItIs))
                .as("as good is no reason to change")
                .isZero();
    }

    private static double weight(List<Method.Criterion> criteria) {
        return criteria.stream()
                .mapToDouble(each -> each.weight().doubleValue())
                .sum();
    }

    private static Reached reached(double caught, Double... sizes) {
        return new Reached(Map.of(Yardstick.CAUGHT_TOP_20, caught, Yardstick.MOVES, 1.0), List.of(sizes));
    }

    private static List<PolicyProblem> errors(PolicyDocument policy) {
        return PolicyCheck.problems(policy, FieldCatalogue.standard()).stream()
                .filter(PolicyProblem::isError)
                .toList();
    }
}
