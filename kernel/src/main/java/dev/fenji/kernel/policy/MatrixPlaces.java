package dev.fenji.kernel.policy;

import dev.fenji.kernel.number.Micros;

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
        return new MatrixPlaces(new long[rows], new long[rows], new byte[rows]);
    }

    void set(int row, Scored scored) {
        value[row] = scored.value();
        potential[row] = scored.potential();
        cells[row] = (byte) scored.cell();
    }
}
