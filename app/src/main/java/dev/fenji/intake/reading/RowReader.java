package dev.fenji.intake.reading;

import java.io.Closeable;
import java.io.IOException;
import java.util.List;

/** A header and then rows, one after the other. */
public interface RowReader extends Closeable {

    List<String> header();

    /** Fills {@code row} with the next row; false at the end. */
    boolean next(Row row) throws IOException;

    /** How much of the input is read, 0 to 1; an estimate for progress only. */
    double progress();
}
