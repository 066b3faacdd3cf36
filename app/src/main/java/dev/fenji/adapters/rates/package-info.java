/** Published exchange rates. */
@NullMarked
package dev.fenji.adapters.rates;

import org.jspecify.annotations.NullMarked;
