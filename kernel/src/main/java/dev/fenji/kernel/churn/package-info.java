/**
 * Churn risk: the chance that a customer will be lost at the end of a window, from features known before it, calibrated,
 * graded on later dates, with the factors behind each figure.
 */
@NullMarked
package dev.fenji.kernel.churn;

import org.jspecify.annotations.NullMarked;
