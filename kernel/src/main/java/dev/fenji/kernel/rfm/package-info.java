/** Recency, frequency, monetary: bins, scores and the segment grid. */
@NullMarked
package dev.fenji.kernel.rfm;

import org.jspecify.annotations.NullMarked;
