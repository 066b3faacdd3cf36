/** Lifecycle stages from a customer's own purchase rhythm. */
@NullMarked
package dev.fenji.kernel.lifecycle;

import org.jspecify.annotations.NullMarked;
