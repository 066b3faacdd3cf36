/** Between runs: a recorded fact re-tiers its customer at once, by the calibrations that the last run stored. */
@NullMarked
package dev.fenji.tiering.live;

import org.jspecify.annotations.NullMarked;
