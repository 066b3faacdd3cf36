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

    /** What a step did. Asked only when everything that the run has to write is written. */
    interface Part {
        /** What there is to say about it, one map per result. */
        List<Map<String, Object>> results() throws Exception;

        /** Called after the run is committed. */
        default void announce() {}
    }

    List<Need> needs();

    /** Computes, and hands what is to be stored to {@link RunContext#write}: it comes into force with the whole run or not at all. */
    Part carryOut(RunContext run);
}
