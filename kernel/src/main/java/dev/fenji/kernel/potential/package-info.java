/** What a customer may become: the inputs that people declare. */
@NullMarked
package dev.fenji.kernel.potential;

import org.jspecify.annotations.NullMarked;
