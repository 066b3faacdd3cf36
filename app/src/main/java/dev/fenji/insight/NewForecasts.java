package dev.fenji.insight;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;

/** Forecasts that a run has made and not stored yet. */
public interface NewForecasts extends Forecasts {

    /** Customers that anything is said of. */
    int customers();

    /** How the models came about, for the run's record. */
    Map<String, Object> made();

    /** How long each part took, in milliseconds. */
    Map<String, Long> millis();

    /**
     * Stores them without committing.
     *
     * @return rows written
     */
    long write(Connection postgres) throws SQLException;
}
