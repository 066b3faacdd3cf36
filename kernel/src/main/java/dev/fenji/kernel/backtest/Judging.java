package dev.fenji.kernel.backtest;

import dev.fenji.kernel.backtest.BacktestReport.Looked;
import dev.fenji.kernel.backtest.BacktestReport.Pair;
import dev.fenji.kernel.backtest.BacktestReport.PolicyReport;
import dev.fenji.kernel.backtest.BacktestReport.TierReport;
import dev.fenji.kernel.grading.Bootstrap;
import dev.fenji.kernel.grading.Difference;
import dev.fenji.kernel.grading.Estimate;
import dev.fenji.kernel.grading.Gain;
import dev.fenji.kernel.grading.GainPoint;
import dev.fenji.kernel.grading.Verdict;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/** Makes the report from the sums of all periods. */
final class Judging {

    private final List<Contender> contenders;
    private final BacktestRule rule;
    private final List<Backtest.Span> spans;
    private final double[][] caught;
    private final double[] best;
    /** Figures by contender and resample; the customers as they are come first. */
    private final History[][] histories;

    private final double[][][] measures;

    Judging(
            List<Contender> contenders,
            BacktestRule rule,
            List<Backtest.Span> spans,
            double[][] caught,
            double[] best) {
        this.contenders = contenders;
        this.rule = rule;
        this.spans = spans;
        this.caught = caught;
        this.best = best;
        this.histories = new History[contenders.size()][rule.resamples() + 1];
        this.measures = new double[contenders.size()][rule.resamples() + 1][];
        for (int i = 0; i < histories.length; i++) {
            for (int resample = 0; resample < histories[i].length; resample++) {
                histories[i][resample] = History.of(contenders.get(i), i, resample, spans);
                measures[i][resample] = histories[i][resample].measures();
            }
        }
    }

    BacktestReport report() {
        List<PolicyReport> policies = new ArrayList<>();
        List<Pair> pairs = new ArrayList<>();
        for (int i = 0; i < contenders.size(); i++) {
            policies.add(policy(i));
            for (int j = i + 1; j < contenders.size(); j++) {
                pairs.add(pair(i, j));
            }
        }
        return new BacktestReport(spans.stream().map(Judging::looked).toList(), policies, pairs, rule);
    }

    private static Looked looked(Backtest.Span span) {
        Tally asIs = span.tallies()[0][0];
        return new Looked(span.period().asOf(), span.period().end(), span.customers(), Tally.sum(asIs.value), (long)
                Tally.sum(asIs.bought));
    }

    private PolicyReport policy(int contender) {
        Map<Yardstick, Estimate> figures = new EnumMap<>(Yardstick.class);
        for (Yardstick yardstick : Yardstick.values()) {
            Estimate estimate = estimate(contender, resample -> resample[yardstick.ordinal()]);
            if (estimate != null) {
                figures.put(yardstick, estimate);
            }
        }
        History asIs = histories[contender][0];
        return new PolicyReport(
                contenders.get(contender).name(),
                figures,
                tiers(contender),
                gain(caught[contender]),
                asIs.cost(),
                asIs.caught());
    }

    private List<TierReport> tiers(int contender) {
        var rungs = contenders.get(contender).rungs();
        List<TierReport> tiers = new ArrayList<>();
        for (int place = 0; place <= rungs.size(); place++) {
            int at = place;
            History asIs = histories[contender][0];
            Estimate share = estimate(histories[contender], each -> each.valueShare(at));
            tiers.add(new TierReport(
                    at < rungs.size() ? rungs.get(at).tier() : null,
                    asIs.customers(at),
                    asIs.customerShare(at),
                    share == null ? new Estimate(0, 0, 0) : share,
                    estimate(histories[contender], each -> each.valueEach(at)),
                    estimate(histories[contender], each -> each.repeat(at)),
                    estimate(histories[contender], each -> each.churn(at)),
                    finite(asIs.expectedEach(at)),
                    finite(asIs.realisedEach(at))));
        }
        return tiers;
    }

    private List<GainPoint> gain(double[] sums) {
        List<GainPoint> points = new ArrayList<>();
        double total = best[Gain.STEPS];
        for (int step = 0; step <= Gain.STEPS; step++) {
            points.add(new GainPoint((double) step / Gain.STEPS, sums[step] / total, best[step] / total));
        }
        return points;
    }

    private Pair pair(int one, int other) {
        Map<Yardstick, Difference> differences = new EnumMap<>(Yardstick.class);
        for (Yardstick yardstick : Yardstick.values()) {
            int column = yardstick.ordinal();
            double[] drawn = new double[rule.resamples()];
            for (int i = 0; i < drawn.length; i++) {
                drawn[i] = yardstick.gain(measures[one][i + 1][column], measures[other][i + 1][column]);
            }
            double gain = yardstick.gain(measures[one][0][column], measures[other][0][column]);
            double[] interval = Bootstrap.interval(drawn, rule.level());
            if (Double.isFinite(gain) && interval != null) {
                differences.put(yardstick, new Difference(gain, interval[0], interval[1], yardstick.deciding()));
            }
        }
        return new Pair(
                contenders.get(one).name(), contenders.get(other).name(), differences, verdict(differences.values()));
    }

    /** Better somewhere and worse nowhere, or the other way round; who is better here and worse there is neither. */
    private static Verdict verdict(Collection<Difference> differences) {
        Set<Verdict> verdicts = EnumSet.noneOf(Verdict.class);
        for (Difference difference : differences) {
            if (difference.deciding()) {
                verdicts.add(difference.verdict());
            }
        }
        boolean better = verdicts.contains(Verdict.BETTER);
        boolean worse = verdicts.contains(Verdict.WORSE);
        if (better == worse) {
            return Verdict.NO_BETTER;
        }
        return better ? Verdict.BETTER : Verdict.WORSE;
    }

    private @Nullable Estimate estimate(int contender, ToDoubleFunction<double[]> figure) {
        return estimate(measures[contender], figure);
    }

    /** A figure of the customers as they are with the interval of the resamples; null where it is not defined. */
    private <T> @Nullable Estimate estimate(T[] resamples, ToDoubleFunction<T> figure) {
        double value = figure.applyAsDouble(resamples[0]);
        double[] drawn = new double[resamples.length - 1];
        for (int i = 0; i < drawn.length; i++) {
            drawn[i] = figure.applyAsDouble(resamples[i + 1]);
        }
        double[] interval = Bootstrap.interval(drawn, rule.level());
        return Double.isFinite(value) && interval != null ? new Estimate(value, interval[0], interval[1]) : null;
    }

    private static @Nullable Double finite(double value) {
        return Double.isFinite(value) ? value : null;
    }
}
