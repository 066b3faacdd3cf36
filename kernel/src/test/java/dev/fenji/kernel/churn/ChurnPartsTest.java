package dev.fenji.kernel.churn;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.fenji.kernel.clv.MbgNbd;
import dev.fenji.kernel.clv.PurchaseState;
import dev.fenji.kernel.grading.GradingRule;
import dev.fenji.kernel.metric.BaseMetrics;
import dev.fenji.kernel.number.Micros;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The small parts of churn training. */
class ChurnPartsTest {

    @Test
    void rulesThatMeanNothingAreNotAccepted() {
        assertThatThrownBy(() -> new ChurnRule(0, 90)).hasMessageContaining("(0)");
        assertThatThrownBy(() -> new ChurnRule(90, 0)).hasMessageContaining("(0)");
        assertThat(new ChurnRule(1, 1).endOfWindow(5)).isEqualTo(6);
        assertThatThrownBy(() -> rule(1, .3, .6)).hasMessageContaining("folds");
        assertThatThrownBy(() -> rule(2, 0, .6)).hasMessageContaining("bands");
        assertThatThrownBy(() -> rule(2, .6, .6)).hasMessageContaining("bands");
        assertThatThrownBy(() -> rule(2, .3, 1)).hasMessageContaining("bands");
        assertThat(rule(2, .3, .6).folds()).isEqualTo(2);
    }

    private static TrainingRule rule(int folds, double middle, double high) {
        return new TrainingRule(10, 5, folds, 100, 1, middle, high, GradingRule.STANDARD);
    }

    @Test
    void tablesKeepTheirRowsThroughSelectionAndJoining() {
        FeatureTable table = numbers(40);
        FeatureTable some = table.select(new int[] {39, 3});
        assertThat(some.rows()).isEqualTo(2);
        assertThat(some.customer(0)).isEqualTo(39);
        assertThat(some.number(0, 1)).isEqualTo(3);
        assertThat(some.text(1, 1)).isEqualTo("v3");
        FeatureTable both = FeatureTable.concat(List.of(some, table));
        assertThat(both.rows()).isEqualTo(42);
        assertThat(both.customer(2)).isZero();
        assertThat(both.indexOf("c")).isEqualTo(1);
        assertThat(both.indexOf("other")).isEqualTo(-1);
        FeatureTable strange =
                FeatureTable.builder(List.of(Feature.number("x"))).build();
        assertThatThrownBy(() -> FeatureTable.concat(List.of(table, strange))).hasMessageContaining("same features");
        assertThatThrownBy(() -> new Examples(table, new boolean[3])).hasMessageContaining("(3)");
    }

    private static FeatureTable numbers(int rows) {
        FeatureTable.Builder table = FeatureTable.builder(List.of(Feature.number("n"), Feature.category("c")));
        for (int i = 0; i < rows; i++) {
            table.customer(i).number(0, i).text(1, "v" + i);
        }
        return table.build();
    }

    @Test
    void infiniteNumbersAndBlankCategoriesAreUnknown() {
        FeatureTable table = FeatureTable.builder(List.of(Feature.number("n"), Feature.category("c")))
                .customer(1)
                .number(0, Double.POSITIVE_INFINITY)
                .text(1, "  ")
                .build();
        assertThat(table.number(0, 0)).isNaN();
        assertThat(table.text(1, 0)).isNull();
        assertThat(table.known(0)).isEmpty();
    }

    @Test
    void onlyFrequentValuesGetColumnsAndAtMostTwenty() {
        FeatureTable.Builder table = FeatureTable.builder(List.of(Feature.category("c")));
        for (int i = 0; i < 3_000; i++) {
            table.customer(i).text(0, "v" + i % 30);
        }
        assertThat(Encoder.raw(table.build()).width()).isEqualTo(20);
        FeatureTable.Builder few = FeatureTable.builder(List.of(Feature.category("c")));
        for (int i = 0; i < 100; i++) {
            few.customer(i).text(0, i < 10 ? "ten" : i < 19 ? "nine" : "most");
        }
        Encoder encoder = Encoder.raw(few.build());
        assertThat(encoder.width()).isEqualTo(2);
        assertThat(encoder.encode(few.build(), 50)).containsExactly(1, 0);
        assertThat(encoder.encode(few.build(), 5)).containsExactly(0, 1);
        assertThat(encoder.encode(few.build(), 15)).containsExactly(0, 0);
    }

