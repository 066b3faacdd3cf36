package dev.fenji.intake;

import dev.fenji.intake.spi.SourceConnector;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** Files and sources into the facts. Imports run in the background, one at a time per source. */
public interface Imports {

    /**
     * Starts the import of files by a saved or shipped mapping (or a set of them, such as {@code northwind}). The files
     * are copied first; several belong together (lookups).
     *
     * @return the imports, in the order in which they run
     */
    List<Long> start(List<Path> files, String mappingName);

    /** Starts the import of everything a connector offers. */
    List<Long> start(SourceConnector connector);

    ImportReport get(long id);

    /** Waits until the import has come to an end, good or bad, or the time is up. */
    ImportReport await(long id, Duration atMost) throws InterruptedException;
}
