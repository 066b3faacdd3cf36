package dev.fenji.insight;

import dev.fenji.kernel.facts.Population;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;

/** Figures that look ahead: {@link dev.fenji.kernel.metric.Metrics#forecasts()}. */
public interface Forecasts {

    /** Nothing is foretold of anybody. */
    Forecasts NONE = new Forecasts() {
        @Override
        public void put(long customerId, Collection<String> metrics, Population.Builder population) {}

        @Override
        public long write(Connection postgres) {
            return 0;
        }
    };

    /** Puts those of the metrics that are forecasts into the current customer of a population. */
    void put(long customerId, Collection<String> metrics, Population.Builder population);

    /**
     * Stores them without committing.
     *
     * @return rows written
     */
    long write(Connection postgres) throws SQLException;
}
