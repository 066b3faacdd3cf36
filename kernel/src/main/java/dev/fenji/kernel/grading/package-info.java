/** How good a forecast was: measures over a hold-out with bootstrap intervals, beside naive rules on the same customers. */
@NullMarked
package dev.fenji.kernel.grading;

import org.jspecify.annotations.NullMarked;
