/** Tiers set by hand, as they are kept. */
@NullMarked
package dev.fenji.tiering.override;

import org.jspecify.annotations.NullMarked;
