package dev.fenji.insight;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** Computes the figures that look ahead, for all customers at once. */
public interface Forecaster {

    /**
     * What a run asks for.
     *
     * @param asOf facts of days before it count
     * @param knownAt facts recorded up to this moment count; null for all
     */
    record Task(
            long runId,
            LocalDate asOf,
            @Nullable Instant knownAt,
            String zone,
            String baseCurrency,
            String codeVersion) {}

    /** @param copy the analytical copy, up to date */
    NewForecasts forecast(Connection copy, Task task, RunProgress progress) throws SQLException;
}
