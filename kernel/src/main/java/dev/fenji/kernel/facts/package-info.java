/** What is known of customers as of a day: fields, one customer, a whole population in columns. */
@NullMarked
package dev.fenji.kernel.facts;

import org.jspecify.annotations.NullMarked;
