package dev.fenji.insight;

import dev.fenji.kernel.facts.Population;
import dev.fenji.kernel.provenance.Provenance;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;

/** The run that a step takes part in. */
public interface RunContext {

    /** Something that a run stores. */
    @FunctionalInterface
    interface Write<T> {
        /** @param connection in the run's transaction, which it neither commits nor rolls back */
        T to(Connection connection) throws SQLException;
    }

    long runId();

    LocalDate asOf();

    /** Facts recorded up to this moment count. */
    Instant knownAt();

    /** What it could see, as PostgreSQL writes a snapshot. */
    String snapshot();

    /** Whether it looks back: history may gain, standings stay. */
    boolean replay();

    /** The figures for a window that the step said it needs. */
    Population population(int windowMonths);

    /** How the figures were made. */
    Provenance provenance();

    RunProgress progress();

    /** Threads for the work itself: as many as the engine may use. */
    ExecutorService workers();

    /** Puts it in the queue of what is written; computing goes on meanwhile. Nothing is seen before the whole run is done. */
    <T> Future<T> write(Write<T> part);

    /** Adds to a figure that the run reports. */
    void count(String name, long more);
}
