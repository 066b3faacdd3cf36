/** The definitions of figures and tiers written down a second time, without the kernel, and compared with the application on real and on nasty data. */
@NullMarked
package dev.fenji.reference;

import org.jspecify.annotations.NullMarked;
