package dev.fenji.intake.reading;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One row, as text. The same object is filled again and again: what a reader hands out is valid until the next row is
 * read, so that ten million rows cost no garbage.
 */
public final class Row {

    /** A cell that cannot be taken as it is, found while reading (a formula without a value, an error cell …). */
    public record Flaw(int cell, String slug, String value) {}

    private static final int FIRST_TEXT = 1024;
    private static final int FIRST_CELLS = 32;

    private char[] text = new char[FIRST_TEXT];
    private int[] ends = new int[FIRST_CELLS];
    private int cells;
    private long number;
    private @Nullable List<Flaw> flaws;

    public void begin(long rowNumber) {
        number = rowNumber;
        cells = 0;
        flaws = null;
    }

    public void add(char[] source, int offset, int length) {
        int from = reserve(length);
        System.arraycopy(source, offset, text, from, length);
        ends[cells++] = from + length;
    }

    public void add(String value) {
        int from = reserve(value.length());
        value.getChars(0, value.length(), text, from);
        ends[cells++] = from + value.length();
    }

    public void add(Row other, int cell) {
        add(other.text, other.start(cell), other.end(cell) - other.start(cell));
    }

    public void flaw(int cell, String slug, String value) {
        if (flaws == null) {
            flaws = new ArrayList<>();
        }
        flaws.add(new Flaw(cell, slug, value));
    }

    public void copyFrom(Row other) {
        begin(other.number);
        for (int i = 0; i < other.cells; i++) {
            add(other, i);
        }
        flaws = other.flaws;
    }

    /** The row's number as a person sees it in the file; the header is the first. */
    public long number() {
        return number;
    }

    public int cells() {
        return cells;
    }

    public char[] text() {
        return text;
    }

    public int start(int cell) {
        return cell == 0 ? 0 : ends[cell - 1];
    }

    public int end(int cell) {
        return ends[cell];
    }

    public String string(int cell) {
        return cell < cells ? new String(text, start(cell), end(cell) - start(cell)) : "";
    }

    /** How many cells hold something. */
    public int filled() {
        int filled = 0;
        for (int i = 0; i < cells; i++) {
            filled += string(i).isBlank() ? 0 : 1;
        }
        return filled;
    }

    public List<Flaw> flaws() {
        return flaws == null ? List.of() : flaws;
    }

    public boolean blank() {
        for (int i = 0; i < (cells == 0 ? 0 : ends[cells - 1]); i++) {
            if (text[i] > ' ') {
                return false;
            }
        }
        return flaws == null;
    }

    private int reserve(int length) {
        int from = cells == 0 ? 0 : ends[cells - 1];
        if (from + length > text.length) {
            text = java.util.Arrays.copyOf(text, Math.max(text.length * 2, from + length));
        }
        if (cells == ends.length) {
            ends = java.util.Arrays.copyOf(ends, ends.length * 2);
        }
        return from;
    }
}
