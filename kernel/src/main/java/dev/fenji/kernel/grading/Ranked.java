package dev.fenji.kernel.grading;

import java.util.Arrays;

/** Customers in the order of a score, best first, with equal scores in one group. Sorted once, walked many times. */
final class Ranked {

    /** Rows, best first. */
    final int[] order;

    /** First place after each group. */
    final int[] groupEnd;

    private Ranked(int[] order, int[] groupEnd) {
        this.order = order;
        this.groupEnd = groupEnd;
    }

    static Ranked by(double[] score) {
        int n = score.length;
        long[] keys = new long[n];
        // The high bits order by score; ranks of distinct scores keep the row number beside them exact.
        double[] distinct = Arrays.stream(score)
                .map(Ranked::positiveZero)
                .sorted()
                .distinct()
                .toArray();
        for (int i = 0; i < n; i++) {
            int place = Arrays.binarySearch(distinct, positiveZero(score[i]));
            keys[i] = ((long) (distinct.length - 1 - place) << Integer.SIZE) | i;
        }
        Arrays.sort(keys);
        int[] order = new int[n];
        int[] ends = new int[distinct.length];
        for (int place = 0; place < n; place++) {
            order[place] = (int) keys[place];
            ends[(int) (keys[place] >>> Integer.SIZE)] = place + 1;
        }
        return new Ranked(order, ends);
    }

    /** Mid-rank of each row under the weights, from the best (0) on. */
    void midRanks(byte[] weights, double[] into) {
        double before = 0;
        int start = 0;
        for (int end : groupEnd) {
            long weight = 0;
            for (int place = start; place < end; place++) {
                weight += weights[order[place]];
            }
            double rank = before + weight / 2.0;
            for (int place = start; place < end; place++) {
                into[order[place]] = rank;
            }
            before += weight;
            start = end;
        }
    }

    /** A column in this order. */
    double[] arrange(double[] column) {
        double[] arranged = new double[column.length];
        for (int place = 0; place < arranged.length; place++) {
            arranged[place] = column[order[place]];
        }
        return arranged;
    }

    private static double positiveZero(double value) {
        return value + 0.0;
    }
}
