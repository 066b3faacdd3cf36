package dev.fenji.insight;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Computes the figures that look ahead, for all customers at once. Both ways of asking give the same values as of the same day from
 * the same facts.
 */
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

    /**
     * For tiers: these metrics and nothing else.
     *
     * @param copy the analytical copy, up to date
     */
    Forecasts forecast(Connection copy, Task task, Set<String> metrics, RunProgress progress) throws SQLException;

    /** For the models' own run: everything there is to learn and to say, to be stored. */
    NewForecasts learn(Connection copy, Task task, RunProgress progress) throws SQLException;
}
