package dev.fenji.kernel.policy;

import dev.fenji.kernel.number.Micros;
import java.util.Arrays;

/** The values of the rated customers of one group, by method field; unknown ones are left out. */
final class Cohort {

    private static final int INITIAL = 64;

    private final long[][] values;
    private final int[] sizes;
    private int customers;
    private int rated;

    Cohort(int fields) {
        values = new long[fields][INITIAL];
        sizes = new int[fields];
    }

    void add(Inputs inputs, int offset, boolean rateable) {
        customers++;
        if (!rateable) {
            return;
        }
        rated++;
        for (int field = 0; field < values.length; field++) {
            long value = inputs.micros(offset + field);
            if (value != Micros.UNKNOWN) {
                append(field, value);
            }
        }
    }

    void addAll(Cohort other) {
        customers += other.customers;
        rated += other.rated;
        for (int field = 0; field < values.length; field++) {
            for (int i = 0; i < other.sizes[field]; i++) {
                append(field, other.values[field][i]);
            }
        }
    }

    int customers() {
        return customers;
    }

    int rated() {
        return rated;
    }

    boolean hasPositive(int field) {
        for (int i = 0; i < sizes[field]; i++) {
            if (values[field][i] > 0) {
                return true;
            }
        }
        return false;
    }

    /** Known values in rising order. */
    long[] sorted(int field) {
        long[] sorted = Arrays.copyOf(values[field], sizes[field]);
        Arrays.sort(sorted);
        return sorted;
    }

    private void append(int field, long value) {
        if (sizes[field] == values[field].length) {
            values[field] = Arrays.copyOf(values[field], sizes[field] * 2);
        }
        values[field][sizes[field]++] = value;
    }
}