    @Test
    void scalesStopAtFourDeviationsAndIgnoreWhatDoesNotVary() {
        double[] values = IntStream.range(0, 1_001).mapToDouble(i -> i).toArray();
        NumberScale scale = requireNonNull(NumberScale.learn(values));
        assertThat(scale.unit()).isZero();
        assertThat(scale.apply(500)).isCloseTo(0, within(1e-12));
        assertThat(scale.apply(1e9)).isEqualTo(4);
        assertThat(scale.apply(-1e9)).isEqualTo(-4);
        assertThat(scale.apply(Double.NaN)).isZero();
        assertThat(NumberScale.learn(new double[] {3, 3, 3})).isNull();
        assertThat(NumberScale.learn(new double[0])).isNull();
        double[] skewed = IntStream.range(0, 1_001)
                .mapToDouble(i -> (i % 2 == 0 ? -1 : 1) * Math.exp(i / 100.0) + 4_000)
                .map(x -> x * x * x)
                .toArray();
        NumberScale bent = requireNonNull(
                NumberScale.learn(Arrays.stream(skewed).map(x -> x - 6e10).toArray()));
        assertThat(bent.apply(0)).isBetween(-4.0, 4.0);
    }

    @Test
    void aCustomersRowsAreInOneFoldAndFoldsAreAboutEqual() {
        FeatureTable twice = FeatureTable.concat(List.of(numbers(2_000), numbers(2_000)));
        int[] folds = Folds.of(twice, 5, 9);
        int[] sizes = new int[5];
        for (int row = 0; row < 2_000; row++) {
            assertThat(folds[row + 2_000]).isEqualTo(folds[row]);
            sizes[folds[row]]++;
        }
        assertThat(Arrays.stream(sizes).boxed().toList())
                .allSatisfy(size -> assertThat(size).isBetween(330, 470));
        assertThat(Folds.of(twice, 5, 10)).isNotEqualTo(folds);
        assertThat(Folds.inside(folds, 2).length + Folds.outside(folds, 2).length)
                .isEqualTo(4_000);
    }

    @Test
    void customersWithoutDatesAreSplitSixtyTwentyTwenty() {
        Split split = Split.overCustomers(World.withCategories(5_000, 3), 1);
        assertThat(split.training().size()).isBetween(2_850, 3_150);
        assertThat(split.validation().size()).isBetween(900, 1_100);
        assertThat(split.training().size()
                        + split.validation().size()
                        + split.test().size())
                .isEqualTo(5_000);
        assertThat(split.choosesOnTest()).isFalse();
        assertThat(split.beforeTest().size())
                .isEqualTo(split.training().size() + split.validation().size());
    }

    @Test
    void anEmptyGroupHasNoAverage() {
        FeatureTable table = numbers(3);
        GroupProfile profile = GroupProfile.of(table, new double[] {.1, .2, .9}, rule(2, .33, .66));
        assertThat(profile.ofNumber(0)).isEqualTo(new GroupAverages(.5, null, 2.0));
        assertThat(profile.ofCategory(1, "v1")).isEqualTo(new GroupAverages(.5, null, 0.0));
        assertThat(profile.ofCategory(1, "nobody's")).isEqualTo(new GroupAverages(null, null, null));
    }

