/** Money: an amount that cannot be added to another currency. */
@NullMarked
package dev.fenji.kernel.money;

import org.jspecify.annotations.NullMarked;
