package dev.fenji.insight;

import java.sql.Connection;
import java.sql.SQLException;

/** Forecasts that a run has made and not stored yet. */
public interface NewForecasts extends Forecasts {

    /**
     * Stores them without committing.
     *
     * @return rows written
     */
    long write(Connection postgres) throws SQLException;
}
