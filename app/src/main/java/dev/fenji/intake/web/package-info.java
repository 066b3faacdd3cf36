/** Imports over HTTP. */
@NullMarked
package dev.fenji.intake.web;

import org.jspecify.annotations.NullMarked;
