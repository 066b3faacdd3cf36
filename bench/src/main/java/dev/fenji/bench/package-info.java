/** Measures the packaged application from outside, with generated data, next to the raw engines it stands on. */
@NullMarked
package dev.fenji.bench;

import org.jspecify.annotations.NullMarked;
