/** Starts and stops the PostgreSQL server that comes with Fenji. */
@NullMarked
package dev.fenji.shared.postgres;

import org.jspecify.annotations.NullMarked;
