package dev.fenji.kernel.clv;

import java.util.Arrays;
import java.util.Objects;
import java.util.stream.IntStream;

/**
 * Sums over many rows in chunks whose borders and order never change, so that the sum has the same bits however many
 * threads compute it.
 */
final class Chunks {

    private static final int ROWS = 4096;

    /** Adds the rows from {@code from} to {@code to} (exclusive). */
    interface Part {
        void add(int from, int to, Derivatives sum);
    }

    private Chunks() {}

    static Derivatives sum(int rows, int parameters, Part part) {
        int chunks = (rows + ROWS - 1) / ROWS;
        Derivatives[] parts = new Derivatives[chunks];
        IntStream range = IntStream.range(0, chunks);
        (chunks > 1 ? range.parallel() : range).forEach(chunk -> {
            Derivatives sum = new Derivatives(parameters);
            part.add(chunk * ROWS, Math.min(rows, (chunk + 1) * ROWS), sum);
            parts[chunk] = sum;
        });
        Derivatives total = new Derivatives(parameters);
        Arrays.stream(parts).filter(Objects::nonNull).forEach(total::add);
        return total;
    }
}
