/** Databases as sources: an address that may be opened, queries that say what to read, rows read in a stream. */
@NullMarked
package dev.fenji.adapters.jdbc;

import org.jspecify.annotations.NullMarked;
