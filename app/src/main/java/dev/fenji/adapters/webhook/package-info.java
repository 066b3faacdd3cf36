/** Tells systems outside what happened: signed, in order for each customer, again until it arrives or is given up. */
@NullMarked
package dev.fenji.adapters.webhook;

import org.jspecify.annotations.NullMarked;
