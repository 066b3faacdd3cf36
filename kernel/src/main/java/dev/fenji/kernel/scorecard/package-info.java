/** Weighted scorecards: bands, ramps, choices, quantile ranks. */
@NullMarked
package dev.fenji.kernel.scorecard;

import org.jspecify.annotations.NullMarked;
