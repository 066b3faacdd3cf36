/** Who went from which tier to which, when and why: derived from the history of tiers, and the past computed when it is wanted. */
@NamedInterface("movement")
@NullMarked
package dev.fenji.tiering.movement;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
