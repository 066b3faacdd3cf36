/** Tier policies, value models and their explanations. Pure: no clock, no I/O, no framework. */
@NullMarked
package dev.fenji.kernel;

import org.jspecify.annotations.NullMarked;
