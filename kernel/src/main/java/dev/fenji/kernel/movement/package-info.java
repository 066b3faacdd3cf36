/** How customers move between tiers over time: what carried a move, and how long standings last. */
@NullMarked
package dev.fenji.kernel.movement;

import org.jspecify.annotations.NullMarked;
