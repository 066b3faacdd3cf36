package dev.fenji.kernel.churn;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * The rising step function closest to the outcomes in squares, by pooling adjacent violators (Ayer et al. 1955; Zadrozny
 * &amp; Elkan 2002), with straight lines between the middles of its steps. Chances stay within 1/(n + 2) of 0 and 1: n
 * customers cannot show that something never happens.
 */
@SuppressWarnings("ArrayRecordComponent") // columns that nobody compares
record IsotonicCalibrator(double[] scores, double[] chances) implements Calibrator {

    static IsotonicCalibrator fit(double[] logOdds, boolean[] events) {
        int n = logOdds.length;
        int[] order = IntStream.range(0, n)
                .boxed()
                .sorted((a, b) -> Double.compare(logOdds[a], logOdds[b]))
                .mapToInt(Integer::intValue)
                .toArray();
        double[] sum = new double[n];
        double[] weight = new double[n];
        double[] score = new double[n];
        int blocks = 0;
        for (int i = 0; i < n; i++) {
            int row = order[i];
            boolean tie = i > 0 && logOdds[row] == logOdds[order[i - 1]];
            if (!tie) {
                blocks = pool(sum, weight, score, blocks);
                blocks++;
                sum[blocks - 1] = 0;
                weight[blocks - 1] = 0;
                score[blocks - 1] = 0;
            }
            sum[blocks - 1] += events[row] ? 1 : 0;
            weight[blocks - 1]++;
            score[blocks - 1] += logOdds[row];
        }
        blocks = pool(sum, weight, score, blocks);
        double margin = 1.0 / (n + 2);
        double[] places = new double[blocks];
        double[] chances = new double[blocks];
        for (int i = 0; i < blocks; i++) {
            places[i] = score[i] / weight[i];
            chances[i] = Math.clamp(sum[i] / weight[i], margin, 1 - margin);
        }
        return new IsotonicCalibrator(places, chances);
    }

    /** Pools the last block into those before it while it does not lie above them. */
    private static int pool(double[] sum, double[] weight, double[] score, int blocks) {
        int last = blocks - 1;
        while (last > 0 && sum[last] * weight[last - 1] <= sum[last - 1] * weight[last]) {
            sum[last - 1] += sum[last];
            weight[last - 1] += weight[last];
            score[last - 1] += score[last];
            last--;
        }
        return last + 1;
    }

    @Override
    public Kind kind() {
        return Kind.ISOTONIC;
    }

    @Override
    public double chance(double logOdds) {
        if (scores.length == 0) {
            return 0.5;
        }
        int found = Arrays.binarySearch(scores, logOdds);
        if (found >= 0) {
            return chances[found];
        }
        int above = -found - 1;
        if (above == 0) {
            return chances[0];
        }
        if (above == scores.length) {
            return chances[above - 1];
        }
        double share = (logOdds - scores[above - 1]) / (scores[above] - scores[above - 1]);
        return chances[above - 1] + share * (chances[above] - chances[above - 1]);
    }
}
