package dev.fenji.kernel.backtest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.fenji.kernel.backtest.BacktestReport.PolicyReport;
import dev.fenji.kernel.backtest.BacktestReport.TierReport;
import dev.fenji.kernel.grading.Difference;
import dev.fenji.kernel.grading.Estimate;
import dev.fenji.kernel.grading.Verdict;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class BacktestTest {

    private static final LocalDate START = LocalDate.of(2024, 1, 1);
    private static final int CUSTOMERS = 400;
    private static final int MONTHS = 6;
    private static final byte NONE = -1;

    @Test
    void figures_of_one_date_are_those_of_a_plain_computation() {
        var random = new SplittableRandom(1);
        Period period = period(0, random, 1);
        Placement placement = noisy(period, random, 0.5);
        PolicyReport report = judged(List.of(ladder("p")), List.of(period), List.of(List.of(placement)))
                .policies()
                .getFirst();

        assertThat(of(report, Yardstick.CAUGHT_TOP_20).value())
                .isCloseTo(PlainBacktest.caught(period, placement, 0.2), within(1e-12));
        assertThat(of(report, Yardstick.CAUGHT_TOP_10).value())
                .isCloseTo(PlainBacktest.caught(period, placement, 0.1), within(1e-12));
        assertThat(of(report, Yardstick.RANK_CORRELATION).value())
                .isCloseTo(PlainBacktest.rankCorrelation(period, placement), within(1e-12));
        assertThat(of(report, Yardstick.REPEAT_SEPARATION).value())
                .isCloseTo(PlainBacktest.repeatSeparation(period, placement), within(1e-12));
        assertThat(of(report, Yardstick.CHURN_SEPARATION).value())
                .isCloseTo(PlainBacktest.churnSeparation(period, placement), within(1e-12));
        for (int tier = 0; tier <= 3; tier++) {
            int at = tier == 3 ? NONE : tier;
            TierReport of = report.tiers().get(tier);
            assertThat(of.customers()).isEqualTo((double) PlainBacktest.count(placement, at));
            assertThat(of.valueShare().value())
                    .isCloseTo(PlainBacktest.valueShare(period, placement, at), within(1e-12));
        }
    }

    @Test
    void shares_of_tiers_add_up_and_the_gain_ends_with_everything() {
        var random = new SplittableRandom(2);
        PolicyReport report = judged(random, 0.3).policies().getFirst();

        assertThat(report.tiers().stream()
                        .mapToDouble(TierReport::customerShare)
                        .sum())
                .isCloseTo(1, within(1e-12));
        assertThat(report.tiers().stream()
                        .mapToDouble(tier -> tier.valueShare().value())
                        .sum())
                .isCloseTo(1, within(1e-12));
        assertThat(report.gain().getFirst().caught()).isZero();
        assertThat(report.gain().getLast().caught()).isCloseTo(1, within(1e-12));
        assertThat(report.gain())
                .allSatisfy(point -> assertThat(point.caught()).isLessThanOrEqualTo(point.best() + 1e-12));
        assertThat(report.measures().values())
                .allSatisfy(each -> assertThat(each.value()).isBetween(each.low() - 0.05, each.high() + 0.05));
    }

    @Test
    void a_policy_that_sees_more_is_found_better_and_the_difference_is_real() {
        var random = new SplittableRandom(3);
        BacktestReport report = judged(random, 0.1, 3);
        var pair = report.comparisons().getFirst();

        assertThat(pair.verdict()).isEqualTo(Verdict.BETTER);
        assertThat(of(pair, Yardstick.CAUGHT_TOP_20).low()).isPositive();
        assertThat(of(pair, Yardstick.RANK_CORRELATION).verdict()).isEqualTo(Verdict.BETTER);
    }

    @Test
    void a_policy_is_no_better_than_itself_to_the_last_digit() {
        var random = new SplittableRandom(4);
        List<Period> periods = periods(random);
        List<List<Placement>> placements = new ArrayList<>();
        for (Period period : periods) {
            Placement same = noisy(period, random, 1);
            placements.add(List.of(same, same));
        }
        var pair = judged(List.of(ladder("one"), ladder("same")), periods, placements)
                .comparisons()
                .getFirst();

        assertThat(pair.verdict()).isEqualTo(Verdict.NO_BETTER);
        assertThat(pair.differences().values()).allSatisfy(difference -> {
            assertThat(difference.gain()).isZero();
            assertThat(difference.low()).isZero();
            assertThat(difference.high()).isZero();
        });
    }

    @Test
    void two_kinds_of_noise_are_seldom_told_apart() {
        int real = 0;
        for (int seed = 0; seed < 20; seed++) {
            var pair = judged(new SplittableRandom(100 + seed), 1e9, 1e9)
                    .comparisons()
                    .getFirst();
            real += of(pair, Yardstick.CAUGHT_TOP_20).verdict() == Verdict.NO_BETTER ? 0 : 1;
        }
        assertThat(real).isLessThanOrEqualTo(4);
    }

    @Test
    void the_same_seed_gives_the_same_report_and_another_seed_other_intervals() {
        BacktestReport one = judged(new SplittableRandom(5), 1);
        BacktestReport again = judged(new SplittableRandom(5), 1);
        assertThat(again).isEqualTo(one);

        BacktestReport other = judged(new SplittableRandom(5), BacktestRule.STANDARD.withSeed(7), new double[] {1});
        var yardstick = Yardstick.CAUGHT_TOP_20;
        assertThat(of(other.policies().getFirst(), yardstick).value())
                .isEqualTo(of(one.policies().getFirst(), yardstick).value());
        assertThat(of(other.policies().getFirst(), yardstick).low())
                .isNotEqualTo(of(one.policies().getFirst(), yardstick).low());
    }

    @Test
    void a_move_and_its_way_back_within_two_dates_is_a_reversal() {
        List<Period> periods = periods(new SplittableRandom(6));
        // Customer 0 goes up and comes back after two dates, customer 1 after three, customer 2 falls twice.
        byte[][] ways = {{1, 0, 0, 1, 1, 1}, {1, 0, 0, 0, 1, 1}, {0, 1, 2, 2, 2, 2}};
        List<List<Placement>> placements = new ArrayList<>();
        for (int month = 0; month < MONTHS; month++) {
            byte[] tiers = new byte[CUSTOMERS];
            for (int row = 0; row < CUSTOMERS; row++) {
                tiers[row] = row < ways.length ? ways[row][month] : 1;
            }
            placements.add(List.of(new Placement(tiers, new long[CUSTOMERS])));
        }
        PolicyReport report =
                judged(List.of(ladder("p")), periods, placements).policies().getFirst();

        assertThat(of(report, Yardstick.MOVES).value()).isCloseTo(6.0 / (CUSTOMERS * (MONTHS - 1)), within(1e-12));
        // Of the three moves after the second date, one undoes a move of two dates before.
        assertThat(of(report, Yardstick.REVERSALS).value()).isCloseTo(1 / 3.0, within(1e-12));
    }

    @Test
    void a_tier_is_expected_to_bring_what_it_brought_after_dates_whose_horizon_had_ended() {
        List<Period> periods = new ArrayList<>();
        double[] each = {10, 20, 40};
        for (int month = 0; month < each.length; month++) {
            double[] values = new double[CUSTOMERS];
            Arrays.fill(values, each[month]);
            boolean[] yes = new boolean[CUSTOMERS];
            LocalDate asOf = START.plusMonths(month);
            periods.add(new Period(asOf, asOf.plusMonths(2), ids(), values, yes, yes, yes));
        }
        byte[] tiers = new byte[CUSTOMERS];
        tiers[0] = 1;
        var placement = List.of(new Placement(tiers, new long[CUSTOMERS]));
        TierReport top = judged(List.of(ladder("p")), periods, List.of(placement, placement, placement))
                .policies()
                .getFirst()
                .tiers()
                .getFirst();

        // Two months ahead: only the third date has a date behind it whose outcome was known.
        assertThat(top.expectedEach()).isEqualTo(10);
        assertThat(top.realisedEach()).isEqualTo(40);
    }

    @Test
    void cost_is_what_the_tiers_cost_over_the_horizon() {
        var rungs = List.of(new Contender.Rung("A", new BigDecimal("120")), new Contender.Rung("B", BigDecimal.ZERO));
        var random = new SplittableRandom(8);
        Period period = period(0, random, 1);
        byte[] tiers = new byte[CUSTOMERS];
        for (int row = 100; row < CUSTOMERS; row++) {
            tiers[row] = 1;
        }
        var placement = List.of(new Placement(tiers, new long[CUSTOMERS]));
        var report = judged(List.of(new Contender("p", rungs)), List.of(period), List.of(placement));

        assertThat(Objects.requireNonNull(report.policies().getFirst().cost()))
                .isCloseTo(100 * 120 * 31 / 365.2425, within(1e-9));
        var without = judged(List.of(ladder("p")), List.of(period), List.of(placement));
        assertThat(without.policies().getFirst().cost()).isNull();
        assertThat(without.policies().getFirst().measures()).doesNotContainKey(Yardstick.COST_SHARE);
    }

    @Test
    void a_policy_that_rates_nobody_or_everybody_alike_is_refused_by_name() {
        assertThat(refused(NONE)).isEqualTo(Map.of("policy", "p", "reason", BacktestOutcome.Reason.NOBODY_RATED));
        assertThat(refused((byte) 1)).isEqualTo(Map.of("policy", "p", "reason", BacktestOutcome.Reason.ALL_ALIKE));
    }

    @Test
    void too_few_customers_and_no_date_at_all_are_refused() {
        var none = new Backtest(List.of(ladder("p")), BacktestRule.STANDARD);
        assertThat(none.outcome()).isEqualTo(new BacktestOutcome.Refused(BacktestOutcome.Reason.NO_PERIOD, Map.of()));

        boolean[] yes = {true};
        var few = new Backtest(List.of(ladder("p")), BacktestRule.STANDARD);
        few.add(
                new Period(START, START.plusMonths(1), new long[] {1}, new double[] {1}, yes, yes, yes),
                List.of(new Placement(new byte[1], new long[1])));
        assertThat(((BacktestOutcome.Refused) few.outcome()).reason())
                .isEqualTo(BacktestOutcome.Reason.TOO_FEW_CUSTOMERS);
    }

    private static Estimate of(PolicyReport report, Yardstick yardstick) {
        return Objects.requireNonNull(report.measures().get(yardstick));
    }

    private static Difference of(BacktestReport.Pair pair, Yardstick yardstick) {
        return Objects.requireNonNull(pair.differences().get(yardstick));
    }

    private static Map<String, Object> refused(byte tier) {
        Period period = period(0, new SplittableRandom(9), 1);
        byte[] tiers = new byte[CUSTOMERS];
        Arrays.fill(tiers, tier);
        var backtest = new Backtest(List.of(ladder("p")), BacktestRule.STANDARD);
        backtest.add(period, List.of(new Placement(tiers, new long[CUSTOMERS])));
        var refused = (BacktestOutcome.Refused) backtest.outcome();
        return Map.of("policy", Objects.requireNonNull(refused.facts().get("policy")), "reason", refused.reason());
    }

    private static BacktestReport judged(SplittableRandom random, double... noises) {
        return judged(random, BacktestRule.STANDARD, noises);
    }

    private static BacktestReport judged(SplittableRandom random, BacktestRule rule, double[] noises) {
        List<Period> periods = periods(random);
        List<List<Placement>> placements = new ArrayList<>();
        for (Period period : periods) {
            List<Placement> of = new ArrayList<>();
            for (double noise : noises) {
                of.add(noisy(period, random, noise));
            }
            placements.add(of);
        }
        List<Contender> contenders = new ArrayList<>();
        for (double noise : noises) {
            contenders.add(ladder("noise " + noise + " " + contenders.size()));
        }
        return judged(contenders, periods, placements, rule);
    }

    private static BacktestReport judged(
            List<Contender> contenders, List<Period> periods, List<List<Placement>> placements) {
        return judged(contenders, periods, placements, BacktestRule.STANDARD);
    }

    private static BacktestReport judged(
            List<Contender> contenders, List<Period> periods, List<List<Placement>> placements, BacktestRule rule) {
        var backtest = new Backtest(contenders, rule);
        for (int i = 0; i < periods.size(); i++) {
            backtest.add(periods.get(i), placements.get(i));
        }
        return ((BacktestOutcome.Judged) backtest.outcome()).report();
    }

    private static Contender ladder(String name) {
        @Nullable BigDecimal unknown = null;
        return new Contender(
                name,
                List.of(
                        new Contender.Rung("A", unknown),
                        new Contender.Rung("B", unknown),
                        new Contender.Rung("C", unknown)));
    }

    private static List<Period> periods(SplittableRandom random) {
        List<Period> periods = new ArrayList<>();
        for (int month = 0; month < MONTHS; month++) {
            periods.add(period(month, random, 1));
        }
        return periods;
    }

    private static long[] ids() {
        return LongStream.range(0, CUSTOMERS).map(i -> 10 * i).toArray();
    }

    /** Customers of a higher id bring more, and a third of them nothing. */
    private static Period period(int month, SplittableRandom random, int horizon) {
        double[] values = new double[CUSTOMERS];
        boolean[] bought = new boolean[CUSTOMERS];
        boolean[] present = new boolean[CUSTOMERS];
        boolean[] lost = new boolean[CUSTOMERS];
        for (int row = 0; row < CUSTOMERS; row++) {
            bought[row] = random.nextDouble() < 0.2 + 0.7 * row / CUSTOMERS;
            values[row] = bought[row] ? Math.round(row * (0.5 + random.nextDouble())) : 0;
            present[row] = random.nextDouble() < 0.9;
            lost[row] = random.nextDouble() < 0.4 - 0.3 * row / CUSTOMERS;
        }
        LocalDate asOf = START.plusMonths(month);
        return new Period(asOf, asOf.plusMonths(horizon), ids(), values, bought, present, lost);
    }

    /** By id with noise; some have no tier, scores tie. */
    private static Placement noisy(Period period, SplittableRandom random, double noise) {
        byte[] tiers = new byte[period.size()];
        long[] scores = new long[period.size()];
        for (int row = 0; row < tiers.length; row++) {
            double seen = row / (double) CUSTOMERS + noise * (random.nextDouble() - 0.5);
            double place = noise > 100 ? random.nextDouble() : seen;
            tiers[row] = place > 0.8 ? 0 : place > 0.5 ? (byte) 1 : place > 0.1 ? 2 : NONE;
            scores[row] = Math.round(place * 50);
        }
        return new Placement(tiers, scores);
    }
}
