/** Rules for the whole source, checked on the compiled classes. */
@NullMarked
package dev.fenji.architecture;

import org.jspecify.annotations.NullMarked;
