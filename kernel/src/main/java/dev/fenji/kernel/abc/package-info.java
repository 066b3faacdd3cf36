/** ABC classes by cumulative share. */
@NullMarked
package dev.fenji.kernel.abc;

import org.jspecify.annotations.NullMarked;
