/** Judging policies by what customers did after past as-of dates: who was put where with what was known, and what followed. */
@NullMarked
package dev.fenji.kernel.backtest;

import org.jspecify.annotations.NullMarked;
