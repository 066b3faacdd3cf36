package dev.fenji.intake.run;

import dev.fenji.intake.reading.Row;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The rows of one chunk as they were in the file, packed: wanted again only when the database refuses one. */
final class RowStore {

    private static final int FIRST_CHARS = 1 << 16;
    private static final int FIRST_ROWS = 1 << 10;

    private final int width;
    private char[] text = new char[FIRST_CHARS];
    private int length;
    private int[] ends;
    private long[] numbers = new long[FIRST_ROWS];
    private int rows;

    RowStore(int width) {
        this.width = width;
        this.ends = new int[FIRST_ROWS * width];
    }

    /** Rows come in ascending order of their number. */
    void add(Row row) {
        if (rows == numbers.length) {
            numbers = Arrays.copyOf(numbers, rows * 2);
            ends = Arrays.copyOf(ends, ends.length * 2);
        }
        numbers[rows] = row.number();
        int cells = Math.min(width, row.cells());
        int chars = cells == 0 ? 0 : row.end(cells - 1);
        if (length + chars > text.length) {
            text = Arrays.copyOf(text, Math.max(text.length * 2, length + chars));
        }
        System.arraycopy(row.text(), 0, text, length, chars);
        for (int i = 0; i < width; i++) {
            ends[rows * width + i] = length + (i < cells ? row.end(i) : chars);
        }
        length += chars;
        rows++;
    }

    /** The row's cells by column name. */
    Map<String, String> get(long number, List<String> header) {
        int at = Arrays.binarySearch(numbers, 0, rows, number);
        Map<String, String> values = new LinkedHashMap<>();
        for (int i = 0; at >= 0 && i < width; i++) {
            int from = i == 0 ? (at == 0 ? 0 : ends[at * width - 1]) : ends[at * width + i - 1];
            values.put(header.get(i), new String(text, from, ends[at * width + i] - from));
        }
        return values;
    }
}
