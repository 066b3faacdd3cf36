package dev.fenji.kernel.grading;

import java.util.Arrays;

/** Customers in the order of a score, best first, with equal scores in one group. Sorted once, walked many times. */
public final class Ranked {

    /** Rows, best first. */
    final int[] order;

    /** First place after each group. */
    final int[] groupEnd;

    private Ranked(int[] order, int[] groupEnd) {
        this.order = order;
        this.groupEnd = groupEnd;
    }

    public static Ranked by(double[] score) {
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

    /** The row at a place, 0 is best. */
    public int order(int place) {
        return order[place];
    }

    public int groupCount() {
        return groupEnd.length;
    }

    /** First place after a group. */
    public int groupEnd(int group) {
        return groupEnd[group];
    }

    /** Group of each row, from the best (0) on. */
    public int[] groups() {
        int[] groups = new int[order.length];
        int start = 0;
        for (int group = 0; group < groupEnd.length; group++) {
            for (int place = start; place < groupEnd[group]; place++) {
                groups[order[place]] = group;
            }
            start = groupEnd[group];
        }
        return groups;
    }

    /**
     * Mid-rank of each group under weights of the rows, from the best (0) on.
     *
     * @param groups as {@link #groups} gives them
     */
    public double[] midRanks(int[] groups, byte[] weights) {
        double[] ranks = new double[groupEnd.length];
        for (int row = 0; row < groups.length; row++) {
            ranks[groups[row]] += weights[row];
        }
        double before = 0;
        for (int group = 0; group < ranks.length; group++) {
            double weight = ranks[group];
            ranks[group] = before + weight / 2;
            before += weight;
        }
        return ranks;
    }

    /** A column in this order. */
    public double[] arrange(double[] column) {
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
