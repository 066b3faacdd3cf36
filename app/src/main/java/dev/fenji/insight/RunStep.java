package dev.fenji.insight;

import java.util.List;
import java.util.Map;
import java.util.Set;

/** What a module above does with the figures of all customers in each run. */
public interface RunStep {

    /**
     * Figures the step will ask for.
     *
     * @param windowMonths the window of the metrics
     * @param fields the fields it reads, metrics and attributes
     */
    record Need(int windowMonths, Set<String> fields) {}

    /** What has been computed and written but not yet committed, so that all parts of a run come into force together. */
    interface Prepared extends AutoCloseable {
        /** What there is to say about it, one map per result. */
        List<Map<String, Object>> results();

        void commit();

        /** Called after every part of the run is committed. */
        default void announce() {}

        /** Rolls back what was not committed. */
        @Override
        void close();
    }

    List<Need> needs();

    Prepared prepare(RunContext run);
}
