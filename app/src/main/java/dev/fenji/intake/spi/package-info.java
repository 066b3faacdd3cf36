/** What a source of records must offer to be read like a file. */
@NamedInterface("spi")
@NullMarked
package dev.fenji.intake.spi;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
