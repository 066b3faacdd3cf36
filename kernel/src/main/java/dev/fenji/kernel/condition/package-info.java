/** The one condition language of the product: typed, three-valued, evaluated here or translated to SQL elsewhere. */
@NullMarked
package dev.fenji.kernel.condition;

import org.jspecify.annotations.NullMarked;
