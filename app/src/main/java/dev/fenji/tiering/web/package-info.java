/** Policies, standings and explanations over HTTP. */
@NullMarked
package dev.fenji.tiering.web;

import org.jspecify.annotations.NullMarked;
