package dev.fenji.insight;

import dev.fenji.kernel.facts.Population;
import dev.fenji.kernel.metric.Metric;
import dev.fenji.kernel.metric.Metrics;
import java.util.Collection;
import java.util.List;

/**
 * Those of the forecasts that somebody reads: a population holds no others.
 *
 * @param metrics ids of forecasts
 */
record WantedForecasts(Forecasts forecasts, List<String> metrics) {
    static final WantedForecasts NONE = new WantedForecasts(Forecasts.NONE, List.of());

    static WantedForecasts of(Forecasts forecasts, Collection<String> fields) {
        return new WantedForecasts(
                forecasts,
                Metrics.forecasts().stream()
                        .map(Metric::id)
                        .filter(fields::contains)
                        .toList());
    }

    void put(long customerId, Population.Builder population) {
        if (!metrics.isEmpty()) {
            forecasts.put(customerId, metrics, population);
        }
    }
}
