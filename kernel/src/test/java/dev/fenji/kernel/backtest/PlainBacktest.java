package dev.fenji.kernel.backtest;

import java.util.stream.IntStream;

/** The measures of one date by their definitions, customer against customer, without sorting anything. */
final class PlainBacktest {

    private PlainBacktest() {}

    /** Share of the value that the first share of customers brought; ties are each inside by the same part. */
    static double caught(Period period, Placement placement, double share) {
        double inside = 0;
        double all = 0;
        double line = share * period.size();
        for (int row = 0; row < period.size(); row++) {
            int above = 0;
            int same = 0;
            for (int other = 0; other < period.size(); other++) {
                int order = compare(placement, other, row);
                above += order < 0 ? 1 : 0;
                same += order == 0 ? 1 : 0;
            }
            inside += period.values()[row] * Math.clamp((line - above) / same, 0.0, 1.0);
            all += period.values()[row];
        }
        return inside / all;
    }

    /** Pearson correlation of the mid-ranks. */
    static double rankCorrelation(Period period, Placement placement) {
        int n = period.size();
        double[] one = new double[n];
        double[] other = new double[n];
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                one[i] += half(Integer.signum(compare(placement, j, i)));
                other[i] += half(Double.compare(period.values()[i], period.values()[j]));
            }
        }
        double meanOne =
                IntStream.range(0, n).mapToDouble(i -> one[i]).average().orElseThrow();
        double meanOther =
                IntStream.range(0, n).mapToDouble(i -> other[i]).average().orElseThrow();
        double product = 0;
        double squaredOne = 0;
        double squaredOther = 0;
        for (int i = 0; i < n; i++) {
            product += (one[i] - meanOne) * (other[i] - meanOther);
            squaredOne += (one[i] - meanOne) * (one[i] - meanOne);
            squaredOther += (other[i] - meanOther) * (other[i] - meanOther);
        }
        return product / Math.sqrt(squaredOne * squaredOther);
    }

    static double repeatSeparation(Period period, Placement placement) {
        double good = 0;
        double pairs = 0;
        for (int i = 0; i < period.size(); i++) {
            for (int j = 0; j < period.size(); j++) {
                if (period.bought()[i] && !period.bought()[j]) {
                    pairs++;
                    good += half(Integer.compare(tier(placement, i), tier(placement, j)));
                }
            }
        }
        return good / pairs;
    }

    static double churnSeparation(Period period, Placement placement) {
        double good = 0;
        double pairs = 0;
        for (int i = 0; i < period.size(); i++) {
            for (int j = 0; j < period.size(); j++) {
                if (period.present()[i] && period.present()[j] && !period.lost()[i] && period.lost()[j]) {
                    pairs++;
                    good += half(Integer.compare(tier(placement, i), tier(placement, j)));
                }
            }
        }
        return good / pairs;
    }

    static long count(Placement placement, int tier) {
        return IntStream.range(0, placement.tiers().length)
                .filter(row -> placement.tiers()[row] == tier)
                .count();
    }

    static double valueShare(Period period, Placement placement, int tier) {
        double of = 0;
        double all = 0;
        for (int row = 0; row < period.size(); row++) {
            of += placement.tiers()[row] == tier ? period.values()[row] : 0;
            all += period.values()[row];
        }
        return of / all;
    }

    /** Below zero when the first is placed better. */
    private static int compare(Placement placement, int one, int other) {
        int byTier = Integer.compare(tier(placement, one), tier(placement, other));
        boolean untold = byTier != 0 || placement.tiers()[one] < 0;
        return untold
                ? byTier
                : Long.compare(placement.scores()[other], placement.scores()[one]);
    }

    private static int tier(Placement placement, int row) {
        return placement.tiers()[row] < 0 ? Byte.MAX_VALUE : placement.tiers()[row];
    }

    private static double half(int order) {
        return order < 0 ? 1 : order == 0 ? 0.5 : 0;
    }
}
