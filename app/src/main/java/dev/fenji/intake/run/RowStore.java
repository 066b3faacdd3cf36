package dev.fenji.intake.run;

import dev.fenji.intake.reading.Row;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The rows of one chunk as they were in the file, packed: wanted again only when the database refuses one. In pages, because
 * the garbage collector treats one large array like a lasting thing.
 */
final class RowStore {

    private static final int PAGE_CHARS = 1 << 16;
    private static final int PAGE_ROWS = 1 << 10;

    /** Some rows: {@code ends} has one place per cell, counted from the page's first character. */
    private static final class Page {
        private final long[] numbers = new long[PAGE_ROWS];
        private final int[] ends;
        private char[] text = new char[PAGE_CHARS];
        private int length;
        private int rows;

        Page(int width) {
            ends = new int[PAGE_ROWS * width];
        }

        boolean hasRoom(int chars) {
            return rows < PAGE_ROWS && (length + chars <= text.length || rows == 0);
        }

        void add(Row row, int width, int cells, int chars) {
            if (chars > text.length) {
                text = new char[chars];
            }
            numbers[rows] = row.number();
            System.arraycopy(row.text(), 0, text, length, chars);
            for (int i = 0; i < width; i++) {
                ends[rows * width + i] = length + (i < cells ? row.end(i) : chars);
            }
            length += chars;
            rows++;
        }

        Map<String, String> cells(int at, List<String> header) {
            int width = header.size();
            Map<String, String> values = new LinkedHashMap<>();
            for (int i = 0; i < width; i++) {
                int place = at * width + i;
                int from = place == 0 ? 0 : ends[place - 1];
                values.put(header.get(i), new String(text, from, ends[place] - from));
            }
            return values;
        }
    }

    private final int width;
    private final List<Page> pages = new ArrayList<>();

    RowStore(int width) {
        this.width = width;
    }

    /** Rows come in ascending order of their number. */
    void add(Row row) {
        int cells = Math.min(width, row.cells());
        int chars = cells == 0 ? 0 : row.end(cells - 1);
        if (pages.isEmpty() || !pages.getLast().hasRoom(chars)) {
            pages.add(new Page(width));
        }
        pages.getLast().add(row, width, cells, chars);
    }

    /** The row's cells by column name. */
    Map<String, String> get(long number, List<String> header) {
        for (Page page : pages) {
            int at = Arrays.binarySearch(page.numbers, 0, page.rows, number);
            if (at >= 0) {
                return page.cells(at, header);
            }
        }
        return Map.of();
    }
}
