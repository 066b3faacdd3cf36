package dev.fenji.insight;

import dev.fenji.kernel.facts.Population;
import dev.fenji.kernel.provenance.Provenance;
import java.time.Instant;
import java.time.LocalDate;
import java.util.concurrent.ExecutorService;

/** The run that a step takes part in. */
public interface RunContext {
    long runId();

    LocalDate asOf();

    /** Facts recorded up to this moment count. */
    Instant knownAt();

    /** Whether it looks back: history may gain, standings stay. */
    boolean replay();

    /** The figures for a window that the step said it needs. */
    Population population(int windowMonths);

    /** How the figures were made. */
    Provenance provenance();

    RunProgress progress();

    /** Threads for the work itself: as many as the engine may use. */
    ExecutorService workers();

    /** Adds to a figure that the run reports. */
    void count(String name, long more);
}
