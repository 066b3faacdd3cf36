/**
 * Special functions of the value models that Hipparchus does not have, in forms that do not cancel: differences of the
 * log gamma function
 * and its derivatives, averages over beta and gamma distributions, the generalised exponential integral, and fixed
 * quadrature rules.
 */
@NullMarked
package dev.fenji.kernel.special;

import org.jspecify.annotations.NullMarked;
