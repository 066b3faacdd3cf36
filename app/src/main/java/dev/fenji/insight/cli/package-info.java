/** {@code ./fenji clv}: the value models for a file, without a server. */
@NullMarked
package dev.fenji.insight.cli;

import org.jspecify.annotations.NullMarked;
