/** From cells to records: which column means what, how dates and numbers are written, what is wrong with a row. */
@NullMarked
package dev.fenji.intake.mapping;

import org.jspecify.annotations.NullMarked;
