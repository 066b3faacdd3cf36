package dev.fenji.intake.spi;

import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Rows, one at a time; every value as the text a file would hold: ISO dates, plain decimals, null for nothing. */
public interface RecordRows extends AutoCloseable {

    List<String> columns();

    /** The next row, or null after the last. */
    @Nullable
    String @Nullable [] next() throws IOException;

    @Override
    void close() throws IOException;
}
