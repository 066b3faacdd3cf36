package dev.fenji.kernel.facts;

import dev.fenji.kernel.number.Micros;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One field of all customers. Filled by {@link Population.Builder}, unchanged afterwards. */
public sealed interface Column {

    /** Figures in millionths; {@link Micros#UNKNOWN} where unknown. */
    final class Numbers implements Column {
        private long[] values;
        private int size;

        Numbers(int capacity) {
            values = new long[capacity];
        }

        public long micros(int row) {
            return row < size ? values[row] : Micros.UNKNOWN;
        }

        void set(int row, long micros) {
            if (row >= values.length) {
                values = Arrays.copyOf(values, Math.max(row + 1, values.length * 2));
            }
            Arrays.fill(values, Math.min(size, row), row, Micros.UNKNOWN);
            values[row] = micros;
            size = row + 1;
        }
    }

    /** Texts, each distinct one stored once. */
    final class Texts implements Column {
        private static final int UNKNOWN = 0;

        private final Map<String, Integer> codes = new HashMap<>();
        private final List<@Nullable String> texts = new ArrayList<>(List.of(""));
        private int[] values;
        private int size;

        Texts(int capacity) {
            values = new int[capacity];
        }

        public @Nullable String text(int row) {
            return textOf(code(row));
        }

        /** A small number that stands for the text of a row, below {@link #codes}; 0 when unknown. */
        public int code(int row) {
            return row < size ? values[row] : UNKNOWN;
        }

        /** How many different texts there are, the unknown one included. */
        public int codes() {
            return texts.size();
        }

        /** The text that a number stands for; null for 0. */
        public @Nullable String textOf(int code) {
            return code == UNKNOWN ? null : texts.get(code);
        }

        void set(int row, @Nullable String text) {
            if (row >= values.length) {
                values = Arrays.copyOf(values, Math.max(row + 1, values.length * 2));
            }
            Arrays.fill(values, Math.min(size, row), row, UNKNOWN);
            values[row] = text == null ? UNKNOWN : code(text);
            size = row + 1;
        }

        private int code(String text) {
            Integer known = codes.get(text);
            if (known != null) {
                return known;
            }
            texts.add(text);
            codes.put(text, texts.size() - 1);
            return texts.size() - 1;
        }
    }

    /** Tags; most customers have none. */
    final class Tags implements Column {
        private final Map<Integer, List<String>> values = new HashMap<>();

        public List<String> tags(int row) {
            return values.getOrDefault(row, List.of());
        }

        void set(int row, List<String> tags) {
            if (!tags.isEmpty()) {
                values.put(row, List.copyOf(tags));
            }
        }
    }
}
