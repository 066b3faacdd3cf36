/** What a policy that is not yet in force would change: who moves, what they are worth, where. */
@NullMarked
package dev.fenji.kernel.simulate;

import org.jspecify.annotations.NullMarked;
