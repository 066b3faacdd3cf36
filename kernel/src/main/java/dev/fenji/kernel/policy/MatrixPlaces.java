package dev.fenji.kernel.policy;

import dev.fenji.kernel.number.Micros;
import java.util.Arrays;

/**
 * Where every row of a population lies in a matrix of value and potential. The arrays are not to be changed.
 *
 * @param value score of the value in millionths, {@link Micros#UNKNOWN} where too little is known of it
 * @param potential score of the potential alike
 * @param cells the cell, counted from 0 in the order of the document; {@link #NO_CELL} for those that the score does not rate
 */
public record MatrixPlaces(long[] value, long[] potential, byte[] cells) {

    public static final byte NO_CELL = -1;

    static MatrixPlaces of(int rows) {
        var places = new MatrixPlaces(new long[rows], new long[rows], new byte[rows]);
        Arrays.fill(places.value, Micros.UNKNOWN);
        Arrays.fill(places.potential, Micros.UNKNOWN);
        Arrays.fill(places.cells, NO_CELL);
        return places;
    }

    void set(int row, long worth, long promise, int cell) {
        value[row] = worth;
        potential[row] = promise;
        cells[row] = (byte) cell;
    }
}
