/** How a computed figure was made. */
@NullMarked
package dev.fenji.kernel.provenance;

import org.jspecify.annotations.NullMarked;
