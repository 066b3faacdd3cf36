/** Tier policies: documents, calibration, assignment and its explanation. */
@NullMarked
package dev.fenji.kernel.policy;

import org.jspecify.annotations.NullMarked;
