/** The demonstration data: two public sample databases and a file the user has. */
@NullMarked
package dev.fenji.adapters.demo;

import org.jspecify.annotations.NullMarked;
