/** Runs and metrics over HTTP. */
@NullMarked
package dev.fenji.insight.web;

import org.jspecify.annotations.NullMarked;
