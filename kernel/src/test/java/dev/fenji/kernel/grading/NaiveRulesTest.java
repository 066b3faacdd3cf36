package dev.fenji.kernel.grading;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

class NaiveRulesTest {

    @Test
    void rulesSayWhatTheyAreNamedFor() {
        NaiveHistory history = new NaiveHistory(
                new double[] {4, 2, 0, 1},
                new double[] {100, 50, 200, 0},
                new double[] {10, 40, 200, 0},
                new double[] {5, 3, 1, 1},
                new double[] {50, 900, 10, 5},
                50,
                30,
                .6);
        List<Forecast> rules = NaiveRules.forAmounts(history);
        double overall = 50 * 7 / 350.0;
        assertThat(rules.get(0).ranking()).containsExactly(2, 2, 0, overall);
        assertThat(rules.get(1).ranking()).containsExactly(2, 0, 0, overall);
        assertThat(rules.get(2).ranking()).containsExactly(1.2, 1.2, 0, .6 * overall);
        // Mid-ranks from the best: R 1.5 2.5 3.5 .5 · F .5 1.5 3 3 · M 1.5 .5 2.5 3.5.
        assertThat(rules.get(3).ranking()).containsExactly(-3.5, -4.5, -9, -7);
        assertThat(rules.get(3).hasAmounts()).isFalse();
        assertThat(rules.stream().map(Forecast::name))
                .containsExactly("same-rate", "same-rate-if-recent", "average-times-retention", "rfm-rank-sum");
    }

    @Test
    void retentionIsTheShareThatStayed() {
        assertThat(NaiveRules.retention(
                        new boolean[] {true, true, true, false}, new boolean[] {true, false, true, true}))
                .isCloseTo(2 / 3.0, within(1e-12));
        assertThat(NaiveRules.retention(new boolean[] {false}, new boolean[] {true}))
                .isZero();
    }

    @Test
    void chancesAreThoseSeenBeforeAtTheSameRecency() {
        double[] recency = new double[1_000];
        boolean[] events = new boolean[1_000];
        for (int i = 0; i < 1_000; i++) {
            recency[i] = i / 10;
            events[i] = i % 10 < i / 100;
        }
        List<Forecast> rules = NaiveRules.forChances(recency, events, new double[] {5, 95, 400, 0});
        assertThat(rules.get(0).chances()).containsOnly(.45);
        double[] chances = requireNonNull(rules.get(1).chances());
        // Recency 0..9 never churned, 90..99 nine times in ten; one customer's worth of the overall share is mixed in.
        assertThat(chances[0]).isCloseTo(.45 / 101, within(1e-9));
        assertThat(chances[1]).isCloseTo(90.45 / 101, within(1e-9));
        assertThat(chances[2]).isEqualTo(chances[1]);
        assertThat(chances[3]).isEqualTo(chances[0]);
    }

    @Test
    void nobodyBeforeMeansNoChanceAndNoFailure() {
        assertThat(NaiveRules.forChances(new double[0], new boolean[0], new double[] {3})
                        .get(1)
                        .chances())
                .containsExactly(0);
    }
}
