package dev.fenji.kernel.policy;

import dev.fenji.kernel.number.Micros;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/** The values of the rated customers of one group, by method field; unknown ones are left out. */
final class Cohort {

    private static final int INITIAL = 64;

    private final long[][] values;
    private final int[] sizes;
    private int customers;
    private int rated;
    /** By field, once somebody asked; nothing is added afterwards. */
    private final Map<Integer, long[]> sorted = new HashMap<>();

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
            int size = sizes[field] + other.sizes[field];
            if (size > values[field].length) {
                values[field] = Arrays.copyOf(values[field], Math.max(size, values[field].length * 2));
            }
            System.arraycopy(other.values[field], 0, values[field], sizes[field], other.sizes[field]);
            sizes[field] = size;
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

    /** Known values in rising order. Not to be changed. */
    synchronized long[] sorted(int field) {
        return sorted.computeIfAbsent(field, any -> {
            long[] known = Arrays.copyOf(values[field], sizes[field]);
            Arrays.parallelSort(known);
            return known;
        });
    }

    boolean isEmpty(int field) {
        return sizes[field] == 0;
    }

    private void append(int field, long value) {
        if (sizes[field] == values[field].length) {
            values[field] = Arrays.copyOf(values[field], sizes[field] * 2);
        }
        values[field][sizes[field]++] = value;
    }
}
