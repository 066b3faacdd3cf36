package dev.fenji.intake.spi;

import java.io.IOException;
import java.util.List;

/**
 * A source that is not a file: a database, another system. What it yields is kept as a file first and then taken the
 * same way as any file, so that check, quarantine, retry and resume are the same.
 */
public interface SourceConnector {

    /** The source's name: part of every customer's and document's identity. */
    String source();

    /** What it offers, in the order in which it must be taken: customers and products before the lines that name them. */
    List<RecordSet> recordSets();

    RecordRows open(RecordSet set) throws IOException;
}
