package dev.fenji.insight.model;

import dev.fenji.kernel.clv.PurchaseSummary;
import dev.fenji.kernel.number.Micros;
import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What all customers with a purchase bought before a day, in columns, by customer id. Purchases of one day are one; spend is net of the
 * returns that belong to them, and a day that was taken back completely is none.
 */
final class PurchaseHistory {
    private static final int FIRST_SIZE = 1024;

    private final int asOfDay;
    private long[] ids = new long[FIRST_SIZE];
    private int[] x = new int[FIRST_SIZE];
    private int[] spendDays = new int[FIRST_SIZE];
    private int[] firstDays = new int[FIRST_SIZE];
    private int[] lastDays = new int[FIRST_SIZE];
    private double[] net = new double[FIRST_SIZE];
    private double[] means = new double[FIRST_SIZE];
    private double[] logGaps = new double[FIRST_SIZE];
    private @Nullable String[] segments = new String[FIRST_SIZE];
    private int size;

    PurchaseHistory(int asOfDay) {
        this.asOfDay = asOfDay;
    }

    /** @throws IllegalStateException for a customer out of order, who could not be found again */
    void add(PurchaseSummary customer) {
        if (size > 0 && customer.customerId() <= ids[size - 1]) {
            throw new IllegalStateException(
                    "Customer %d comes after %d.".formatted(customer.customerId(), ids[size - 1]));
        }
        if (size == ids.length) {
            grow(size * 2);
        }
        ids[size] = customer.customerId();
        x[size] = customer.x();
        spendDays[size] = customer.spendDays();
        firstDays[size] = Math.toIntExact(customer.firstDay());
        lastDays[size] = Math.toIntExact(customer.lastDay());
        net[size] = (double) (customer.firstSpendMicros() + customer.repeatSpendMicros()) / Micros.ONE;
        means[size] = customer.mean();
        logGaps[size++] = customer.state().logGaps();
    }

    int size() {
        return size;
    }

    int asOfDay() {
        return asOfDay;
    }

    /** The day of the first purchase of all; the as-of day when there is none. */
    int firstDay() {
        return Arrays.stream(firstDays, 0, size).min().orElse(asOfDay);
    }

    /** The day of the last purchase of all. */
    int lastDay() {
        return Arrays.stream(lastDays, 0, size).max().orElse(Integer.MIN_VALUE);
    }

    /** Days from the first purchase of all to the as-of day. */
    int days() {
        return asOfDay - firstDay();
    }

    long repeatCustomers() {
        return Arrays.stream(x, 0, size).filter(repeats -> repeats > 0).count();
    }

    long purchaseDays() {
        return Arrays.stream(x, 0, size).asLongStream().sum() + size;
    }

    long id(int row) {
        return ids[row];
    }

    /** Where a customer is, or below zero when it has no purchase. */
    int find(long id) {
        return Arrays.binarySearch(ids, 0, size, id);
    }

    int purchaseDays(int row) {
        return x[row] + 1;
    }

    /** Purchase days on which something was spent, the first included. */
    int spendDays(int row) {
        return spendDays[row];
    }

    /** Repeat purchase days. */
    int x(int row) {
        return x[row];
    }

    int txDays(int row) {
        return lastDays[row] - firstDays[row];
    }

    /** The last day that is seen is the one before the as-of day. */
    int tDays(int row) {
        return asOfDay - 1 - firstDays[row];
    }

    int firstDay(int row) {
        return firstDays[row];
    }

    int lastDay(int row) {
        return lastDays[row];
    }

    /** Net of the first purchase day and of those after it that are above zero. */
    double net(int row) {
        return net[row];
    }

    /** Mean net of {@link #spendDays}; 0 when there is none. */
    double mean(int row) {
        return means[row];
    }

    double logGaps(int row) {
        return logGaps[row];
    }

    @Nullable
    String segment(int row) {
        return segments[row];
    }

    void segment(int row, @Nullable String segment) {
        segments[row] = segment;
    }

    /** The customers of one segment, those of none included when it is null. */
    PurchaseHistory ofSegment(@Nullable String segment) {
        var part = new PurchaseHistory(asOfDay);
        for (int row = 0; row < size; row++) {
            if (Objects.equals(segments[row], segment)) {
                part.copy(this, row);
            }
        }
        return part;
    }

    private void copy(PurchaseHistory from, int row) {
        if (size == ids.length) {
            grow(size * 2);
        }
        ids[size] = from.ids[row];
        x[size] = from.x[row];
        spendDays[size] = from.spendDays[row];
        firstDays[size] = from.firstDays[row];
        lastDays[size] = from.lastDays[row];
        net[size] = from.net[row];
        means[size] = from.means[row];
        logGaps[size] = from.logGaps[row];
        segments[size++] = from.segments[row];
    }

    private void grow(int capacity) {
        ids = Arrays.copyOf(ids, capacity);
        x = Arrays.copyOf(x, capacity);
        spendDays = Arrays.copyOf(spendDays, capacity);
        firstDays = Arrays.copyOf(firstDays, capacity);
        lastDays = Arrays.copyOf(lastDays, capacity);
        net = Arrays.copyOf(net, capacity);
        means = Arrays.copyOf(means, capacity);
        logGaps = Arrays.copyOf(logGaps, capacity);
        segments = Arrays.copyOf(segments, capacity);
    }
}
