/** {@code ./fenji import}: plain JDK classes that talk to the running server, so that they start at once. */
@NullMarked
package dev.fenji.intake.cli;

import org.jspecify.annotations.NullMarked;
