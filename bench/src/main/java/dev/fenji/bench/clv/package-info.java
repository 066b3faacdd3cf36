/** Measurements of the value models, without a server. */
@NullMarked
package dev.fenji.bench.clv;

import org.jspecify.annotations.NullMarked;
