/** Exact decimals as millionths in a long: the one numeric form of facts inside the kernel. */
@NullMarked
package dev.fenji.kernel.number;

import org.jspecify.annotations.NullMarked;
