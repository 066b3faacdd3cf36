/** Rows out of files: CSV and Excel, streamed, with limits that hostile files cannot pass. Everything arrives as text. */
@NullMarked
package dev.fenji.intake.reading;

import org.jspecify.annotations.NullMarked;
