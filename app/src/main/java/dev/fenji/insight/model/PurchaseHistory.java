package dev.fenji.insight.model;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * What all customers with a purchase bought before a day, in columns, by customer id. Purchases of one day are one; spend is net of
 * every credit note before the day.
 */
final class PurchaseHistory {
    private static final int FIRST_SIZE = 1024;

    private final int asOfDay;
    private long[] ids = new long[FIRST_SIZE];
    private int[] purchaseDays = new int[FIRST_SIZE];
    private int[] firstDays = new int[FIRST_SIZE];
    private int[] lastDays = new int[FIRST_SIZE];
    private double[] net = new double[FIRST_SIZE];
    private double[] logGaps = new double[FIRST_SIZE];
    private @Nullable String[] segments = new String[FIRST_SIZE];
    private int size;

    PurchaseHistory(int asOfDay) {
        this.asOfDay = asOfDay;
    }

    void add(
            long id,
            int days,
            int firstDay,
            int lastDay,
            double netSpend,
            double sumOfLogGaps,
            @Nullable String segment) {
        if (size == ids.length) {
            grow(size * 2);
        }
        ids[size] = id;
        purchaseDays[size] = days;
        firstDays[size] = firstDay;
        lastDays[size] = lastDay;
        net[size] = netSpend;
        logGaps[size] = sumOfLogGaps;
        segments[size++] = segment;
    }

    int size() {
        return size;
    }

    int asOfDay() {
        return asOfDay;
    }

    /** The day of the first purchase of all; the as-of day when there is none. */
    int firstDay() {
        int first = asOfDay;
        for (int row = 0; row < size; row++) {
            first = Math.min(first, firstDays[row]);
        }
        return first;
    }

    /** The day of the last purchase of all. */
    int lastDay() {
        int last = Integer.MIN_VALUE;
        for (int row = 0; row < size; row++) {
            last = Math.max(last, lastDays[row]);
        }
        return last;
    }

    /** Days from the first purchase of all to the as-of day. */
    int days() {
        return asOfDay - firstDay();
    }

    long repeatCustomers() {
        long repeat = 0;
        for (int row = 0; row < size; row++) {
            repeat += purchaseDays[row] > 1 ? 1 : 0;
        }
        return repeat;
    }

    long purchaseDays() {
        long days = 0;
        for (int row = 0; row < size; row++) {
            days += purchaseDays[row];
        }
        return days;
    }

    long id(int row) {
        return ids[row];
    }

    /** Where a customer is, or below zero when it has no purchase. */
    int find(long id) {
        return Arrays.binarySearch(ids, 0, size, id);
    }

    int purchaseDays(int row) {
        return purchaseDays[row];
    }

    /** Repeat purchase days. */
    int x(int row) {
        return purchaseDays[row] - 1;
    }

    int txDays(int row) {
        return lastDays[row] - firstDays[row];
    }

    int tDays(int row) {
        return asOfDay - firstDays[row];
    }

    int firstDay(int row) {
        return firstDays[row];
    }

    int lastDay(int row) {
        return lastDays[row];
    }

    double net(int row) {
        return net[row];
    }

    /** Mean net spend of a purchase day, the first included. */
    double mean(int row) {
        return net[row] / purchaseDays[row];
    }

    double logGaps(int row) {
        return logGaps[row];
    }

    @Nullable
    String segment(int row) {
        return segments[row];
    }

    /** The customers of one segment, those of none included when it is null. */
    PurchaseHistory ofSegment(@Nullable String segment) {
        var part = new PurchaseHistory(asOfDay);
        for (int row = 0; row < size; row++) {
            if (java.util.Objects.equals(segments[row], segment)) {
                part.add(
                        ids[row],
                        purchaseDays[row],
                        firstDays[row],
                        lastDays[row],
                        net[row],
                        logGaps[row],
                        segments[row]);
            }
        }
        return part;
    }

    private void grow(int capacity) {
        ids = Arrays.copyOf(ids, capacity);
        purchaseDays = Arrays.copyOf(purchaseDays, capacity);
        firstDays = Arrays.copyOf(firstDays, capacity);
        lastDays = Arrays.copyOf(lastDays, capacity);
        net = Arrays.copyOf(net, capacity);
        logGaps = Arrays.copyOf(logGaps, capacity);
        segments = Arrays.copyOf(segments, capacity);
    }
}
