package dev.fenji.insight;

import dev.fenji.kernel.facts.Population;
import java.util.Collection;

/** Figures that look ahead: {@link dev.fenji.kernel.metric.Metrics#forecasts()}. */
@FunctionalInterface
public interface Forecasts {

    /** Nothing is foretold of anybody. */
    Forecasts NONE = (customerId, metrics, population) -> {};

    /** Puts those of the metrics that are forecasts into the current customer of a population. */
    void put(long customerId, Collection<String> metrics, Population.Builder population);
}
