package dev.fenji.insight;

import dev.fenji.kernel.facts.Population;
import dev.fenji.kernel.lifecycle.LifecycleCalibration;
import dev.fenji.kernel.time.MetricWindow;

/**
 * The figures of all customers as of a day.
 *
 * @param population customers by id
 * @param window the window they were computed in
 * @param lifecycle what the stages rest on
 */
record Figures(Population population, MetricWindow window, LifecycleCalibration lifecycle) {}
