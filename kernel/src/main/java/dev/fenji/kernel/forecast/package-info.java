/** When a customer will order next, and for how much, with intervals. */
@NullMarked
package dev.fenji.kernel.forecast;

import org.jspecify.annotations.NullMarked;
