/** The tiers' part of a run: each published policy learns, decides everyone, and writes what changed. */
@NullMarked
package dev.fenji.tiering.assignment;

import org.jspecify.annotations.NullMarked;
