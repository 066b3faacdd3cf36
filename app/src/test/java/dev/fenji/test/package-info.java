/** What tests of all modules share. */
@NullMarked
package dev.fenji.test;

import org.jspecify.annotations.NullMarked;
