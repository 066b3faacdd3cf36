/** Imports at work: check, write in chunks, quarantine, resume. */
@NullMarked
package dev.fenji.intake.run;

import org.jspecify.annotations.NullMarked;
