/** Calendar periods as whole days; nothing here reads a clock. */
@NullMarked
package dev.fenji.kernel.time;

import org.jspecify.annotations.NullMarked;
