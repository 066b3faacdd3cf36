package dev.fenji.kernel.clv;

import java.time.LocalDate;

/**
 * The days a fit has seen.
 *
 * @param from first day of the observation
 * @param asOf end of the observation: purchases before this day count
 */
public record DataWindow(LocalDate from, LocalDate asOf) {}
