package dev.fenji.kernel.churn;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Features of customers, in columns. Unknown numbers are NaN inside, unknown categories null. Immutable once built. */
public final class FeatureTable {

    private final List<Feature> features;
    private final long[] customers;
    private final double[][] numbers;
    private final @Nullable String[][] texts;

    private FeatureTable(List<Feature> features, long[] customers, double[][] numbers, @Nullable String[][] texts) {
        this.features = features;
        this.customers = customers;
        this.numbers = numbers;
        this.texts = texts;
    }

    public static Builder builder(List<Feature> features) {
        return new Builder(List.copyOf(features));
    }

    public List<Feature> features() {
        return features;
    }

    public int rows() {
        return customers.length;
    }

    public long customer(int row) {
        return customers[row];
    }

    /** Place of a feature, or -1. */
    public int indexOf(String name) {
        for (int i = 0; i < features.size(); i++) {
            if (features.get(i).name().equals(name)) {
                return i;
            }
        }
        return -1;
    }

    /** A number; NaN where unknown, infinite, or a category. */
    public double number(int feature, int row) {
        return numbers[feature][row];
    }

    /** A category; null where unknown or a number. */
    public @Nullable String text(int feature, int row) {
        return texts[feature][row];
    }

    /** The rows given, in that order. */
    public FeatureTable select(int[] rows) {
        Builder builder = builder(features);
        for (int row : rows) {
            builder.copy(this, row);
        }
        return builder.build();
    }

    /** All rows of all tables, which must have the same features. */
    public static FeatureTable concat(List<FeatureTable> tables) {
        Builder builder = builder(tables.getFirst().features);
        for (FeatureTable table : tables) {
            if (!table.features.equals(builder.features)) {
                throw new IllegalArgumentException("The tables must have the same features.");
            }
            for (int row = 0; row < table.rows(); row++) {
                builder.copy(table, row);
            }
        }
        return builder.build();
    }

    /** Fills a table row by row; what is not set is unknown. */
    public static final class Builder {
        private final List<Feature> features;
        private final double[][] numbers;
        private final @Nullable String[][] texts;
        private long[] customers = new long[16];
        private int size;

        private Builder(List<Feature> features) {
            this.features = features;
            this.numbers = new double[features.size()][16];
            this.texts = new String[features.size()][16];
        }

        /** Starts the next row. */
        public Builder customer(long id) {
            if (size == customers.length) {
                grow(size * 2);
            }
            customers[size] = id;
            for (int i = 0; i < numbers.length; i++) {
                numbers[i][size] = Double.NaN;
                texts[i][size] = null;
            }
            size++;
            return this;
        }

        /** A number of the current row; a value that is not finite is unknown. */
        public Builder number(int feature, double value) {
            numbers[feature][size - 1] = Double.isFinite(value) ? value : Double.NaN;
            return this;
        }

        /** A category of the current row; blank is unknown. */
        public Builder text(int feature, @Nullable String value) {
            texts[feature][size - 1] = value == null || value.isBlank() ? null : value;
            return this;
        }

        public FeatureTable build() {
            grow(Math.max(size, 1));
            double[][] known = new double[numbers.length][];
            @Nullable String[][] words = new String[texts.length][];
            for (int i = 0; i < known.length; i++) {
                known[i] = Arrays.copyOf(numbers[i], size);
                words[i] = Arrays.copyOf(texts[i], size);
            }
            return new FeatureTable(features, Arrays.copyOf(customers, size), known, words);
        }

        private void copy(FeatureTable from, int row) {
            customer(from.customers[row]);
            for (int i = 0; i < numbers.length; i++) {
                numbers[i][size - 1] = from.numbers[i][row];
                texts[i][size - 1] = from.texts[i][row];
            }
        }

        private void grow(int capacity) {
            customers = Arrays.copyOf(customers, capacity);
            for (int i = 0; i < numbers.length; i++) {
                numbers[i] = Arrays.copyOf(numbers[i], capacity);
                texts[i] = Arrays.copyOf(texts[i], capacity);
            }
        }
    }

    /** Values of a number column that are known. */
    double[] known(int feature) {
        return Arrays.stream(numbers[feature])
                .filter(value -> !Double.isNaN(value))
                .toArray();
    }

    /** Indices of the features of a kind. */
    List<Integer> ofKind(Feature.Kind kind) {
        List<Integer> found = new ArrayList<>();
        for (int i = 0; i < features.size(); i++) {
            if (features.get(i).kind() == kind) {
                found.add(i);
            }
        }
        return found;
    }
}