    @Test
    void aCustomerWithOnePurchaseHasUnknownRhythmAndNoReturns() {
        BaseMetrics one = new BaseMetrics(
                1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 10, 10, 1, 1, Micros.UNKNOWN, Micros.UNKNOWN, Micros.UNKNOWN);
        PurchaseFeatures features = new PurchaseFeatures(List.of());
        features.add(one, null, 110, Map.of());
        FeatureTable table = features.build();
        for (String unknown : List.of(
                PurchaseFeatures.MEDIAN_GAP_DAYS,
                PurchaseFeatures.RECENCY_PER_GAP,
                PurchaseFeatures.LAST_GAP_PER_GAP,
                PurchaseFeatures.RETURN_SHARE)) {
            assertThat(table.number(table.indexOf(unknown), 0)).as(unknown).isNaN();
        }
        for (String zero :
                List.of(PurchaseFeatures.FREQUENCY, PurchaseFeatures.FREQUENCY_CHANGE, PurchaseFeatures.NET_CHANGE)) {
            assertThat(table.number(table.indexOf(zero), 0)).as(zero).isZero();
        }
        States states = States.of(table);
        assertThat(states.x()).containsExactly(0);
        assertThat(states.txDays()).containsExactly(0);
        assertThat(states.tDays()).containsExactly(99);
    }

    /** The process is fitted on days up to the one before the as-of day; so must those be whom it scores. */
    @Test
    void aCustomerIsScoredInTheStateInWhichItWouldBeLearnedFrom() {
        FeatureTable table = FeatureTable.builder(List.of(
                        Feature.number(PurchaseFeatures.RECENCY_DAYS),
                        Feature.number(PurchaseFeatures.PURCHASE_DAYS),
                        Feature.number(PurchaseFeatures.TENURE_DAYS)))
                .customer(1)
                .number(0, 200 - 150)
                .number(1, 4)
                .number(2, 200 - 30)
                .build();
        // First bought on day 30, last on day 150, as of day 200.
        PurchaseState learned = new PurchaseState(3, 150 - 30, 200 - 1 - 30);
        States scored = States.of(table);
        assertThat(new PurchaseState(scored.x()[0], scored.txDays()[0], scored.tDays()[0]))
                .isEqualTo(learned);
        assertThat(scored.typical()).containsExactly(4, 50, 170);
        ProcessModel model = new ProcessModel(new MbgNbd(.5, 6, .9, 1.6), 90, new double[] {1, 10, 100});
        double chance = new MbgNbd(.5, 6, .9, 1.6).probabilities(learned, 90, 0)[0];
        assertThat(model.logOdds(table)[0]).isCloseTo(LogOdds.of(chance), within(1e-12));
        assertThat(Arrays.stream(model.contributions(table)[0]).sum())
                .isCloseTo(
                        LogOdds.of(chance)
                                - LogOdds.of(new MbgNbd(.5, 6, .9, 1.6)
                                        .probabilities(new PurchaseState(0, 0, 99), 90, 0)[0]),
                        within(1e-9));
    }

    @Test
    void statesAreAlwaysOnesAModelCanTake() {
        FeatureTable table = FeatureTable.builder(List.of(
                        Feature.number(PurchaseFeatures.RECENCY_DAYS),
                        Feature.number(PurchaseFeatures.PURCHASE_DAYS),
                        Feature.number(PurchaseFeatures.TENURE_DAYS)))
                .customer(1)
                .number(0, 10)
                .number(1, 50)
                .number(2, 30)
                .customer(2)
                .number(0, 40)
                .number(1, 3)
                .number(2, 30)
                .build();
        States states = States.of(table);
        assertThat(states.x()).containsExactly(20, 0);
        assertThat(states.txDays()).containsExactly(20, 0);
        assertThat(states.tDays()).containsExactly(29, 29);
        assertThat(States.in(table)).isTrue();
        assertThat(States.in(numbers(1))).isFalse();
    }

    @Test
    void reasonsHaveKeys() {
        assertThat(ChurnOutcome.Reason.TOO_SHORT_HISTORY.slug()).isEqualTo("too-short-history");
    }
}
